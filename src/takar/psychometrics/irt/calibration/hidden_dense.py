"""What unknown ability hides, person by person, for any mixture of models.

Over the posterior of one person a slope is a smooth function of ability. Written in polynomials
that are orthogonal under that posterior, its variance is the sum of the squared coefficients, and a
few degrees hold all of it. So the covariance of all slopes is a few products of matrices.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from takar.psychometrics.irt.calibration.dense import Dense, posteriors
from takar.psychometrics.irt.calibration.design import Numbers, Places
from takar.psychometrics.irt.calibration.families import log_tables
from takar.psychometrics.irt.calibration.hidden import group_slopes
from takar.psychometrics.irt.calibration.place import Grid, Place
from takar.psychometrics.irt.calibration.slope_tables import slope_tables

BLOCK = 1024
MOST = 16
ENOUGH = 1e-6  # of what is hidden: a degree that adds less is the last
FLAT = 1e-9


def hidden_by_person(counter: Dense, place: Place, grid: Grid) -> Numbers:
    """Return the posterior covariance of the slopes, summed over persons."""
    size = place.rows.size + 2 * len(place.design.free_groups)
    whole = np.zeros((size, size))
    for read, posterior, weights in _blocks(counter, place, grid):
        for degree, curve in enumerate(_polynomials(posterior, grid.theta)):
            if degree == 0:
                continue
            part = read(posterior * curve) * np.sqrt(weights)[:, None]
            added = part.T @ part
            whole += added
            if (np.diag(added) <= ENOUGH * np.diag(whole)).all():
                break
    return whole


def squared_slopes(counter: Dense, place: Place, grid: Grid) -> Numbers:
    """Return the sum over persons of the products of their expected slopes."""
    size = place.rows.size + 2 * len(place.design.free_groups)
    whole = np.zeros((size, size))
    for read, posterior, weights in _blocks(counter, place, grid):
        part = read(posterior) * np.sqrt(weights)[:, None]
        whole += part.T @ part
    return whole


class Reader:
    """Integrates the slopes of persons against functions of ability.

    Only what is not zero everywhere is integrated: an answer moves few of its item's numbers.
    """

    def __init__(self, place: Place, grid: Grid) -> None:
        tables = slope_tables(place, grid.theta).transpose(0, 1, 3, 2)
        moves = tables.any(axis=3)
        self.flat = np.hstack([tables[moves].T, np.zeros((len(grid.theta), 1))])
        self.column = np.full(moves.shape, self.flat.shape[1] - 1, dtype=np.intp)
        self.column[moves] = np.arange(moves.sum())
        self.groups = [group_slopes(place, grid, group) for group in range(len(grid.log_weights))]

    def columns(self, answers: Places) -> Places:
        """Return persons by numbers: where each slope of each answer is found."""
        found = self.column[np.arange(answers.shape[1]), np.maximum(answers, 0)]
        found[answers < 0] = self.flat.shape[1] - 1
        return np.asarray(found.reshape(len(answers), -1))

    def of(self, columns: Places, group: int, functions: Numbers) -> Numbers:
        """Return persons by numbers: the sum over nodes of function times slope."""
        sums = np.take_along_axis(functions @ self.flat, columns, axis=1)
        groups = self.groups[group]
        return np.hstack([sums, functions @ groups]) if groups.shape[1] else sums


def _blocks(
    counter: Dense, place: Place, grid: Grid
) -> Iterator[tuple[Callable[[Numbers], Numbers], Numbers, Numbers]]:
    """Yield, for blocks of persons of one group: how to integrate, posteriors, and weights."""
    packed = counter.packed
    reader = Reader(place, grid)
    table = counter.table(log_tables(place, grid.theta))
    for group, rows in packed.group_rows():
        for start in range(rows.start, rows.stop, BLOCK):
            some = slice(start, min(start + BLOCK, rows.stop))
            joint = np.tile(grid.log_weights[group], (some.stop - some.start, 1))
            for codes in counter.codes[some].T:
                joint += table[codes]
            answers = packed.answers[some].astype(np.intp)
            read = partial(reader.of, reader.columns(answers), group)
            yield read, posteriors(joint)[0], packed.weights[some]


def _polynomials(posterior: Numbers, theta: Numbers) -> Iterator[Numbers]:
    """Yield polynomials orthonormal under the posterior of each row, degree after degree."""
    before, here = np.zeros_like(posterior), np.ones_like(posterior)
    scale = np.zeros((len(posterior), 1))
    for _ in range(MOST):
        yield here
        centre = (posterior * here**2) @ theta
        following = (theta - centre[:, None]) * here - scale * before
        size = np.sqrt((posterior * following**2).sum(axis=1, keepdims=True))
        before, here = here, np.where(size > FLAT, following / np.maximum(size, FLAT), 0.0)
        scale = size
