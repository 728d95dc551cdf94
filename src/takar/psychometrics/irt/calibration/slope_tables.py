"""The slope of the log probability of every answer at every node, by the numbers of its item."""

import numpy as np

from takar.psychometrics.irt.calibration.design import Numbers
from takar.psychometrics.irt.calibration.families import adjacent_table
from takar.psychometrics.irt.calibration.place import Place, logistic


def slope_tables(place: Place, theta: Numbers) -> Numbers:
    """Return items by categories by nodes by numbers of the row."""
    design = place.design
    found = np.zeros((len(design.items), design.most, len(theta), design.width))
    if len(design.exponential):
        found[design.exponential] = _adjacent(place, theta)
    if len(design.graded):
        found[design.graded] = _graded(place, theta)
    if len(design.guessing):
        found[design.guessing, :2] = _guessing(place, theta)
    return found


def _adjacent(place: Place, theta: Numbers) -> Numbers:
    """Return the slopes of items that compare neighbouring categories."""
    most = place.design.most
    chance = np.exp(adjacent_table(place, theta))
    points = np.arange(most)
    found = np.zeros((len(chance), most, len(theta), place.design.width))
    expected = np.einsum("k,jkq->jq", points, chance)
    found[..., 0] = (points[:, None] - expected[:, None]) * theta
    found[..., 1:most] = np.eye(most)[:, None, 1:] - chance[:, None, 1:].transpose(0, 1, 3, 2)
    return found


def _graded(place: Place, theta: Numbers) -> Numbers:
    """Return the slopes of graded items."""
    design = place.design
    most = design.most
    rows = place.rows[design.graded]
    real = np.arange(1, most) < design.sizes[design.graded, None]
    logits = rows[:, 0, None, None] * theta + rows[:, 1:most, None]
    reach = np.where(real[:, :, None], np.exp(-np.logaddexp(0.0, -logits)), 0.0)
    found = np.zeros((len(rows), most, len(theta), design.width))
    for step in range(1, most):
        is_real = real[:, step - 1, None].astype(float)
        found[:, step, :, step] += is_real * (1 - reach[:, step - 1])
        found[:, step - 1, :, step] -= reach[:, step - 1]
    found[..., 0] = found[..., 1:most].sum(axis=3) * theta
    gap = np.where(real[:, 1:], rows[:, 1 : most - 1] - rows[:, 2:most], 1.0)
    push = np.where(real[:, 1:], np.exp(-gap) / -np.expm1(-gap), 0.0)
    for step in range(1, most - 1):
        found[:, step, :, step] += push[:, step - 1, None]
        found[:, step, :, step + 1] -= push[:, step - 1, None]
    return found


def _guessing(place: Place, theta: Numbers) -> Numbers:
    """Return the slopes of items with a lower asymptote."""
    rows = place.rows[place.design.guessing]
    reach = logistic(rows[:, :1] * theta + rows[:, 1:2])
    guess = logistic(rows[:, -1:])
    chance = guess + (1 - guess) * reach
    by_logit = (1 - guess) * reach * (1 - reach) / chance
    by_guess = guess * (1 - guess) * (1 - reach) / chance
    found = np.zeros((len(rows), 2, len(theta), place.design.width))
    for answer, logit, lucky in ((0, -reach, -guess), (1, by_logit, by_guess)):
        found[:, answer, :, 0], found[:, answer, :, 1] = logit * theta, logit
        found[:, answer, :, -1] = lucky
    return found
