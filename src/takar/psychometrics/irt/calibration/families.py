"""The three families of items: log probabilities on a grid, and slopes of the expected likelihood.

What is counted at each ability is all that a family asks of the data: how many persons were given
the item (and how many points they made) for models of neighbouring categories, how many gave each
category for the others. Rows are as in :class:`Design`; the second derivative is given as a
positive matrix, so that a step upwards is its inverse times the slope.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.calibration.design import Numbers
from takar.psychometrics.irt.calibration.place import Place, logistic

Slopes = tuple[Numbers, Numbers]
Three = tuple[Numbers, Numbers, Numbers]


@dataclass(frozen=True, eq=False)
class Counts:
    """What is expected at each node, given the answers.

    Attributes:
        loglik: log-likelihood at the place where the counts were made.
        given: items by nodes, persons given the item.
        points: items, sum of points times ability over persons and nodes.
        taken: items by categories, how many persons gave each.
        table: items by categories by nodes; nothing where no item needs it.
        persons: groups by nodes.
    """

    loglik: float
    given: Numbers
    points: Numbers
    taken: Numbers
    table: Numbers | None
    persons: Numbers


def log_tables(place: Place, theta: Numbers) -> Numbers:
    """Return items by categories by nodes: log probabilities, minus infinity where no category."""
    design = place.design
    tables = np.full((len(design.items), design.most, len(theta)), -np.inf)
    if len(design.exponential):
        tables[design.exponential] = adjacent_table(place, theta)
    if len(design.graded):
        tables[design.graded] = _graded_table(place, theta)
    if len(design.guessing):
        tables[design.guessing, :2] = _guessing_table(place, theta)
    return tables


def adjacent_table(place: Place, theta: Numbers) -> Numbers:
    """Return log probabilities of the items that compare neighbouring categories."""
    logits = _adjacent_logits(place, theta)
    top = logits.max(axis=1, keepdims=True)
    return np.asarray(logits - top - np.log(np.exp(logits - top).sum(axis=1, keepdims=True)))


def _adjacent_logits(place: Place, theta: Numbers) -> Numbers:
    """Return k a theta + d_k, minus infinity where an item has no such category."""
    design = place.design
    rows, points = place.rows[design.exponential], np.arange(design.most)
    intercepts = np.zeros((len(rows), design.most))
    intercepts[:, 1:] = rows[:, 1 : design.most]
    intercepts[points >= design.sizes[design.exponential, None]] = -np.inf
    return np.asarray((rows[:, 0, None] * points)[:, :, None] * theta + intercepts[:, :, None])


def adjacent_slopes(place: Place, theta: Numbers, counts: Counts) -> Slopes:
    """Return slope and curvature of the items that compare neighbouring categories."""
    design = place.design
    which, most = design.exponential, design.most
    given = counts.given[which]
    chance = np.exp(adjacent_table(place, theta))[:, 1:]
    points = np.arange(1, most)
    expected = np.einsum("k,jkq->jq", points, chance)
    spread = np.einsum("k,jkq->jq", points**2, chance) - expected**2
    weighted = chance * given[:, None]
    slope = np.zeros((len(which), design.width))
    curve = np.zeros((len(which), design.width, design.width))
    slope[:, 0] = counts.points[which] - (given * expected) @ theta
    slope[:, 1:most] = counts.taken[which][:, 1:] - weighted.sum(axis=2)
    curve[:, 0, 0] = (given * spread) @ theta**2
    cross = (weighted * (points[:, None] - expected[:, None])) @ theta
    curve[:, 0, 1:most] = curve[:, 1:most, 0] = cross
    curve[:, 1:most, 1:most] = -weighted @ chance.transpose(0, 2, 1)
    inner = np.arange(1, most)
    curve[:, inner, inner] += weighted.sum(axis=2)
    return slope, curve


def _graded_table(place: Place, theta: Numbers) -> Numbers:
    """Return log probabilities of graded items.

    A difference of two logistic curves is a product: one curve, one less the other, and a factor
    without ability, so its logarithm never loses digits.
    """
    design = place.design
    above, below, gap, real = _graded_parts(place, theta)
    table = np.zeros((len(design.graded), design.most, len(theta)))
    table[:, 1:] += np.where(real[:, :, None], above, -np.inf)
    table[:, :-1] += np.where(real[:, :, None], below, 0.0)
    table[:, 1:-1] += np.where(real[:, 1:], np.log(-np.expm1(-gap)), 0.0)[:, :, None]
    return table


def _graded_parts(
    place: Place, theta: Numbers
) -> tuple[Numbers, Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Return log of reaching and of missing each category, gaps of intercepts, and what is real."""
    design = place.design
    rows = place.rows[design.graded]
    real = np.arange(1, design.most) < design.sizes[design.graded, None]
    intercepts = rows[:, 1 : design.most]
    logits = rows[:, 0, None, None] * theta + intercepts[:, :, None]
    above = -np.logaddexp(0.0, -logits)
    gap = np.where(real[:, 1:], intercepts[:, :-1] - intercepts[:, 1:], 1.0)
    return above, above - logits, gap, real


def graded_slopes(place: Place, theta: Numbers, counts: Counts) -> Slopes:
    """Return slope and curvature of graded items: logistic curves joined by their gaps."""
    design = place.design
    which, most = design.graded, design.most
    assert counts.table is not None  # noqa: S101 -- whoever counts knows which items need it
    table = counts.table[which]
    above, _, gap, real = _graded_parts(place, theta)
    reach = np.exp(above)
    both = np.where(real[:, :, None], table[:, 1:] + table[:, :-1], 0.0)
    rest = np.where(real[:, :, None], table[:, 1:], 0.0) - both * reach
    weight = both * reach * (1 - reach)
    slope = np.zeros((len(which), design.width))
    curve = np.zeros((len(which), design.width, design.width))
    slope[:, 0] = rest.sum(axis=1) @ theta
    slope[:, 1:most] = rest.sum(axis=2)
    curve[:, 0, 0] = weight.sum(axis=1) @ theta**2
    curve[:, 0, 1:most] = curve[:, 1:most, 0] = weight @ theta
    inner = np.arange(1, most)
    curve[:, inner, inner] = weight.sum(axis=2)
    _join(slope, curve, np.where(real[:, 1:], table[:, 1:-1].sum(axis=2), 0.0), gap)
    return slope, curve


def _join(slope: Numbers, curve: Numbers, middle: Numbers, gap: Numbers) -> None:
    """Add what keeps neighbouring intercepts apart, in place."""
    apart = -np.expm1(-gap)
    push = middle * np.exp(-gap) / apart
    pull = push / apart
    for step in range(middle.shape[1]):
        one, two = step + 1, step + 2
        slope[:, one] += push[:, step]
        slope[:, two] -= push[:, step]
        for row, column, sign in ((one, one, 1), (two, two, 1), (one, two, -1), (two, one, -1)):
            curve[:, row, column] += sign * pull[:, step]


def _guessing_table(place: Place, theta: Numbers) -> Numbers:
    """Return log probabilities of items with a lower asymptote."""
    rows = place.rows[place.design.guessing]
    logits, guess = rows[:, :1] * theta + rows[:, 1:2], rows[:, -1:]
    miss = -np.logaddexp(0.0, guess) - np.logaddexp(0.0, logits)
    known = -np.logaddexp(0.0, guess) - np.logaddexp(0.0, -logits)
    return np.stack([miss, np.logaddexp(-np.logaddexp(0.0, -guess), known)], axis=1)


def guessing_slopes(place: Place, theta: Numbers, counts: Counts, *, exact: bool = False) -> Slopes:
    """Return slope and curvature of items with a lower asymptote.

    The curvature is the expected one, which is never negative, unless the exact one is asked for.
    """
    design = place.design
    assert counts.table is not None  # noqa: S101 -- whoever counts knows which items need it
    wrong, right = counts.table[design.guessing, 0], counts.table[design.guessing, 1]
    rows = place.rows[design.guessing]
    reach = logistic(rows[:, :1] * theta + rows[:, 1:2])
    guess = logistic(rows[:, -1:])
    chance = guess + (1 - guess) * reach
    rest = (right - (right + wrong) * chance) / chance
    by_logit, by_guess = rest * reach, rest * guess
    slope = np.zeros((len(rows), design.width))
    slope[:, 0], slope[:, 1], slope[:, -1] = by_logit @ theta, by_logit.sum(1), by_guess.sum(1)
    parts = _exact_parts if exact else _expected_parts
    logit, cross, guessed = parts(right, wrong, reach, guess * np.ones_like(reach))
    curve = np.zeros((len(rows), design.width, design.width))
    curve[:, 0, 0], curve[:, 1, 1] = logit @ theta**2, logit.sum(axis=1)
    curve[:, 0, 1] = curve[:, 1, 0] = logit @ theta
    curve[:, 0, -1] = curve[:, -1, 0] = cross @ theta
    curve[:, 1, -1] = curve[:, -1, 1] = cross.sum(axis=1)
    curve[:, -1, -1] = guessed.sum(axis=1)
    return slope, curve


def _expected_parts(right: Numbers, wrong: Numbers, reach: Numbers, guess: Numbers) -> Three:
    """Return expected second derivatives by logit, by both, and by the logit of guessing."""
    chance = guess + (1 - guess) * reach
    share = (right + wrong) * (1 - guess) * (1 - reach) / chance
    return share * reach**2, share * reach * guess, share * guess**2


def _exact_parts(right: Numbers, wrong: Numbers, reach: Numbers, guess: Numbers) -> Three:
    """Return the same second derivatives as they are, given the counts."""
    chance = guess + (1 - guess) * reach
    flat, odds = reach * (1 - reach), guess * (1 - guess)
    by_logit, by_guess = (1 - guess) * flat / chance, odds * (1 - reach) / chance
    return (
        wrong * flat - right * (by_logit * (1 - 2 * reach) - by_logit**2),
        right * (odds * flat / chance + by_logit * by_guess),
        wrong * odds - right * (by_guess * (1 - 2 * guess) - by_guess**2),
    )


def slopes(place: Place, theta: Numbers, counts: Counts, *, exact: bool = False) -> Slopes:
    """Return slope and curvature of the expected log-likelihood by the numbers of every row."""
    design = place.design
    slope = np.zeros((len(design.items), design.width))
    curve = np.zeros((len(design.items), design.width, design.width))
    if len(design.exponential):
        found = adjacent_slopes(place, theta, counts)
        slope[design.exponential], curve[design.exponential] = found
    if len(design.graded):
        slope[design.graded], curve[design.graded] = graded_slopes(place, theta, counts)
    if len(design.guessing):
        found = guessing_slopes(place, theta, counts, exact=exact)
        slope[design.guessing], curve[design.guessing] = found
    return slope, curve
