"""Calibration: settings that do nothing until answers come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from takar.psychometrics.irt.calibration.ascent import Patience
from takar.psychometrics.irt.calibration.dense import Dense
from takar.psychometrics.irt.calibration.fit import IrtFit
from takar.psychometrics.irt.calibration.kernels import is_compilable
from takar.psychometrics.irt.calibration.precision import Errors, precision
from takar.psychometrics.irt.calibration.priors import WEAK, Prior
from takar.psychometrics.irt.calibration.problem import Asked, Problem, problem
from takar.psychometrics.irt.calibration.shortcut import Shortcut
from takar.psychometrics.irt.calibration.start import loadings, start
from takar.psychometrics.irt.calibration.telling import doubts, errors_of, groups_of, items_of
from takar.psychometrics.irt.calibration.top import top_of
from takar.psychometrics.irt.models import ItemParameters, Model
from takar.psychometrics.responses import Responses

NOTHING: Mapping[str, ItemParameters] = {}
FEW_CELLS = 4
PERSONS_PER_CELL = 400  # a booklet with fewer costs more by tables of scores than one by one


@dataclass(frozen=True)
class Calibration:
    """Marginal maximum likelihood of item parameters, or its mode where beliefs are given.

    Attributes:
        model: one for all items, or by item; items not named are 2PL, or GPCM.
        prior: beliefs about items; "weak" for the usual ones, nothing for none.
        nodes: the fewest points of ability; more are taken where posteriors are narrow.
        errors: "observed" information; "opg" and "sandwich" as checks; "none" to save time.
        guess: the chance of a lucky guess in all items of 3PL, where it is not to be estimated.
        groups: "free" gives each group but the reference a mean and spread; "one" ignores groups.
        threads: how many read persons, where a table of persons by abilities is needed.
        is_compiled: whether numba reads persons where a table is needed; if left open, where it is
            installed.
    """

    model: Model | Mapping[str, Model] = "2PL"
    prior: Prior | Literal["weak"] | None = None
    nodes: int = 61
    errors: Errors = "observed"
    groups: Literal["free", "one"] = "free"
    guess: float | None = None
    threads: int = 1
    is_compiled: bool | None = None
    patience: Patience = field(default_factory=Patience)

    def fit(self, responses: Responses, *, fixed: Mapping[str, ItemParameters] = NOTHING) -> IrtFit:
        """Estimate the items that are not fixed, and the abilities of the groups.

        With fixed items the scale is theirs: every group has a free mean and spread.

        Raises:
            NotEstimable: the answers leave a number without a value.
        """
        from takar.psychometrics.raters.facets.threads import (  # noqa: PLC0415 -- it loads SciPy
            threads,
        )

        prior = WEAK if self.prior == "weak" else self.prior
        with threads(1):  # of the linear algebra: its own threads wait for each other
            asked = Asked(self.model, fixed, prior is not None, self.groups == "one", self.guess)
            return self._fitted(problem(responses, asked), prior, responses.group_names)

    def _fitted(self, asked: Problem, prior: Prior | None, names: tuple[str, ...]) -> IrtFit:
        """Climb, make the grid finer where that matters, and tell what was found."""
        counter = self._counter(asked)
        found = loadings(asked.packed)
        place = start(asked.design, asked.packed.taken, found, is_positive=prior is not None)
        top = top_of(counter, prior, asked.packed, place, least=self.nodes, patience=self.patience)
        sure = (
            None
            if self.errors == "none"
            else precision(counter, top.place, top.grid, prior, self.errors)
        )
        said = doubts(top.place, found, has_converged=top.has_converged)
        return IrtFit(
            items=items_of(top.place),
            se=() if sure is None else errors_of(top.place, sure),
            groups=groups_of(top.place, names, top.turn.counts.persons.sum(axis=1), sure),
            loglik=top.turn.counts.loglik,
            penalised=top.turn.height,
            parameters=asked.design.mapping.shape[1],
            gradient=top.turn.slope,
            iterations=top.iterations,
            nodes=len(top.grid.theta),
            change_on_doubling=top.change,
            has_converged=top.has_converged,
            warnings=(*asked.warnings, *said),
            n_used=asked.n_used,
            n_excluded=asked.n_excluded,
            excluded=asked.excluded,
            errors=self.errors,
        )

    def _counter(self, asked: Problem) -> Shortcut | Dense:
        """Return who counts: by scores where models and booklets allow it, else by persons."""
        rows = asked.packed
        is_exponential = len(asked.design.exponential) == len(asked.design.items)
        if is_exponential and len(rows.cell_group) * PERSONS_PER_CELL <= max(
            len(rows.answers), FEW_CELLS * PERSONS_PER_CELL
        ):
            return Shortcut(rows)
        compiled = is_compilable() if self.is_compiled is None else self.is_compiled
        return Dense(rows, threads=self.threads, is_compiled=compiled)
