"""One step upwards from what is expected: Newton in every item, closed forms for the groups."""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.irt.calibration.design import Design, Numbers
from takar.psychometrics.irt.calibration.families import Counts, slopes
from takar.psychometrics.irt.calibration.place import LEAST_SPREAD, Grid, Place
from takar.psychometrics.irt.calibration.priors import Prior, add_prior

FARTHEST = 1.5
RIDGE = 1e-8
NEAREST_GAP = 0.2  # of two graded intercepts, at most so much nearer in one step


@dataclass(frozen=True, eq=False)
class Upwards:
    """Where a step leads, and the slope where it began.

    Attributes:
        slope: the largest slope by any free number.
    """

    place: Place
    slope: float


def step(place: Place, grid: Grid, counts: Counts, prior: Prior | None, *, times: int) -> Upwards:
    """Return the place some Newton steps higher, the counts staying as they are."""
    here, first = place, 0.0
    for turn in range(times):
        slope, curve = slopes(here, grid.theta, counts)
        add_prior(prior, here, slope, curve)
        if turn == 0:
            first = max(steepness(here.design, slope), group_steepness(place, grid, counts))
        here = moved(here, newton(here.design, slope, curve), is_positive=prior is not None)
    return Upwards(_with_groups(here, grid, counts), first)


def steepness(design: Design, slope: Numbers) -> float:
    """Return the largest slope by any free number of an item, common ones taken together."""
    own = np.abs(np.einsum("jpl,jp->jl", design.own, slope)).max(initial=0.0)
    common = np.abs(np.einsum("jps,jp->s", design.shared, slope)).max(initial=0.0)
    return float(max(own, common))


def newton(design: Design, slope: Numbers, curve: Numbers) -> Numbers:
    """Return the step of every row; numbers that items share are swept out first."""
    own, shared = design.own, design.shared
    mine = np.einsum("jpl,jp->jl", own, slope)
    block = own.transpose(0, 2, 1) @ curve @ own
    _fill_diagonal(block)
    if not design.is_tied:
        return _along(own, np.linalg.solve(block, mine[:, :, None])[:, :, 0])
    cross = own.transpose(0, 2, 1) @ curve @ shared
    corner = (shared.transpose(0, 2, 1) @ curve @ shared).sum(axis=0)
    solved = np.linalg.solve(block, np.concatenate([mine[:, :, None], cross], axis=2))
    rest = np.einsum("jps,jp->s", shared, slope) - np.einsum("jls,jl->s", cross, solved[:, :, 0])
    corner = corner - np.einsum("jls,jlt->st", cross, solved[:, :, 1:])
    common = np.linalg.solve(corner + RIDGE * np.eye(len(corner)), rest)
    return _along(own, solved[:, :, 0] - solved[:, :, 1:] @ common) + shared @ common


def _along(own: Numbers, numbers: Numbers) -> Numbers:
    """Return rows from own free numbers."""
    return np.asarray(np.einsum("jpl,jl->jp", own, numbers))


def _fill_diagonal(block: Numbers) -> None:
    """Make every block invertible: a one where there is no free number, a little everywhere."""
    places = np.arange(block.shape[1])
    diagonal = block[:, places, places]
    block[:, places, places] = np.where(diagonal == 0, 1.0, diagonal * (1 + RIDGE) + RIDGE)


def moved(place: Place, change: Numbers, *, is_positive: bool) -> Place:
    """Return the place after a step, no number moving too far and no intercepts crossing.

    Slopes stay above zero where a belief says that they are.
    """
    design = place.design
    farthest = np.abs(change).max(axis=1, keepdims=True)
    share = np.minimum(1.0, FARTHEST / np.maximum(farthest, FARTHEST))
    if len(design.graded):
        _keep_order(place, change, share)
    if is_positive:
        _keep_positive(place.rows[:, 0], change[:, 0], share)
    if design.is_tied:
        share[:] = share.min()
    return Place(design, place.rows + share * change, place.mean, place.sd)


def _keep_positive(slopes: Numbers, change: Numbers, share: Numbers) -> None:
    """Shorten steps, in place, so that no slope loses more than most of itself."""
    falling = change < 0
    room = np.where(falling, (1 - NEAREST_GAP) * slopes / np.where(falling, -change, 1.0), np.inf)
    share[:, 0] = np.minimum(share[:, 0], np.where(slopes > 0, room, np.inf))


def _keep_order(place: Place, change: Numbers, share: Numbers) -> None:
    """Shorten the steps of graded items, in place, so that no gap closes."""
    design = place.design
    graded, most = design.graded, design.most
    inner = design.real[graded][:, 2:most]
    gaps = np.where(inner, -np.diff(place.rows[graded, 1:most], axis=1), 1.0)
    closing = np.where(inner, np.diff(change[graded, 1:most], axis=1), 0.0)
    with np.errstate(divide="ignore"):
        room = np.where(closing > 0, (1 - NEAREST_GAP) * gaps / closing, np.inf)
    share[graded, 0] = np.minimum(share[graded, 0], room.min(axis=1, initial=np.inf))


def _with_groups(place: Place, grid: Grid, counts: Counts) -> Place:
    """Return the place with mean and spread of the free groups as the persons are expected."""
    free = list(place.design.free_groups)
    if not free:
        return place
    mean, sd = place.mean.copy(), place.sd.copy()
    mean[free], sd[free] = group_moments(grid, counts.persons[free])
    return Place(place.design, place.rows, mean, np.maximum(sd, LEAST_SPREAD))


def group_moments(grid: Grid, persons: Numbers) -> tuple[Numbers, Numbers]:
    """Return mean and standard deviation of the persons expected at the nodes."""
    total = persons.sum(axis=1)
    mean = persons @ grid.theta / total
    square = persons @ grid.theta**2 / total - mean**2
    return mean, np.sqrt(np.maximum(square, 0.0))


def group_steepness(place: Place, grid: Grid, counts: Counts) -> float:
    """Return the largest slope by mean or log spread of a free group."""
    free = list(place.design.free_groups)
    if not free:
        return 0.0
    persons = counts.persons[free]
    total, mean, sd = persons.sum(axis=1), place.mean[free], place.sd[free]
    found, spread = group_moments(grid, persons)
    by_mean = total * (found - mean) / sd**2
    by_spread = total * ((spread**2 + (found - mean) ** 2) / sd**2 - 1)
    by_spread[place.is_flat[free] & (by_spread < 0)] = 0.0  # it could only leave its bound
    return float(np.abs([by_mean, by_spread]).max())
