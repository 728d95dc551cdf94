"""Whole-number rows for HiGHS, which counts how many people go where.

What HiGHS finds is rounded and checked against every row in whole numbers. What its linear
relaxation bounds is proved again in whole numbers: any prices of the rows give a valid lower bound
(weak duality), so the prices are rounded and the bound is added up exactly.

Reference: Huangfu & Hall (2018), Parallelizing the dual revised simplex method, MPC 10, 119-142.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from takar.timetables.stages.asking import Answer, Effort
from takar.timetables.timetable import FEASIBLE, INFEASIBLE, UNKNOWN

Terms = Mapping[int, int]
"""Variables with their whole-number factors."""
FAR = 10**9
NODES = 200
"""Branches after which the best so far stands, so that the clock seldom decides."""
PRICE = 10**6
"""Prices of rows are rounded to a millionth."""
NEAR, SMALL = 15.0, 1e-9
"""Minutes by which a variable may be dearer than the best mix and still be weighed first."""


@dataclass
class Rows:
    """Whole-number variables from zero up, and rows that keep sums between two ends."""

    most: list[int] = field(default_factory=list)
    terms: list[Terms] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)

    def new(self, most: int) -> int:
        """Return a new variable that may be 0 to ``most``."""
        self.most.append(most)
        return len(self.most) - 1

    def add(self, terms: Terms, least: int = -FAR, most: int = FAR) -> None:
        """Keep a sum between two ends."""
        self.terms.append(terms)
        self.ends.append((least, most))

    def matrix(self) -> Any:
        """Return the factors as a sparse matrix of whole numbers."""
        from scipy.sparse import csr_array  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

        sizes = [len(terms) for terms in self.terms]
        columns = np.fromiter((v for t in self.terms for v in t), dtype=np.int64)
        factors = np.fromiter((f for t in self.terms for f in t.values()), dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        return csr_array((factors, columns, starts), shape=(len(self.terms), len(self.most)))

    def smallest(self, objective: Terms, effort: Effort, gap: float = 0.01) -> Answer:
        """Return the best whole-number answer that HiGHS finds; its bound is not used as proof.

        First only variables that cost little more than the best mix are weighed, then all.
        """
        relaxed = self._relaxed(objective, effort.seconds)
        if relaxed.status == 2:
            return Answer(INFEASIBLE, {})
        if relaxed.status == 0:
            near = (relaxed.lower.marginals <= NEAR) | (relaxed.x > SMALL)
            answer = self._searched(objective, np.where(near, self.most, 0), effort.part(0.5), gap)
            if answer.is_found:
                return answer
        return self._searched(objective, np.array(self.most), effort.part(0.5), gap)

    def _searched(self, objective: Terms, most: Any, effort: Effort, gap: float) -> Answer:
        optimize, (low, high) = _optimize(), self._ends()
        with _silently():
            told = optimize.milp(
                self._costs(objective).astype(float),
                constraints=optimize.LinearConstraint(self.matrix().astype(float), low, high),
                bounds=optimize.Bounds(0, most.astype(float)),
                integrality=np.ones(len(self.most)),
                options={
                    "time_limit": max(effort.seconds, 0.1),
                    "mip_rel_gap": gap,
                    "node_limit": NODES,
                },
            )
        if told.x is None:
            return Answer(UNKNOWN, {})
        values = np.rint(told.x).astype(np.int64)
        if not self.holds(values):
            return Answer(UNKNOWN, {})
        value = int(self._costs(objective) @ values)
        return Answer(FEASIBLE, dict(enumerate(values.tolist())), value)

    def holds(self, values: Any) -> bool:
        """Tell whether whole numbers keep every row."""
        low, high = self._ends()
        values = np.asarray(values)
        sums = self.matrix() @ values
        inside = (values >= 0) & (values <= np.array(self.most))
        return bool(np.all(sums >= low) and np.all(sums <= high) and np.all(inside))

    def bound(self, objective: Terms, seconds: float) -> int | None:
        """Return what the objective cannot be below, added up in whole numbers.

        ``None`` says that the rows cannot be kept at all, or that time ran out.
        """
        told = self._relaxed(objective, seconds)
        if told.status != 0:
            return None
        low, high = self._ends()
        upper, lower = high < FAR, low > -FAR
        prices = np.zeros(len(self.terms), dtype=np.int64)
        own = np.rint(told.ineqlin.marginals * PRICE).astype(np.int64)
        count = int(upper.sum())
        prices[upper] += np.minimum(own[:count], 0)
        prices[lower] -= np.minimum(own[count:], 0)
        left = self._costs(objective) * PRICE - self.matrix().T @ prices
        paid = np.where(prices > 0, prices * low, prices * high)[prices != 0].sum()
        total = int(paid) + int((np.minimum(left, 0) * np.array(self.most)).sum())
        return -(-total // PRICE)

    def _relaxed(self, objective: Terms, seconds: float) -> Any:
        low, high = self._ends()
        matrix = self.matrix()
        upper, lower = high < FAR, low > -FAR
        return _optimize().linprog(
            self._costs(objective).astype(float),
            A_ub=_stacked(matrix, upper, lower),
            b_ub=np.concatenate([high[upper], -low[lower]]).astype(float),
            bounds=np.column_stack([np.zeros(len(self.most)), self.most]),
            method="highs",
            options={"time_limit": max(seconds, 0.1)},
        )

    def _costs(self, objective: Terms) -> Any:
        costs = np.zeros(len(self.most), dtype=np.int64)
        for variable, factor in objective.items():
            costs[variable] += factor
        return costs

    def _ends(self) -> tuple[Any, Any]:
        return tuple(np.array(own, dtype=np.int64) for own in zip(*self.ends, strict=True))  # type: ignore[return-value]


@contextmanager
def _silently() -> Iterator[None]:
    """Keep the lines that HiGHS prints past Python away from the standard output."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _optimize() -> Any:
    """Return scipy's door to HiGHS; it is heavy, so only who solves loads it."""
    from scipy import optimize  # noqa: PLC0415 -- see above

    return optimize


def _stacked(matrix: Any, upper: Any, lower: Any) -> Any:
    from scipy.sparse import vstack  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    return vstack([matrix[np.flatnonzero(upper)], -matrix[np.flatnonzero(lower)]]).astype(float)
