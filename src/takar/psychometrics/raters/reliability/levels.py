"""How reliable the ratings are at the level the decision uses, and how far each may be off.

The steps are told in ``docs/explanation/generalizability.md``.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.raters.generalizability import GStudy, g_study
from takar.psychometrics.raters.generalizability.decision import coefficient, root_of, sem
from takar.psychometrics.raters.generalizability.study import PERSON
from takar.psychometrics.raters.ratings import Ratings
from takar.psychometrics.raters.reliability.composite import (
    BadWeights,
    composite_reliability,
)
from takar.psychometrics.raters.reliability.parts import Parts

Floats = NDArray[np.float64]
FIXED = ("competency",)
PERCENT = 100


@dataclass(frozen=True)
class Reliability:
    """How reliable a mean level is, as it was rated; ``because`` says why there is no value.

    Attributes:
        coefficient: share of true variance between ratees; severity counts as error as far as
            ratees met other assessors.
        phi: the same against a fixed limit, where all of severity counts.
        sem: standard error of measurement behind ``coefficient``, on the scale of levels.
        sem_absolute: the one behind ``phi``.
        ratees: ratees it was found from; ``ratings`` of each of them, on average.
    """

    coefficient: float | None
    se: float | None
    phi: float | None
    phi_se: float | None
    sem: float | None
    sem_se: float | None
    sem_absolute: float | None
    ratees: int
    ratings: float
    because: Message | None = None


@dataclass(frozen=True, eq=False)
class ReliabilityReport:
    """Reliability by competency, by method, and of the weighted mean of all competencies.

    Attributes:
        independent: reliability of the composite if errors of competencies did not go together
            (Mosier); far above ``overall`` where assessors rate by general impression.
        weights: of the competencies, adding up to one.
        ratee_sem: standard error of each ratee's weighted mean level, in the order of
            ``ratings.ratees``; NaN where a competency with a weight was not rated.
        sem_jpm: standard error of the JPM in percent points; ``sem_jpm_absolute`` against a fixed
            limit. None where it was not said what is required.
    """

    competencies: dict[str, Reliability]
    methods: dict[str, Reliability]
    overall: Reliability
    independent: float | None
    weights: dict[str, float]
    ratee_sem: Floats
    sem_jpm: float | None
    sem_jpm_absolute: float | None


def reliability_of(
    ratings: Ratings,
    weights: Mapping[str, float] | None = None,
    *,
    required: Mapping[str, float] | None = None,
    fixed: Collection[str] = FIXED,
) -> ReliabilityReport:
    """Return how reliable the mean levels are, each as it was rated.

    A competency's level is taken as the mean of its ratings. Each ratee's error is worked out from
    who rated what, so gaps and unequal numbers of assessors count as they are.

    Reference: Brennan (2001) for components; Mosier (1943) for composites.

    Args:
        weights: of each competency in the composite; without it, all the same.
        required: level that the post asks of each competency, for the error of the JPM.
        fixed: facets that are always the same ones.
    """
    shares = _weights(ratings, weights)
    codes = range(len(ratings.competencies))
    competencies = {
        ratings.competencies[k]: _of_part(ratings, "competency", k, fixed)
        for k in codes
        if (ratings.competency == k).any()
    }
    methods = {
        name: _of_part(ratings, "method", k, fixed)
        for k, name in enumerate(ratings.methods)
        if (ratings.method == k).any()
    }
    overall, each = _of(ratings, shares, fixed)
    demanded = _demanded(shares, required)
    return ReliabilityReport(
        competencies=competencies,
        methods=methods,
        overall=overall,
        independent=_independent(ratings, shares, competencies),
        weights=shares,
        ratee_sem=each,
        sem_jpm=_times(overall.sem, demanded),
        sem_jpm_absolute=_times(overall.sem_absolute, demanded),
    )


def jpm_error(
    sem_of_mean: ArrayLike, required_total: ArrayLike, *, competencies: int = 9
) -> Floats:
    """Return the standard error of a JPM in percent points.

    Args:
        sem_of_mean: standard error of the plain mean level, of all or of each ratee.
        required_total: sum of the levels that the post asks, of all or of each ratee.
    """
    error = np.asarray(sem_of_mean, dtype=np.float64) * competencies * PERCENT
    return np.asarray(error / np.asarray(required_total, dtype=np.float64))


def _weights(ratings: Ratings, weights: Mapping[str, float] | None) -> dict[str, float]:
    """Return the weights of the competencies, adding up to one."""
    used = [ratings.competencies[k] for k in np.unique(ratings.competency)]
    given = dict.fromkeys(used, 1.0) if weights is None else dict(weights)
    strange = sorted(set(given) - set(ratings.competencies))
    total = sum(given.values())
    if strange or min(given.values(), default=0.0) < 0 or total <= 0:
        raise BadWeights(
            msg("Bobot kompetensi tidak dapat dipakai: {names}.", names=", ".join(strange) or "0"),
            hint=msg("Beri bobot nol atau lebih untuk kompetensi yang dinilai; jumlahnya positif."),
        )
    return {name: float(weight) / total for name, weight in given.items()}


def _of_part(ratings: Ratings, kind: str, code: int, fixed: Collection[str]) -> Reliability:
    """Return the reliability of one competency, or of one method over its competencies."""
    part = ratings.kept(np.flatnonzero(getattr(ratings, kind) == code))
    return _of(part, _weights(part, None), fixed, but=kind)[0]


def _of(
    ratings: Ratings, weights: Mapping[str, float], fixed: Collection[str], *, but: str = ""
) -> tuple[Reliability, Floats]:
    """Return the reliability of a weighted mean level, and the error of each ratee."""
    facets = [name for name in ("method", "rater", "competency") if name != but]
    nobody = np.full(len(ratings.ratees), np.nan)
    empty = Reliability(*(None,) * 7, ratees=int(np.unique(ratings.ratee).size), ratings=0.0)
    empty = replace(empty, ratings=len(ratings) / max(empty.ratees, 1))
    try:
        study = g_study(ratings, facets)
    except TakarError as fault:
        return replace(empty, because=_told(fault)), nobody
    because = _blind(study)
    parts = Parts.of(ratings, weights, study, fixed)
    if because is not None or not parts.whole.any():
        because = because or msg("Tidak ada orang yang dinilai pada semua kompetensi.")
        return replace(empty, because=because), nobody
    mean = parts.mean()
    between, fixed_limit = (
        coefficient(study, mean.truth, e) for e in (mean.relative, mean.absolute)
    )
    found = replace(
        empty,
        coefficient=between.value,
        se=between.se,
        phi=fixed_limit.value,
        phi_se=fixed_limit.se,
        sem=sem(study, mean.relative),
        sem_se=_sem_error(study, mean.relative),
        sem_absolute=sem(study, mean.absolute),
    )
    return found, parts.each(nobody)


def _blind(study: GStudy) -> Message | None:
    """Say why error cannot be told from truth, where it cannot."""
    if PERSON not in study.components:
        return msg("Setiap orang hanya dinilai sekali, sehingga galatnya tidak dapat ditaksir.")
    if any("rater" in name for name in study.confounded.get(PERSON, ())):
        return msg("Setiap orang hanya bertemu satu asesor, sehingga galatnya tidak terpisahkan.")
    if not study.has_converged:
        return msg("Penaksiran belum konvergen: angka ini belum dapat dipakai.")
    return None


def _told(fault: TakarError) -> Message:
    return fault.problem if isinstance(fault.problem, Message) else msg("{reason}", reason=fault)


def _sem_error(study: GStudy, error: Floats) -> float | None:
    """Return the standard error of a standard error of measurement."""
    size = sem(study, error)
    spread = root_of(study, error)
    return None if spread is None or size <= 0 else spread / (2 * size)


def _independent(
    ratings: Ratings, weights: Mapping[str, float], competencies: Mapping[str, Reliability]
) -> float | None:
    """Return Mosier's coefficient with errors of competencies taken as unrelated."""
    names = [name for name, weight in weights.items() if weight > 0]
    errors = [competencies[name].sem for name in names if name in competencies]
    if len(errors) < len(names) or None in errors:
        return None
    table = _mean_levels(ratings, names)
    table = table[~np.isnan(table).any(axis=1)]
    if table.shape[0] < 2:
        return None
    observed = np.atleast_2d(np.cov(table, rowvar=False))
    wrong = np.array(errors, dtype=np.float64) ** 2
    return composite_reliability(observed, wrong, [weights[name] for name in names])


def _mean_levels(ratings: Ratings, names: Sequence[str]) -> Floats:
    """Return each ratee's mean level by competency, NaN where nobody rated it."""
    size = len(ratings.competencies)
    cell = ratings.ratee.astype(np.int64) * size + ratings.competency
    times = np.bincount(cell, minlength=len(ratings.ratees) * size)
    sums = np.bincount(cell, weights=ratings.level, minlength=times.size)
    means = np.where(times > 0, sums / np.maximum(times, 1), np.nan).reshape(-1, size)
    return np.asarray(means[:, [ratings.competencies.index(name) for name in names]])


def _demanded(weights: Mapping[str, float], required: Mapping[str, float] | None) -> float | None:
    """Return the weighted mean of what is required; none where not all of it is known."""
    if required is None or not set(weights) <= set(required):
        return None
    total = sum(weight * float(required[name]) for name, weight in weights.items())
    return total if total > 0 else None


def _times(error: float | None, demanded: float | None) -> float | None:
    return None if error is None or demanded is None else PERCENT * error / demanded
