"""Rules as rows of numbers, each remembering which rule it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Kind = Literal["CONTENT", "ENEMIES", "INFORMATION", "LENGTH", "MEASURE", "OVERLAP", "SCORES", "USE"]


class Rule(NamedTuple):
    """Which rule a row stands for: its kind, whom it names, and the form (or minus one)."""

    kind: Kind
    name: str = ""
    form: int = -1


@dataclass
class Rows:
    """Columns and rows of a program that grows.

    Attributes:
        cost: what a unit of each column costs.
        upper, lower: how far each column may go.
        whole: whether a column counts whole things.
    """

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    _row: list[npt.NDArray[np.intp]] = field(default_factory=list)
    _column: list[npt.NDArray[np.intp]] = field(default_factory=list)
    _value: list[Numbers] = field(default_factory=list)

    def columns(
        self,
        number: int,
        *,
        cost: float = 0.0,
        upper: float = np.inf,
        lower: float = 0.0,
        whole: bool = False,
    ) -> npt.NDArray[np.intp]:
        """Add columns alike, and return their places."""
        first = len(self.cost)
        self.cost += [cost] * number
        self.lower += [lower] * number
        self.upper += [upper] * number
        self.whole += [whole] * number
        return np.arange(first, first + number)

    def row(
        self, rule: Rule, columns: Sequence[int] | npt.NDArray[np.intp], values: npt.ArrayLike = 1.0
    ) -> int:
        """Add a row without limits yet, and return its place."""
        place = len(self.rules)
        self.rules.append(rule)
        self.least.append(-np.inf)
        self.most.append(np.inf)
        self.widen(place, columns, values)
        return place

    def bound(self, place: int, least: float = -np.inf, most: float = np.inf) -> None:
        """Say between which numbers a row must lie."""
        self.least[place], self.most[place] = least, most

    def widen(
        self,
        place: int,
        columns: Sequence[int] | npt.NDArray[np.intp],
        values: npt.ArrayLike = 1.0,
    ) -> None:
        """Let more columns count in a row."""
        own = np.asarray(columns, dtype=np.intp)
        self._column.append(own)
        self._row.append(np.full(len(own), place))
        self._value.append(np.broadcast_to(np.asarray(values, dtype=np.float64), own.shape))

    def matrix(self) -> tuple[Numbers, tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]]:
        """Return the numbers of the rows and where they stand."""
        places = (np.concatenate(self._row), np.concatenate(self._column))
        return np.concatenate(self._value), places
