"""Gradient and observed information of the log-likelihood, ratees integrated out.

Fisher's identity gives the gradient; the information is what it would be with ability known, less
what is lost by not knowing it: the posterior covariance of each ratee's score.

Reference: Louis (1982), JRSS B 44, 226-233; Oakes (1999), JRSS B 61, 479-482.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from takar.psychometrics.raters.facets.ascent import curvature
from takar.psychometrics.raters.facets.layout import Layout
from takar.psychometrics.raters.facets.point import (
    Categories,
    Point,
    is_without_spread,
    seats_by,
)
from takar.psychometrics.raters.facets.posterior import Posterior
from takar.psychometrics.raters.facets.scores import lost_by_not_knowing
from takar.psychometrics.raters.ratings import Numbers


@dataclass(frozen=True, eq=False)
class Contrasts:
    """The free parameters: effects that sum to zero, in coordinates of length one.

    Attributes:
        rater, method, panel: orthonormal columns, one fewer than there are effects.
        first_panel: where the panels begin among the free parameters.
        to_effects: from free parameters to (raters, methods, steps, panels, log sd).
    """

    rater: Numbers
    method: Numbers
    panel: Numbers
    first_panel: int
    to_effects: Numbers

    @classmethod
    def of(cls, point: Point) -> "Contrasts":
        """Return the free parameters of a point's model."""
        sizes = (len(point.rater), len(point.method), len(point.panel))
        rater, method, panel = (sum_to_zero(size) for size in sizes)
        spread = np.ones((1, 0 if is_without_spread(point) else 1))
        blocks = (rater, method, np.eye(len(point.step)), panel, spread)
        rows = np.cumsum([0, *(block.shape[0] for block in blocks)])
        columns = np.cumsum([0, *(block.shape[1] for block in blocks)])
        whole = np.zeros((rows[-1], columns[-1]))
        for place, block in enumerate(blocks):
            across = slice(columns[place], columns[place + 1])
            whole[rows[place] : rows[place + 1], across] = block
        return cls(rater, method, panel, int(columns[3]), whole)


def sum_to_zero(size: int) -> Numbers:
    """Return orthonormal columns, each summing to zero (Helmert's)."""
    columns = np.triu(np.ones((size, size - 1)))
    place = np.arange(1, size)
    columns[place, place - 1] = -place
    return columns / np.sqrt(place * (place + 1.0))


def gradient(point: Point, found: Posterior, layout: Layout, categories: Categories) -> Numbers:
    """Return the slope of the log-likelihood in (raters, methods, steps, panels, log sd)."""
    curve = curvature(found, layout, categories)
    return slopes(point, found, layout, curve.seat_gradient, curve.step_gradient)


def slopes(point: Point, found: Posterior, layout: Layout, seat: Numbers, step: Numbers) -> Numbers:
    """Join the slopes of seats and steps with those of panels and of the spread."""
    variance = np.exp(2 * point.log_sd)
    apart = found.mean - point.panel[layout.panel]
    panel = np.bincount(layout.panel, layout.weight * apart, len(point.panel)) / variance
    spread = layout.weight @ ((found.variance + apart**2) / variance - 1)
    rater = np.bincount(layout.seat_rater, seat, len(point.rater))
    method = np.bincount(layout.seat_method, seat, len(point.method))
    return np.concatenate([rater, method, step, panel, [spread]])


def information(point: Point, found: Posterior, layout: Layout, categories: Categories) -> Numbers:
    """Return the observed information in (raters, methods, steps, panels, log sd)."""
    known = _if_ability_were_known(point, found, layout, categories)
    whole = known - lost_by_not_knowing(point, found, layout, categories)
    mapping = sparse.block_diag(
        [
            sparse.hstack(
                [
                    seats_by(layout.seat_rater, len(point.rater)),
                    seats_by(layout.seat_method, len(point.method)),
                ]
            ),
            sparse.eye_array(len(point.step) + len(point.panel) + 1),
        ]
    ).tocsr()
    return np.asarray(mapping.T @ (mapping.T @ whole).T)


def _if_ability_were_known(
    point: Point, found: Posterior, layout: Layout, categories: Categories
) -> Numbers:
    """Return the information in (seats, steps, panels, log sd), ability taken as known."""
    curve = curvature(found, layout, categories)
    seats, steps, panels = len(layout.seat_rater), len(point.step), len(point.panel)
    variance = np.exp(2 * point.log_sd)
    apart = found.mean - point.panel[layout.panel]
    people = np.bincount(layout.panel, layout.weight, panels)
    drift = np.bincount(layout.panel, layout.weight * apart, panels)
    spread = layout.weight @ (found.variance + apart**2)
    known = np.zeros((seats + steps + panels + 1,) * 2)
    known[:seats, :seats] = np.diag(curve.seat_seat)
    known[:seats, seats : seats + steps] = curve.seat_step
    known[seats : seats + steps, :seats] = curve.seat_step.T
    known[seats : seats + steps, seats : seats + steps] = curve.step_step
    ability = slice(seats + steps, seats + steps + panels)
    known[ability, ability] = np.diag(people / variance)
    known[ability, -1] = known[-1, ability] = 2 * drift / variance
    known[-1, -1] = 2 * spread / variance
    return known
