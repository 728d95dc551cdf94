"""One point of the search: the numbers of all items and groups, and the grid they are seen on."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.calibration.design import Design, Numbers

REACH = 6.0
LEAST_GAP = 1e-9
ENDLESS = 50.0
LEAST_SPREAD = 0.1  # of a group: less than this is no spread worth a finer grid


def logistic(logits: Numbers) -> Numbers:
    """Return the logistic curve, without overflow."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -logits)))


@dataclass(frozen=True, eq=False)
class Place:
    """Rows of item numbers (see :class:`Design`), and mean and spread of each group."""

    design: Design
    rows: Numbers
    mean: Numbers
    sd: Numbers

    @cached_property
    def working(self) -> Numbers:
        """The same in numbers without limits: log gaps of graded intercepts, log spreads."""
        rows = self.rows.copy()
        graded = self.design.graded
        if len(graded):
            gaps = -np.diff(rows[graded][:, 1 : self.design.most], axis=1)
            inner = self.design.real[graded][:, 2 : self.design.most]
            rows[graded, 2 : self.design.most] = np.log(np.where(inner, gaps, 1.0))
        free = list(self.design.free_groups)
        return np.concatenate([rows.ravel(), self.mean[free], np.log(self.sd[free])])

    @cached_property
    def reported(self) -> Numbers:
        """The same in numbers as they are told: guesses as probabilities."""
        rows = self.rows.copy()
        guessing = self.design.guessing
        rows[guessing, -1] = logistic(rows[guessing, -1])
        return np.concatenate([rows.ravel(), self.mean, self.sd])

    def at(self, working: Numbers) -> "Place":
        """Return the place that these working numbers mean."""
        design = self.design
        free = list(design.free_groups)
        rows = working[: self.rows.size].reshape(self.rows.shape).copy()
        if len(design.graded):
            inner = design.real[design.graded][:, 2 : design.most]
            gaps = np.where(inner, np.exp(rows[design.graded, 2 : design.most]), 0.0)
            falls = np.cumsum(gaps, axis=1)
            rows[design.graded, 2 : design.most] = rows[design.graded, 1:2] - falls
            rows[~design.real] = 0.0
        mean, sd = self.mean.copy(), self.sd.copy()
        if free:
            rest = working[self.rows.size :]
            mean[free] = rest[: len(free)]
            sd[free] = np.maximum(np.exp(rest[len(free) :]), LEAST_SPREAD)
        return Place(design, rows, mean, sd)

    @cached_property
    def is_flat(self) -> npt.NDArray[np.bool_]:
        """Which groups have next to no spread: theirs can only grow."""
        return np.asarray(self.sd <= LEAST_SPREAD * (1 + 1e-9))

    def span(self, reach: float = REACH) -> tuple[float, float]:
        """Return the lowest and highest ability that matters in any group."""
        return (
            float((self.mean - reach * self.sd).min()),
            float((self.mean + reach * self.sd).max()),
        )

    def grid(self, nodes: int, reach: float = REACH) -> "Grid":
        """Return equally spaced abilities over all groups, and the weight of each in each group."""
        return self.on(np.linspace(*self.span(reach), nodes))

    def on(self, theta: Numbers) -> "Grid":
        """Return the weights that the groups give to these abilities."""
        log_weights = -0.5 * ((theta - self.mean[:, None]) / self.sd[:, None]) ** 2
        log_weights -= np.logaddexp.reduce(log_weights, axis=1, keepdims=True)
        return Grid(theta, log_weights)

    @cached_property
    def runs_away(self) -> bool:
        """Tell whether a free slope is beyond any item: the answers give it no end."""
        return bool((np.abs(self.rows[self.design.is_free, 0]) > ENDLESS).any())

    @cached_property
    def is_possible(self) -> bool:
        """Tell whether all numbers are finite and graded intercepts apart."""
        graded, most = self.design.graded, self.design.most
        gaps = -np.diff(self.rows[graded, 1:most], axis=1)
        apart = (gaps > LEAST_GAP) | ~self.design.real[graded, 2:most]
        return bool(apart.all() and np.isfinite(self.rows.sum() + self.mean.sum() + self.sd.sum()))


@dataclass(frozen=True, eq=False)
class Grid:
    """Abilities, and the log weight of each in each group."""

    theta: Numbers
    log_weights: Numbers
