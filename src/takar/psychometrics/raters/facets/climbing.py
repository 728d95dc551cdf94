"""EM made fast: squared extrapolation between steps, and never a step down.

Reference: Varadhan and Roland (2008), Scandinavian Journal of Statistics 35, 335-353, scheme S3.
"""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.ascent import Ridge, ascended
from takar.psychometrics.raters.facets.layout import Layout
from takar.psychometrics.raters.facets.point import Categories, Point
from takar.psychometrics.raters.facets.posterior import (
    REACH,
    Posterior,
    form_sums,
    posterior,
)
from takar.psychometrics.raters.ratings import Numbers

FEWEST_NODES = 31
MOST_NODES = 801
SLACK = 1e-9
LONGEST_LEAP = 2.0


@dataclass(frozen=True, eq=False)
class Place:
    """A point, what it says of the ratees, and how high it lies."""

    point: Point
    found: Posterior
    height: float


@dataclass(frozen=True, eq=False)
class Hill:
    """The penalised log-likelihood, on a grid of a certain fineness."""

    layout: Layout
    categories: Categories
    ridge: Ridge
    nodes: int

    def at(self, point: Point) -> Place:
        """Return the place above a point."""
        found = posterior(point, self.layout, self.categories, self.nodes)
        return Place(point, found, found.loglik - self.ridge.penalty(point))

    def above(self, place: Place) -> Place:
        """Return the place after one EM step, shortened until it does not lead down."""
        goal = ascended(place.point, place.found, self.layout, self.categories, self.ridge)
        return self.towards(place, goal.packed())

    def towards(self, place: Place, goal: Numbers) -> Place:
        """Return the place at a goal, or nearer by halves until it does not lead down."""
        here = place.point.packed()
        for halving in range(30):
            reached = self.at(place.point.unpacked(here + (goal - here) * 0.5**halving))
            if reached.height >= place.height - SLACK * (1 + abs(place.height)):
                return reached
        return place


def climbed(hill: Hill, start: Place, *, tolerance: float, most: int) -> tuple[Place, int]:
    """Climb until a step moves no parameter by more than the tolerance; count the steps."""
    place, steps = start, 0
    while steps < most:
        first = hill.above(place)
        second = hill.above(first)
        steps += 2
        far = first.point.packed() - place.point.packed()
        bend = second.point.packed() - first.point.packed() - far
        place = second
        if np.abs(bend + far).max() < tolerance:
            break
        leap = _leap(first.point.packed() - far, far, bend)
        if leap is not None:
            place = _higher(hill, hill.at(place.point.unpacked(leap)), second)
            steps += 1
    return place, steps


def _leap(start: Numbers, far: Numbers, bend: Numbers) -> Numbers | None:
    """Return where two equal steps point to, or nothing where the path is straight."""
    length = float(np.linalg.norm(bend))
    if length == 0:
        return None
    factor = -float(np.linalg.norm(far)) / length
    if factor > -1:
        return None
    leap = -2 * factor * far + factor**2 * bend
    return np.asarray(start + leap * min(1.0, LONGEST_LEAP / float(np.abs(leap).max())))


def _higher(hill: Hill, leapt: Place, walked: Place) -> Place:
    """Return the place leapt to if it is no lower than the one walked to."""
    return leapt if np.isfinite(leapt.height) and leapt.height >= walked.height else walked


def enough_nodes(hill: Hill, place: Place) -> int:
    """Return how many nodes put one within every posterior standard deviation.

    The deviations are taken from the information where each ratee is, for on a grid too coarse
    the posterior itself looks narrower, or wider, than it is.
    """
    tables, layout, point = place.found.tables, hill.layout, place.point
    places = np.arange(tables.weights.shape[1], dtype=np.float64)
    mean = (places * tables.weights) @ tables.powers / tables.sums
    spread = (places**2 * tables.weights) @ tables.powers / tables.sums - mean**2
    told = layout.forms_of @ form_sums(spread.reshape(tables.log_sums.shape), layout)
    nearest = np.argmax(place.found.shares, axis=1)
    most = float(told[np.arange(len(nearest)), nearest].max())
    narrowest = 1 / np.sqrt(np.exp(-2 * point.log_sd) + most)
    reach = REACH * float(np.exp(point.log_sd)) + float(np.abs(point.panel).max())
    wanted = int(np.ceil(2 * reach / narrowest)) + 1
    return int(np.clip(wanted, FEWEST_NODES, MOST_NODES)) | 1
