"""The M-step: one joint Newton step in severities, methods and steps, raters eliminated first.

The severities of different raters do not touch each other once ability is given, so their block
is diagonal and is swept out; what remains is as small as the number of steps and methods.
"""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.layout import Layout
from takar.psychometrics.raters.facets.point import (
    LEAST_LOG_SD,
    Categories,
    Point,
    centred,
    seats_by,
)
from takar.psychometrics.raters.facets.posterior import Posterior, expected_counts
from takar.psychometrics.raters.ratings import Numbers

LONGEST_STEP = 3.0


@dataclass(frozen=True, eq=False)
class Ridge:
    """How strongly effects are drawn to zero: one over the variance of a random effect."""

    rater: Numbers
    panel: Numbers

    def penalty(self, point: Point) -> float:
        """Return what the log-likelihood loses by the effects not being zero."""
        return float(0.5 * (self.rater @ point.rater**2 + self.panel @ point.panel**2))


@dataclass(frozen=True, eq=False)
class Curvature:
    """Gradient and information of the ratings, ability taken as known.

    Attributes:
        seat_gradient, step_gradient: slopes of the log-likelihood.
        seat_seat: information of every seat's location (they do not touch each other).
        seat_step, step_step: information shared with and among the free steps.
    """

    seat_gradient: Numbers
    step_gradient: Numbers
    seat_seat: Numbers
    seat_step: Numbers
    step_step: Numbers


def curvature(found: Posterior, layout: Layout, categories: Categories) -> Curvature:
    """Return gradient and information, ability taken as known."""
    tables, (competencies, width) = found.tables, categories.is_used.shape
    seats, nodes = len(layout.seat_rater), len(tables.nodes)
    mass = expected_counts(found, layout).reshape(-1, seats * nodes) / tables.sums
    places = np.arange(width, dtype=np.float64)
    mean = ((places * tables.weights) @ tables.powers) / tables.sums
    square = ((places**2 * tables.weights) @ tables.powers) / tables.sums
    expected = tables.weights * (mass @ tables.powers.T)
    full = mass * tables.sums
    per_seat = (competencies, seats, nodes)
    design = categories.design
    return Curvature(
        seat_gradient=(full * mean).reshape(per_seat).sum(axis=(0, 2)) - layout.seat_total,
        step_gradient=design.T @ (expected - layout.counts).ravel(),
        seat_seat=(full * (square - mean**2)).reshape(per_seat).sum(axis=(0, 2)),
        seat_step=_seat_by_category(found, mass, mean, per_seat) @ design,
        step_step=design.T @ _category_by_category(found, mass, expected) @ design,
    )


def _seat_by_category(
    found: Posterior, mass: Numbers, mean: Numbers, shape: tuple[int, int, int]
) -> Numbers:
    """Return the information that seats (rows) share with categories (columns)."""
    weights, width = found.tables.weights, found.tables.weights.shape[1]
    powers = found.tables.powers.reshape(width, *shape[1:]).transpose(1, 0, 2)
    plain = mass.reshape(shape).transpose(1, 2, 0)
    drawn = (mass * mean).reshape(shape).transpose(1, 2, 0)
    places = np.arange(width, dtype=np.float64)[:, None]
    shared = places * (powers @ plain) - powers @ drawn
    return np.asarray((shared * weights.T).transpose(0, 2, 1).reshape(shape[1], -1))


def _category_by_category(found: Posterior, mass: Numbers, expected: Numbers) -> Numbers:
    """Return the information among categories: blocks of one competency each."""
    weights, powers = found.tables.weights, found.tables.powers
    competencies, width = weights.shape
    scaled = mass / found.tables.sums
    moments = np.empty((2 * width - 1, competencies))
    for place in range(2 * width - 1):
        low = place // 2
        moments[place] = scaled @ (powers[low] * powers[place - low])
    places = np.add.outer(np.arange(width), np.arange(width))
    block = -moments[places].transpose(2, 0, 1) * weights[:, :, None] * weights[:, None, :]
    full = np.zeros((competencies, width, competencies, width))
    for competency in range(competencies):
        full[competency, :, competency] = block[competency] + np.diag(expected[competency])
    return full.reshape(competencies * width, -1)


def ascended(
    point: Point, found: Posterior, layout: Layout, categories: Categories, ridge: Ridge
) -> Point:
    """Return a better point: one step of Newton, abilities as known from the E-step."""
    curve = curvature(found, layout, categories)
    by_rater = seats_by(layout.seat_rater, len(point.rater))
    by_method = seats_by(layout.seat_method, len(point.method))
    rater_gradient = by_rater.T @ curve.seat_gradient - ridge.rater * point.rater
    diagonal = by_rater.T @ curve.seat_seat + ridge.rater + 1e-12
    small = np.concatenate([by_method.T @ curve.seat_gradient, curve.step_gradient])
    shared = np.hstack(
        [
            (by_rater.multiply(curve.seat_seat[:, None])).T @ by_method.toarray(),
            by_rater.T @ curve.seat_step,
        ]
    )
    inner = _small_information(curve, by_method.toarray())
    reduced = inner - shared.T @ (shared / diagonal[:, None])
    right = small - shared.T @ (rater_gradient / diagonal)
    change = np.linalg.solve(_gauged(reduced, categories, len(point.method)), right)
    panel, log_sd = _ability(point, found, layout, ridge)
    methods = len(point.method)
    of_raters = (rater_gradient - shared @ change) / diagonal
    longest = max(np.abs(of_raters).max(), np.abs(change).max(initial=0.0))
    shorter = min(1.0, LONGEST_STEP / longest) if longest > 0 else 1.0
    moved = Point(
        rater=point.rater + shorter * of_raters,
        method=point.method + shorter * change[:methods],
        step=point.step + shorter * change[methods:],
        panel=panel,
        log_sd=log_sd,
    )
    return centred(moved, categories)


def _small_information(curve: Curvature, by_method: Numbers) -> Numbers:
    """Return the information among methods and steps, before raters are swept out."""
    method = by_method.T @ (curve.seat_seat[:, None] * by_method)
    between = by_method.T @ curve.seat_step
    return np.block([[method, between], [between.T, curve.step_step]])


def _gauged(reduced: Numbers, categories: Categories, methods: int) -> Numbers:
    """Close the directions in which nothing changes: all methods or raters against all steps."""
    shift = categories.shift
    all_steps = np.concatenate([np.zeros(methods), shift])
    all_methods = np.concatenate([np.ones(methods), -shift])
    size = max(float(np.diag(reduced).max()), 1.0)
    for direction in (all_steps, all_methods):
        reduced = reduced + size * np.outer(direction, direction) / (direction @ direction)
    return reduced + 1e-10 * size * np.eye(len(reduced))


def _ability(point: Point, found: Posterior, layout: Layout, ridge: Ridge) -> tuple[Numbers, float]:
    """Return the means of the panels and the spread of ratees within them."""
    people = np.bincount(layout.panel, layout.weight, len(point.panel))
    totals = np.bincount(layout.panel, layout.weight * found.mean, len(point.panel))
    drawn = ridge.panel * np.exp(2 * point.log_sd)
    panel = totals / (people + drawn) if len(point.panel) > 1 else np.zeros(1)
    apart = found.variance + (found.mean - panel[layout.panel]) ** 2
    spread = float(layout.weight @ apart) / layout.people
    return panel, max(0.5 * float(np.log(spread)), LEAST_LOG_SD)
