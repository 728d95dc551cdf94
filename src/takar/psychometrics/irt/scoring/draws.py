"""Plausible values: abilities as they might be, for statements about groups."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import Floats, matched, population
from takar.psychometrics.irt.scoring.posterior import Posterior
from takar.psychometrics.responses import Responses, Treatment

FINENESS = 3.0


def plausible_values(  # noqa: PLR0913 -- every choice of it is asked for by keyword
    parameters: Iterable[ItemParameters],
    responses: Responses,
    *,
    draws: int = 5,
    seed: int = 1,
    mean: ArrayLike = 0.0,
    sd: ArrayLike = 1.0,
    omitted: Treatment = "wrong",
    not_reached: Treatment = "wrong",
) -> Floats:
    """Return draws from each person's posterior (persons, draws).

    A node of the grid is drawn and moved within its cell; the little spread this adds is taken
    out again, so that mean and variance over draws are those of the posterior.

    Reference: Mislevy (1991).

    Args:
        mean: of the population of each person, such as that of his group, so that groups differ
            among the draws as they do in truth.
    """
    items = matched(parameters, responses)
    answers = responses.scored(omitted=omitted, not_reached=not_reached)
    people = population(mean, sd, len(answers))
    posterior = Posterior.of(items, answers, people, fineness=FINENESS)
    chance = np.random.default_rng(seed)
    theta, step = posterior.grid.theta, posterior.grid.step
    found = np.empty((len(answers), draws))
    for part, weights, _ in posterior.weights():
        centre = (weights @ theta)[:, None]
        variance = (weights @ theta**2)[:, None] - centre**2
        reached = np.cumsum(weights, axis=1)
        n = len(weights)
        for draw in range(draws):
            mark = chance.random((n, 1)) * reached[:, -1:]
            node = theta[np.minimum((reached < mark).sum(axis=1), len(theta) - 1)]
            moved = node + step * (chance.random(n) - chance.random(n))
            found[part, draw] = moved
        keep = np.sqrt(variance / (variance + step**2 / 6))
        found[part] = centre + keep * (found[part] - centre)
    return found
