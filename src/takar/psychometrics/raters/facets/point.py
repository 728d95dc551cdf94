"""Where the search stands: every parameter of the model, and what it means for the categories.

The model is written with category intercepts: log P(k) = k (theta - rho_r - mu_m) - c_ik + const,
so a category that nobody used keeps its place on the scale and has no parameter.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse

from takar.psychometrics.raters.facets.layout import Layout
from takar.psychometrics.raters.ratings import Codes, Numbers

Steps = Literal["partial_credit", "rating_scale"]
LEAST_LOG_SD, MOST_LOG_SD = float(np.log(0.01)), float(np.log(30.0))


@dataclass(frozen=True, eq=False)
class Point:
    """Values of all parameters, in logits.

    Attributes:
        rater: severities; method, panel: effects; step: the free category parameters.
        log_sd: logarithm of the standard deviation of ratees within a panel.
    """

    rater: Numbers
    method: Numbers
    step: Numbers
    panel: Numbers
    log_sd: float

    def packed(self) -> Numbers:
        """Return all values in one row."""
        return np.concatenate([self.rater, self.method, self.step, self.panel, [self.log_sd]])

    def unpacked(self, values: Numbers) -> "Point":
        """Return the point with other values, in the order of :meth:`packed`."""
        parts = (self.rater, self.method, self.step, self.panel)
        rater, method, step, panel, last = np.split(values, np.cumsum([len(p) for p in parts]))
        log_sd = min(max(float(last[0]), LEAST_LOG_SD), MOST_LOG_SD)
        return Point(rater, method, step, panel, log_sd)


@dataclass(frozen=True, eq=False)
class Categories:
    """How the free parameters of the steps make the intercepts of all categories.

    Attributes:
        design: rows are (competency, category) pairs, columns free parameters.
        is_used: categories that exist, by competency.
        shift: the change of the free parameters that moves every competency up by one logit.
    """

    design: Numbers
    is_used: npt.NDArray[np.bool_]
    shift: Numbers

    @classmethod
    def of(cls, layout: Layout, steps: Steps) -> "Categories":
        """Return the categories with steps of their own for each competency, or common ones."""
        return _common(layout) if steps == "rating_scale" else _own(layout)

    def intercepts(self, step: Numbers) -> Numbers:
        """Return the intercept of every category of every competency."""
        return (self.design @ step).reshape(self.is_used.shape)

    def weights(self, step: Numbers) -> Numbers:
        """Return exp(-intercept), zero where nobody used the category."""
        return np.where(self.is_used, np.exp(-self.intercepts(step)), 0.0)


def _own(layout: Layout) -> Categories:
    """Return categories with parameters for each competency: the partial credit model."""
    used = layout.observed
    lowest = np.argmax(used, axis=1)
    is_free = used.copy()
    is_free[np.arange(len(used)), lowest] = False
    rows = np.flatnonzero(is_free)
    design = np.zeros((used.size, len(rows)))
    design[rows, np.arange(len(rows))] = 1
    competency, category = np.divmod(rows, used.shape[1])
    return Categories(design, used, (category - lowest[competency]).astype(np.float64))


def _common(layout: Layout) -> Categories:
    """Return categories with one set of steps for all competencies: the rating scale model.

    A competency on which everybody got the lowest level, or the highest, says nothing of anybody
    and has no parameter.
    """
    competencies, width = layout.observed.shape
    anywhere = np.flatnonzero(layout.observed.any(axis=0))
    is_telling = ~(layout.observed.sum(axis=1) == 1) | layout.observed[:, anywhere[1:-1]].any(
        axis=1
    )
    telling, inner = np.flatnonzero(is_telling), anywhere[1:-1]
    used = layout.observed.copy()
    used[np.ix_(telling, anywhere)] = True
    design = np.zeros((competencies, width, len(telling) + len(inner)))
    design[telling[:, None], anywhere, np.arange(len(telling))[:, None]] = anywhere - anywhere[0]
    design[telling[:, None], inner, len(telling) + np.arange(len(inner))] = 1
    shift = np.concatenate([np.ones(len(telling)), np.zeros(len(inner))])
    return Categories(design.reshape(used.size, -1), used, shift)


def starting_point(layout: Layout, categories: Categories) -> Point:
    """Return where the search begins: steps from how often each category was given."""
    counts = layout.counts + 0.5
    intercepts = np.where(categories.is_used, -np.log(counts), 0.0)
    lowest = np.argmax(categories.is_used, axis=1)
    intercepts -= intercepts[np.arange(len(counts)), lowest][:, None]
    there = categories.is_used.ravel()
    step = np.linalg.lstsq(categories.design[there], intercepts.ravel()[there], rcond=None)[0]
    return Point(
        rater=np.zeros(len(layout.raters)),
        method=np.zeros(len(layout.methods)),
        step=np.asarray(step, dtype=np.float64),
        panel=np.zeros(len(layout.panels)),
        log_sd=0.0,
    )


def centred(point: Point, categories: Categories) -> Point:
    """Return the same probabilities with severities, methods and panels summing to zero."""
    severity, method, panel = (part.mean() for part in (point.rater, point.method, point.panel))
    return Point(
        rater=point.rater - severity,
        method=point.method - method,
        step=point.step + (severity + method - panel) * categories.shift,
        panel=point.panel - panel,
        log_sd=point.log_sd,
    )


def is_without_spread(point: Point) -> bool:
    """Tell whether ratees are all alike as far as the model can see."""
    return point.log_sd <= LEAST_LOG_SD


def seat_locations(point: Point, layout: Layout) -> Numbers:
    """Return how much harder every seat makes a step."""
    return np.asarray(point.rater[layout.seat_rater] + point.method[layout.seat_method])


def seats_by(codes: Codes, width: int) -> sparse.csr_array:
    """Return which seats (rows) belong to which rater or method (columns)."""
    ones = np.ones(len(codes))
    where = (np.arange(len(codes)), codes)
    return sparse.coo_array((ones, where), shape=(len(codes), width)).tocsr()
