"""Alpha and its interval, and the standard errors of a score, over all and at each score."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.classical.intervals import Floats, feldt, square_root
from takar.psychometrics.classical.moments import Moments, moments
from takar.psychometrics.responses import Responses


class NotCounted(TakarError):
    """A formula for right and wrong items was asked for other scores."""


@dataclass(frozen=True)
class Alpha:
    """Internal consistency of a sum score.

    Attributes:
        value: alpha (KR-20 where all items are right or wrong); may be below zero.
        low: Feldt's interval; ``high`` its other end.
        sem: standard error of measurement of the sum score, ``sd`` its standard deviation.
        without: alpha of the rest if an item is dropped, item by item.
        because: why there is no value.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    sd: float
    sem: float | None
    without: tuple[float | None, ...]
    items: tuple[str, ...]
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    because: Message | None = None
    has_converged: bool = True


def alpha(responses: Responses, *, confidence: float = 0.95) -> Alpha:
    """Return Cronbach's alpha (KR-20 for right and wrong) with Feldt's interval.

    Reference: Cronbach (1951); Kuder & Richardson (1937); Feldt (1965).

    Raises:
        NoJointCovariance: items are missing by design and the pairs do not fit together.
        TooLittleToAnalyse: fewer than two persons or items.
    """
    found = moments(responses)
    value = _alpha(found.covariance)
    k = len(found.items)
    low, high = (None, None) if value is None else feldt(value, found.n, k, confidence)
    return Alpha(
        name="KR-20" if (found.most == 1).all() else "alpha",
        value=value,
        low=low,
        high=high,
        sd=square_root(found.total_variance),
        sem=None if value is None else sem(square_root(found.total_variance), value),
        without=tuple(_without(found)),
        items=found.items,
        n_used=found.n,
        n_excluded=found.n_excluded,
        reasons=found.reasons,
        because=None if value is not None else msg("Semua skor sama; alpha tidak terdefinisi."),
    )


def _alpha(covariance: Floats) -> float | None:
    k, total = len(covariance), float(covariance.sum())
    if total <= 1e-12 or k < 2:
        return None
    return k / (k - 1) * (1 - float(np.trace(covariance)) / total)


def _without(found: Moments) -> list[float | None]:
    """Return alpha of each test that lacks one item."""
    covariance, k = found.covariance, len(found.items)
    if k < 3:
        return [None] * k
    own = np.diag(covariance)
    totals = covariance.sum() - 2 * covariance.sum(axis=0) + own
    return [
        float((k - 1) / (k - 2) * (1 - (own.sum() - own[item]) / totals[item]))
        if totals[item] > 1e-12
        else None
        for item in range(k)
    ]


def sem(sd: float, reliability: float) -> float:
    """Return the standard error of measurement of a score."""
    return sd * square_root(1 - reliability)


def conditional_sem(
    scores: ArrayLike, most: int, *, reliability: float | None = None, kr21: float | None = None
) -> Floats:
    """Return the standard error of each number-right score, by the binomial error model.

    With ``reliability`` and ``kr21`` it is scaled so that on average it agrees with the
    reliability (Keats).

    Reference: Lord (1955); Keats (1957).

    Raises:
        NotCounted: a score is not between zero and ``most``, or there is one item only.
    """
    right = np.asarray(scores, float)
    if most < 2 or (right < 0).any() or (right > most).any():
        raise NotCounted(
            msg(
                "Galat baku binomial berlaku untuk banyaknya jawaban benar dari {most} butir.",
                most=most,
            ),
            hint=msg("Untuk butir berjenjang pakai galat baku dari model IRT."),
        )
    variance = right * (most - right) / (most - 1)
    if reliability is not None and kr21 is not None and kr21 < 1:
        variance = variance * (1 - reliability) / (1 - kr21)
    return np.asarray(np.sqrt(variance))


def kr21(mean: float, variance: float, most: int) -> float:
    """Return the reliability that the binomial error model implies.

    Reference: Kuder & Richardson (1937).
    """
    return most / (most - 1) * (1 - mean * (most - mean) / (most * variance))
