"""How sure the numbers are: the information of the answers, nothing of ability pretended known.

Louis' identity: the information in the answers is what it would be if ability were known, less the
posterior covariance of each person's slopes. The first part alone is at hand for nothing and claims
too much. Squared slopes of persons (OPG) are the check.

Reference: Louis 1982, JRSS B 44.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.calibration.dense import Dense
from takar.psychometrics.irt.calibration.design import Numbers
from takar.psychometrics.irt.calibration.families import Counts, slopes
from takar.psychometrics.irt.calibration.hidden import hidden_by_score
from takar.psychometrics.irt.calibration.hidden_dense import hidden_by_person, squared_slopes
from takar.psychometrics.irt.calibration.place import Grid, Place
from takar.psychometrics.irt.calibration.priors import Prior, add_prior
from takar.psychometrics.irt.calibration.shortcut import Shortcut

Errors = Literal["observed", "opg", "sandwich", "none"]
NOTHING = 1e-10


@dataclass(frozen=True, eq=False)
class Precision:
    """Covariances of all numbers: item rows one after the other, then means, then spreads.

    Attributes:
        information: of the free numbers; what cannot be inverted leaves NaN in ``covariance``.
    """

    covariance: Numbers
    information: Numbers
    is_proper: bool

    def rows(self, place: Place) -> Numbers:
        """Return standard errors, shaped like the rows of the items."""
        return self._errors()[: place.rows.size].reshape(place.rows.shape)

    def groups(self, place: Place) -> tuple[Numbers, Numbers]:
        """Return standard errors of the means and of the spreads of the free groups."""
        rest = self._errors()[place.rows.size :]
        return rest[: len(rest) // 2], rest[len(rest) // 2 :]

    def _errors(self) -> Numbers:
        return np.asarray(np.sqrt(np.maximum(np.diag(self.covariance), 0.0)))


def precision(
    counter: Shortcut | Dense,
    place: Place,
    grid: Grid,
    prior: Prior | None,
    errors: Errors,
) -> Precision:
    """Return how sure the free numbers are, by the kind of errors asked for."""
    mapping = place.design.mapping * ~_at_bound(place)
    squares = np.zeros((len(mapping), len(mapping)))
    if errors in ("opg", "sandwich"):
        squares = squared_slopes(_dense(counter), place, grid) + _believed(prior, place)
    if errors == "opg":
        return _inverted(mapping, mapping.T @ squares @ mapping)
    counts = counter.counts(place, grid)
    hidden = (
        hidden_by_score(counter, place, grid)
        if isinstance(counter, Shortcut)
        else hidden_by_person(counter, place, grid)
    )
    whole = complete(place, grid, counts) + _believed(prior, place) - hidden
    found = _inverted(mapping, mapping.T @ whole @ mapping)
    if errors == "observed":
        return found
    both = found.covariance @ squares @ found.covariance
    return Precision(both, found.information, found.is_proper)


def _at_bound(place: Place) -> npt.NDArray[np.bool_]:
    """Return which free numbers cannot move: spreads of groups that have next to none."""
    free = list(place.design.free_groups)
    bound = np.zeros(place.design.mapping.shape[1], dtype=bool)
    if free:
        bound[-len(free) :] = place.is_flat[free]
    return bound


def _dense(counter: Shortcut | Dense) -> Dense:
    """Return somebody who reads persons one by one."""
    return counter if isinstance(counter, Dense) else Dense(counter.packed, is_compiled=False)


def complete(place: Place, grid: Grid, counts: Counts) -> Numbers:
    """Return the information if the ability of everybody were known as the counts say."""
    _, curve = slopes(place, grid.theta, counts, exact=True)
    return _spread_out(place, curve, grid, counts)


def _believed(prior: Prior | None, place: Place) -> Numbers:
    """Return the information in the beliefs."""
    items, width = place.rows.shape
    slope, curve = np.zeros((items, width)), np.zeros((items, width, width))
    add_prior(prior, place, slope, curve, exact=True)
    return _spread_out(place, curve)


def _spread_out(
    place: Place, curve: Numbers, grid: Grid | None = None, counts: Counts | None = None
) -> Numbers:
    """Return one matrix from the blocks of the items, and of the groups where they are counted."""
    items, width = place.rows.shape
    free = place.design.free_groups
    whole = np.zeros((items * width + 2 * len(free),) * 2)
    for item in range(items):
        rows = slice(item * width, (item + 1) * width)
        whole[rows, rows] = curve[item]
    if grid is None or counts is None:
        return whole
    for number, group in enumerate(free):
        mean, sd = items * width + number, items * width + len(free) + number
        persons, from_mean = counts.persons[group], grid.theta - place.mean[group]
        spread = place.sd[group]
        whole[mean, mean] = persons.sum() / spread**2
        whole[mean, sd] = whole[sd, mean] = 2 * persons @ from_mean / spread**3
        whole[sd, sd] = persons @ (3 * from_mean**2 / spread**2 - 1) / spread**2
    return whole


def _inverted(mapping: Numbers, information: Numbers) -> Precision:
    """Return covariances of all numbers from the information of the free ones.

    A number of which the answers say nothing (a guess at zero) is as good as fixed there.
    """
    told = np.diag(information)
    known = told > NOTHING * told.max()
    mapping, inner = mapping[:, known], information[np.ix_(known, known)]
    try:
        np.linalg.cholesky(inner)
    except np.linalg.LinAlgError:
        unknown = np.full((len(mapping), len(mapping)), np.nan)
        return Precision(unknown, information, is_proper=False)
    covariance = mapping @ np.linalg.inv(inner) @ mapping.T
    return Precision(covariance, information, is_proper=True)
