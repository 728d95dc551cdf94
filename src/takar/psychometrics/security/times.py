"""How long answers take: the lognormal model, and times that do not fit it.

log T = intensity of the item - speed of the person + noise / discrimination of the item.

Reference: van der Linden (2006), J. Educational and Behavioral Statistics 31, 181-204.
"""

from dataclasses import dataclass
from math import log, pi

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
FEWEST = 2
LEAST_SD = 1e-3


class BadTimes(TakarError):
    """Times from which nothing can be learnt."""


@dataclass(frozen=True, eq=False)
class TimesFit:
    """Items, people, and every time beside what was to be expected.

    Attributes:
        intensity: mean log seconds of an average person, by item.
        discrimination: one over the standard deviation of the noise, by item.
        speed, speed_se: by person; above zero is faster than average.
        speed_sd: standard deviation of speed.
        z: each time against what the person's other times let expect, standard normal if the
            model holds; not-a-number where there is no time.
        misfit_p: by person, how likely times as irregular as these are.
    """

    intensity: Numbers
    discrimination: Numbers
    speed: Numbers
    speed_se: Numbers
    speed_sd: float
    z: Numbers
    misfit_p: Numbers
    loglik: float
    iterations: int
    has_converged: bool
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]


@dataclass(frozen=True)
class ResponseTimes:
    """Settings of the lognormal model, fitted by EM with every step in closed form."""

    tolerance: float = 1e-7
    rounds: int = 2000

    def fit(self, seconds: npt.ArrayLike) -> TimesFit:
        """Return the fit to persons by items; not-a-number where an item was not answered.

        Raises:
            BadTimes: a time is zero or less, or an item has fewer than two.
        """
        table = np.asarray(seconds, dtype=np.float64)
        there = np.isfinite(table)
        _check(table, there)
        logs = np.log(np.where(there, table, 1.0))
        at = _start(logs, there)
        before, turns, moved = -np.inf, 0, np.inf
        while turns < self.rounds:
            turns += 1
            found, value = _expectation(logs, there, at)
            moved = value - before
            if moved < self.tolerance * there.sum():
                break
            before, at = value, _maximisation(logs, there, found, at)
        return _told(logs, there, at, turns, has_converged=moved < self.tolerance * there.sum())


@dataclass(frozen=True, eq=False)
class _Point:
    """Intensity and noise precision by item, and the variance of speed."""

    intensity: Numbers
    precision: Numbers
    variance: float


@dataclass(frozen=True, eq=False)
class _Speed:
    """Posterior mean and variance of speed, by person."""

    mean: Numbers
    variance: Numbers


def _check(table: Numbers, there: Flags) -> None:
    """Refuse times that are none."""
    if table.ndim != 2 or (table[there] <= 0).any():
        raise BadTimes(
            msg("Waktu jawab harus lebih dari nol detik."),
            hint=msg("Kosongkan waktu butir yang tidak dijawab."),
        )
    if (there.sum(axis=0) < FEWEST).any():
        raise BadTimes(
            msg("Ada butir dengan kurang dari {least} waktu jawab.", least=FEWEST),
            hint=msg("Keluarkan butir itu."),
        )


def _start(logs: Numbers, there: Flags) -> _Point:
    """Return item means, and the spread shared evenly between noise and speed."""
    number = there.sum(axis=0)
    intensity = np.where(there, logs, 0).sum(axis=0) / number
    spread = (np.where(there, logs - intensity, 0) ** 2).sum(axis=0) / number
    half = np.maximum(spread / 2, LEAST_SD**2)
    return _Point(intensity, 1 / half, float(half.mean()))


def _expectation(logs: Numbers, there: Flags, at: _Point) -> tuple[_Speed, float]:
    """Return what is known of everybody's speed, and the log-likelihood of all times."""
    weight = there * at.precision
    away = np.where(there, logs - at.intensity, 0.0)
    total = 1 / at.variance + weight.sum(axis=1)
    pulled = (weight * away).sum(axis=1)
    square = (weight * away**2).sum(axis=1) - pulled**2 / total
    constant = there.sum() * log(2 * pi) - (there * np.log(at.precision)).sum()
    value = -0.5 * float(constant + np.log(at.variance * total).sum() + square.sum())
    return _Speed(-pulled / total, 1 / total), value


def _maximisation(logs: Numbers, there: Flags, speed: _Speed, at: _Point) -> _Point:
    """Return items and spread of speed that fit what is known of the people best."""
    number = there.sum(axis=0)
    level = logs + speed.mean[:, None]
    intensity = np.where(there, level, 0.0).sum(axis=0) / number
    away = (level - intensity) ** 2 + speed.variance[:, None]
    noise = np.where(there, away, 0.0).sum(axis=0) / number
    seen = there.any(axis=1)
    variance = float((speed.mean**2 + speed.variance)[seen].mean())
    return _Point(intensity, 1 / np.maximum(noise, LEAST_SD**2), variance)


def _told(logs: Numbers, there: Flags, at: _Point, turns: int, *, has_converged: bool) -> TimesFit:
    """Return the fit with every time judged by the person's other times."""
    from scipy.special import chdtrc  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    speed, value = _expectation(logs, there, at)
    total = (1 / speed.variance)[:, None]
    rest = np.maximum(total - there * at.precision, 1 / at.variance)
    away = logs - at.intensity
    others = (total * speed.mean[:, None] + at.precision * away) / rest
    z = (away + others) / np.sqrt(1 / at.precision + 1 / rest)
    weight, number = there * at.precision, there.sum(axis=1)
    square = (weight * away**2).sum(axis=1) - (weight * away).sum(axis=1) ** 2 * speed.variance
    silent = int((number == 0).sum())
    return TimesFit(
        intensity=at.intensity,
        discrimination=np.sqrt(at.precision),
        speed=np.where(number > 0, speed.mean, np.nan),
        speed_se=np.sqrt(speed.variance),
        speed_sd=float(np.sqrt(at.variance)),
        z=np.where(there, z, np.nan),
        misfit_p=np.where(number > 0, chdtrc(np.maximum(number, 1), square), np.nan),
        loglik=value,
        iterations=turns,
        has_converged=has_converged,
        n_used=len(logs) - silent,
        n_excluded=silent,
        reasons=(),
    )
