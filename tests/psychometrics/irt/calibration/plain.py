"""The same likelihood the long way: every person at every node, by the formulas of the book."""

from collections.abc import Sequence

import numpy as np
from scipy import optimize

from takar.psychometrics.irt.models import ItemParameters, Numbers
from takar.psychometrics.responses import Responses


def chances(model: str, a: float, d: Sequence[float], c: float, theta: Numbers) -> Numbers:
    """Return nodes by categories."""
    if model in ("1PL", "2PL", "PCM", "GPCM", "RSM"):
        odds = np.exp(np.outer(theta, a * np.arange(len(d) + 1)) + np.array([0.0, *d]))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))
    reach = 1 / (1 + np.exp(-(a * theta[:, None] + np.asarray(d))))
    if model == "3PL":
        reach = c + (1 - c) * reach
    edges = np.hstack([np.ones((len(theta), 1)), reach, np.zeros((len(theta), 1))])
    return np.asarray(edges[:, :-1] - edges[:, 1:])


def loglik(
    responses: Responses,
    items: Sequence[ItemParameters],
    *,
    groups: Sequence[tuple[float, float]] = ((0.0, 1.0),),
    nodes: int = 801,
) -> float:
    """Return the log-likelihood, persons integrated out by a sum over many nodes."""
    total = 0.0
    codes = np.zeros(len(responses), int) if responses.groups is None else responses.groups
    answers, counted = responses.scored(), responses.counted()
    for group, (mean, sd) in enumerate(groups):
        theta = np.linspace(mean - 9 * sd, mean + 9 * sd, nodes)
        weights = np.exp(-0.5 * ((theta - mean) / sd) ** 2) / (sd * np.sqrt(2 * np.pi))
        joint = np.tile(np.log(weights * (theta[1] - theta[0])), ((codes == group).sum(), 1))
        for column, item in enumerate(items):
            table = np.log(chances(item.model, item.a, item.d, item.c, theta))
            given = answers[codes == group, column]
            joint[given >= 0] += table.T[given[given >= 0]]
        top = joint.max(axis=1, keepdims=True)
        each = np.log(np.exp(joint - top).sum(axis=1)) + top[:, 0]
        total += float(counted[codes == group] @ each)
    return total


def climbed(
    responses: Responses, items: Sequence[ItemParameters]
) -> tuple[float, tuple[ItemParameters, ...]]:
    """Return the best log-likelihood and its items, found by a general optimiser.

    The items given say only which model each has; slopes of 1PL, PCM and RSM are one number.
    """
    is_common = items[0].model in ("1PL", "PCM", "RSM")
    sizes = [1 + len(item.d) + (item.model == "3PL") for item in items]

    def unpacked(values: Numbers) -> tuple[ItemParameters, ...]:
        parts = np.split(values, np.cumsum(sizes)[:-1])
        found = []
        for item, part in zip(items, parts, strict=True):
            slope = values[0] if is_common else part[0]
            d = part[1 : 1 + len(item.d)]
            if item.model == "GRM":
                d = d[0] - np.cumsum([0.0, *np.exp(d[1:])])
            if item.model == "RSM":
                common = np.array([0.0, *parts[0][2 : 1 + len(item.d)]])[::-1]
                own = np.arange(1, len(item.d) + 1) * part[1]
                d = own + np.array([*common[:-1], 0.0])
            guess = 1 / (1 + np.exp(-part[-1])) if item.model == "3PL" else 0.0
            told = tuple(float(one) for one in d)
            found.append(ItemParameters(item.item, item.model, float(slope), told, guess))
        return tuple(found)

    def height(values: Numbers) -> float:
        return -loglik(responses, unpacked(values), nodes=121)

    start = np.concatenate(
        [[0.9, *([0.1] * len(item.d)), *([-1.5] if item.model == "3PL" else [])] for item in items]
    )
    best = optimize.minimize(height, start, method="BFGS", options={"gtol": 1e-3})
    found = unpacked(best.x)
    return loglik(responses, found), found
