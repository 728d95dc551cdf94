"""How much of the differences between abilities is true."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import Floats, ability_grid, population
from takar.psychometrics.irt.scoring.scores import PersonScores


@dataclass(frozen=True)
class ScoreReliability:
    """Reliability of the scores of these persons.

    Attributes:
        value: share of true variance; ``because`` says why there is none.
        error: mean squared standard error.
    """

    value: float | None
    error: float
    variance: float
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    because: Message | None = None


def reliability(scores: PersonScores) -> ScoreReliability:
    """Return the empirical reliability of scores.

    EAP and MAP are drawn together, so their variance is that of the true part; the variance of
    WLE and ML holds the error as well.

    Reference: Bechger, Maris, Verstralen & Béguin (2003); Adams (2005).
    """
    known = np.isfinite(scores.theta) & np.isfinite(scores.se)
    weights = scores.weights[known]
    n = round(float(weights.sum()))
    variance, error = _spreads(scores.theta[known], scores.se[known], weights)
    value = None
    if n > 1 and variance > 0:
        shrunk = scores.method in ("EAP", "MAP")
        value = variance / (variance + error) if shrunk else 1 - error / variance
    out = round(float(scores.weights.sum())) - n
    reasons = (msg("{n} orang tanpa kemampuan berhingga.", n=out),) if out else ()
    because = None if value is not None else msg("Skor tidak beragam; reliabilitas tidak ada.")
    return ScoreReliability(value, error, variance, n, out, reasons, because)


def _spreads(theta: Floats, se: Floats, weights: Floats) -> tuple[float, float]:
    """Return the variance of the abilities and the mean squared standard error."""
    n = float(weights.sum())
    if n <= 1:
        return 0.0, 0.0
    mean = float(weights @ theta) / n
    return float(weights @ (theta - mean) ** 2) / (n - 1), float(weights @ se**2) / n


def marginal_reliability(
    parameters: Sequence[ItemParameters], *, mean: float = 0.0, sd: float = 1.0
) -> float:
    """Return the reliability to expect in a normal population, from the information alone.

    The mean of I / (I + 1/sd^2).

    Reference: Green, Bock, Humphreys, Linn & Reckase (1984).
    """
    people = population(mean, sd, 1)
    grid = ability_grid(parameters, *people)
    weights = np.exp(grid.log_prior(*people)[0]) * grid.step
    told = sum((one.information(grid.theta) for one in parameters), np.zeros(len(grid.theta)))
    return float(weights @ (told / (told + 1 / sd**2)) / weights.sum())
