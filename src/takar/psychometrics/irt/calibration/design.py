"""Which numbers of which item are free, which are shared, and where each of them stands.

Every item has a row of the same width: slope, intercepts, and the logit of guessing where any item
guesses. What a model ties together (one slope for all Rasch items, one set of steps for a rating
scale) is said by two matrices per item: ``own`` for its own free numbers, ``shared`` for the common
ones. An item with neither stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.models import COMMON_SLOPE, EXPONENTIAL, ItemParameters, Model

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
SLOPE = 0


@dataclass(frozen=True, eq=False)
class Design:
    """The items of one calibration: their models, sizes and ties.

    Attributes:
        fixed: parameters that are known and stay.
        guess: the chance of a lucky guess, where it is known for all items of 3PL.
        groups: how many groups; ``free_groups`` have a mean and spread of their own.
    """

    items: tuple[str, ...]
    models: tuple[Model, ...]
    categories: tuple[int, ...]
    fixed: Mapping[str, ItemParameters]
    groups: int = 1
    free_groups: tuple[int, ...] = ()
    guess: float | None = None

    @property
    def most(self) -> int:
        """The most categories of any item."""
        return max(self.categories)

    @cached_property
    def width(self) -> int:
        """How many numbers a row has room for."""
        return self.most + ("3PL" in self.models)

    @cached_property
    def sizes(self) -> Places:
        """How many categories each item has."""
        return np.asarray(self.categories, dtype=np.intp)

    @cached_property
    def exponential(self) -> Places:
        """Items whose answers meet ability only in a weighted sum."""
        return self._of(EXPONENTIAL)

    @cached_property
    def graded(self) -> Places:
        """Items of the graded response model."""
        return self._of(("GRM",))

    @cached_property
    def guessing(self) -> Places:
        """Items with a lower asymptote."""
        return self._of(("3PL",))

    def _of(self, models: Sequence[str]) -> Places:
        return np.array([i for i, model in enumerate(self.models) if model in models], np.intp)

    @cached_property
    def real(self) -> npt.NDArray[np.bool_]:
        """Where a row holds a number of its item, and where only room."""
        real = np.arange(self.width) < self.sizes[:, None]
        if "3PL" in self.models:
            real[:, -1] = [model == "3PL" for model in self.models]
        return np.asarray(real)

    @cached_property
    def is_free(self) -> npt.NDArray[np.bool_]:
        """Which items are estimated."""
        return np.array([name not in self.fixed for name in self.items])

    @cached_property
    def is_tied(self) -> bool:
        """Whether any number belongs to several items."""
        return bool(self.shared.shape[2] > 0)

    @cached_property
    def own(self) -> Numbers:
        """Rows by own free numbers: the identity where nothing is tied."""
        own = np.zeros((len(self.items), self.width, self.width))
        for place, model in enumerate(self.models):
            if not self.is_free[place]:
                continue
            own[place] = np.diag(self.real[place].astype(float))
            if model == "3PL" and self.guess is not None:
                own[place, -1, -1] = 0.0
            if model in COMMON_SLOPE:
                own[place, SLOPE] = 0.0
            if model == "RSM":
                own[place] = 0.0
                size = self.categories[place]
                own[place, 1:size, 1] = np.arange(1, size)
        return own

    @cached_property
    def shared(self) -> Numbers:
        """Rows by common numbers: the slope of all Rasch items, then steps of rating scales."""
        scales = sorted(
            {s for s, m in zip(self.categories, self.models, strict=True) if m == "RSM"}
        )
        starts = np.cumsum([1, *(size - 2 for size in scales)])
        rasch = [m in COMMON_SLOPE for m in self.models]
        several = bool((np.array(rasch) & self.is_free).any())
        shared = np.zeros((len(self.items), self.width, int(starts[-1]) if several else 0))
        for place, model in enumerate(self.models):
            if not (rasch[place] and self.is_free[place]):
                continue
            shared[place, SLOPE, 0] = 1.0
            if model == "RSM":
                size = self.categories[place]
                start = starts[scales.index(size)]
                for step in range(size - 2):
                    shared[place, 1 + step, start + step] = 1.0
        return shared

    @cached_property
    def sharing(self) -> int:
        """How many items have the common slope."""
        return int(self.shared[:, SLOPE, :1].sum())

    @cached_property
    def mapping(self) -> Numbers:
        """From all free numbers (own, common, groups) to the numbers of all rows and groups."""
        items, width, common = self.shared.shape
        wide = np.zeros((items * width, items * width + common))
        for place in range(items):
            rows = slice(place * width, (place + 1) * width)
            wide[rows, rows] = self.own[place]
            wide[rows, items * width :] = self.shared[place]
        wide = wide[:, np.abs(wide).sum(axis=0) > 0]
        groups = 2 * len(self.free_groups)
        whole = np.zeros((wide.shape[0] + groups, wide.shape[1] + groups))
        whole[: wide.shape[0], : wide.shape[1]] = wide
        whole[wide.shape[0] :, wide.shape[1] :] = np.eye(groups)
        return whole
