"""The E-step: what the ratings say of every ratee, given the parameters.

Given theta the model is an exponential family, so a ratee's likelihood depends on the ratings only
through their sum and through the forms met: one table per seat, summed, does for everybody.
"""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.layout import Layout
from takar.psychometrics.raters.facets.point import Categories, Point, seat_locations
from takar.psychometrics.raters.ratings import Numbers

REACH = 6.0
LARGEST_EXPONENT = 600.0


@dataclass(frozen=True, eq=False)
class Tables:
    """Category probabilities of every competency at every seat and node.

    Attributes:
        nodes: abilities, equally spaced.
        weights: exp(-intercept) by competency and category.
        powers: exp((k - top/2) (theta - location)) by category, then seat and node in one row.
        sums: the sum of weights times powers by competency, then seat and node in one row.
        log_sums: the log of the denominators, competency by seat by node.
    """

    nodes: Numbers
    weights: Numbers
    powers: Numbers
    sums: Numbers
    log_sums: Numbers

    @classmethod
    def of(cls, point: Point, layout: Layout, categories: Categories, nodes: Numbers) -> "Tables":
        """Return the tables at a point."""
        seats = len(layout.seat_rater)
        width = categories.is_used.shape[1]
        limit = LARGEST_EXPONENT / max(width - 1, 1)
        eta = (nodes - seat_locations(point, layout)[:, None]).ravel()
        np.clip(eta, -limit, limit, out=eta)
        powers = np.empty((width, eta.size))
        np.exp(-(width - 1) / 2 * eta, out=powers[0])
        once = np.exp(eta)
        for category in range(1, width):
            np.multiply(powers[category - 1], once, out=powers[category])
        weights = categories.weights(point.step)
        sums = weights @ powers
        log_sums = np.log(sums) + (width - 1) / 2 * eta
        return cls(nodes, weights, powers, sums, log_sums.reshape(-1, seats, len(nodes)))


@dataclass(frozen=True, eq=False)
class Posterior:
    """What is known of every ratee at a point.

    Attributes:
        shares: probability of every node (column) for every ratee (row).
        loglik: log-likelihood of the ratings, ratees integrated out.
    """

    tables: Tables
    shares: Numbers
    loglik: float

    @property
    def mean(self) -> Numbers:
        """The expected ability of every ratee."""
        return np.asarray(self.shares @ self.tables.nodes)

    @property
    def variance(self) -> Numbers:
        """The variance of every ratee's ability."""
        return np.maximum(self.shares @ self.tables.nodes**2 - self.mean**2, 0.0)


def grid(point: Point, number: int) -> Numbers:
    """Return nodes equally spaced in standard deviations, wide enough for every panel."""
    reach = REACH * np.exp(point.log_sd) + np.abs(point.panel).max()
    return np.linspace(-reach, reach, number)


def log_prior(point: Point, nodes: Numbers) -> Numbers:
    """Return the log of the mass of every node by panel."""
    standard = (nodes - point.panel[:, None]) / np.exp(point.log_sd)
    spacing = np.log(nodes[1] - nodes[0])
    return np.asarray(spacing - point.log_sd - 0.5 * np.log(2 * np.pi) - 0.5 * standard**2)


def posterior(point: Point, layout: Layout, categories: Categories, number: int) -> Posterior:
    """Return what is known of every ratee at a point, on a grid of ``number`` nodes."""
    nodes = grid(point, number)
    tables = Tables.of(point, layout, categories, nodes)
    joint = np.multiply.outer(layout.ratee_total, nodes)
    joint -= layout.forms_of @ form_sums(tables.log_sums, layout)
    joint += log_prior(point, nodes)[layout.panel]
    top = joint.max(axis=1)
    joint -= top[:, None]
    shares = np.exp(joint, out=joint)
    total = shares.sum(axis=1)
    shares /= total[:, None]
    loglik = layout.weight @ (np.log(total) + top) + _constant(point, layout, categories)
    return Posterior(tables, shares, float(loglik))


def form_sums(by_competency: Numbers, layout: Layout) -> Numbers:
    """Add a table of competency by seat by node up over the ratings of every form."""
    if layout.is_complete:
        return np.asarray(by_competency.sum(axis=0))
    nodes = by_competency.shape[-1]
    return np.asarray(layout.parts_of @ by_competency.reshape(-1, nodes))


def _constant(point: Point, layout: Layout, categories: Categories) -> float:
    """Return the part of the log-likelihood that does not depend on ability."""
    steps = (layout.counts * categories.intercepts(point.step)).sum()
    return float(-(layout.seat_total @ seat_locations(point, layout)) - steps)


def expected_counts(found: Posterior, layout: Layout) -> Numbers:
    """Return how many ratings fall on every node: competency (or one for all), seat, node."""
    mass = layout.ratees_of @ (found.shares * layout.weight[:, None])
    if layout.is_complete:
        return np.asarray(mass)[None]
    seats = len(layout.seat_rater)
    return np.asarray(layout.parts_of.T @ mass).reshape(-1, seats, mass.shape[-1])
