"""What unknown ability hides, where the posterior depends on a score alone.

A person's slope is (answers times ability) less a function of ability. Its posterior covariance
needs, for each score, covariances of functions tabulated on the grid; persons are put on a row of
scores by cubic weights. The number of persons matters only for two products of matrices.
"""

import numpy as np

from takar.psychometrics.irt.calibration.design import Numbers
from takar.psychometrics.irt.calibration.families import adjacent_table
from takar.psychometrics.irt.calibration.place import Grid, Place
from takar.psychometrics.irt.calibration.shortcut import Curve, Shortcut, reach

SCORES = 128
BLOCK = 4096


def hidden_by_score(counter: Shortcut, place: Place, grid: Grid) -> Numbers:
    """Return the posterior covariance of the slopes, summed over persons."""
    items, width = place.rows.shape
    free = place.design.free_groups
    size = items * width + 2 * len(free)
    whole, answers = np.zeros((size, size)), np.zeros((size, items * width))
    slopes = np.arange(items) * width
    log_tables = adjacent_table(place, grid.theta)
    for cell, (group, rows) in enumerate(counter.packed.cells()):
        asked = counter.packed.cell_given[cell]
        weights = grid.log_weights[group] + log_tables[asked, 0].sum(axis=0)
        curve = Curve.of(weights, grid.theta, *reach(place, asked), points=SCORES)
        told = functions(place, grid, log_tables, asked, group)
        mean = curve.posterior @ told
        with_ability = (curve.posterior * grid.theta) @ told - curve.expected[:, None] * mean
        persons, points, squares = _deposited(counter, place, curve, rows)
        at_nodes = persons @ curve.posterior
        whole += (told.T * at_nodes) @ told - (mean.T * persons) @ mean
        answers[:, slopes] -= with_ability.T @ points
        whole[np.ix_(slopes, slopes)] += squares
    whole[:, : items * width] += answers
    whole[: items * width] += answers.T
    return whole


def functions(place: Place, grid: Grid, log_tables: Numbers, asked: Numbers, group: int) -> Numbers:
    """Return nodes by numbers: what is taken off the answers in each slope (groups: added)."""
    items, width = place.rows.shape
    chance = np.exp(log_tables) * asked[:, None, None]
    expected = np.einsum("k,jkq->jq", np.arange(chance.shape[1]), chance)
    told = np.zeros((len(grid.theta), items, width))
    told[:, :, 0] = (expected * grid.theta).T
    told[:, :, 1 : chance.shape[1]] = chance[:, 1:].transpose(2, 0, 1)
    return np.hstack([told.reshape(len(told), -1), -group_slopes(place, grid, group)])


def group_slopes(place: Place, grid: Grid, group: int) -> Numbers:
    """Return nodes by means and spreads of the free groups: the slopes of a person of a group."""
    free = place.design.free_groups
    told = np.zeros((len(grid.theta), 2 * len(free)))
    if group in free:
        number, spread = free.index(group), place.sd[group]
        standard = (grid.theta - place.mean[group]) / spread
        told[:, number] = standard / spread
        told[:, len(free) + number] = (standard**2 - 1) / spread
    return told


def _deposited(
    counter: Shortcut, place: Place, curve: Curve, rows: slice
) -> tuple[Numbers, Numbers, Numbers]:
    """Return persons by score, points of each item by score, and products of points by variance."""
    items = len(place.rows)
    persons, points = np.zeros(SCORES), np.zeros((SCORES, items))
    squares = np.zeros((items, items))
    variance = curve.posterior @ curve.theta**2 - curve.expected**2
    for start in range(rows.start, rows.stop, BLOCK):
        some = slice(start, min(start + BLOCK, rows.stop))
        answers = np.maximum(counter.packed.answers[some], 0).astype(np.float64)
        place_weights = _cubic_weights((answers @ place.rows[:, 0] - curve.low) / curve.step)
        spread = place_weights @ variance
        if counter.packed.is_weighted:
            place_weights *= counter.packed.weights[some, None]
            spread *= counter.packed.weights[some]
        persons += place_weights.sum(axis=0)
        points += place_weights.T @ answers
        squares += (answers.T * spread) @ answers
    return persons, points, squares


def _cubic_weights(score: Numbers) -> Numbers:
    """Return persons by scores: the four weights that read a smooth function at each score."""
    cell = np.clip(score.astype(np.intp), 1, SCORES - 3)
    part = score - cell
    weights = np.zeros((len(score), SCORES))
    rows = np.arange(len(score))
    weights[rows, cell - 1] = -part * (part - 1) * (part - 2) / 6
    weights[rows, cell] = (part + 1) * (part - 1) * (part - 2) / 2
    weights[rows, cell + 1] = -(part + 1) * part * (part - 2) / 2
    weights[rows, cell + 2] = (part + 1) * part * (part - 1) / 6
    return weights
