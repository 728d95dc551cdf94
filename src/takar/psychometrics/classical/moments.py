"""Variances and covariances of items, with gaps by design."""

from dataclasses import dataclass

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.classical.intervals import Floats
from takar.psychometrics.classical.points import Points, points_of, refuse_few
from takar.psychometrics.responses import Responses


class NoJointCovariance(TakarError):
    """Items were never given together, or pairs of them do not make one covariance matrix."""


@dataclass(frozen=True, eq=False)
class Moments:
    """The covariance matrix of the points.

    Attributes:
        n: persons behind it; with booklets the fewest that any two items share.
        is_pairwise: whether items were not given to all, so that pairs rest on other persons.
    """

    covariance: Floats
    means: Floats
    most: Floats
    items: tuple[str, ...]
    n: int
    is_pairwise: bool
    n_excluded: int
    reasons: tuple[Message, ...]

    @property
    def total_variance(self) -> float:
        """The variance of the sum of all items."""
        return float(self.covariance.sum())


def moments(responses: Responses) -> Moments:
    """Return means and covariances; omitted and not reached items earn nothing.

    Raises:
        NoJointCovariance: items are missing by design and the pairs do not fit together.
        TooLittleToAnalyse: fewer than two persons or items.
    """
    points = points_of(responses)
    refuse_few(points, persons=2, items=2)
    if points.is_complete:
        means, n = points.points.mean(axis=0), points.n
        centred = points.points - means
        covariance = centred.T @ centred / (n - 1)
    else:
        means, covariance, n = _pairwise(points)
    reasons = (*points.reasons, *(() if points.is_complete else (_told(n),)))
    return Moments(
        covariance=covariance,
        means=means,
        most=points.most,
        items=points.items,
        n=n,
        is_pairwise=not points.is_complete,
        n_excluded=points.n_excluded,
        reasons=reasons,
    )


def _told(n: int) -> Message:
    return msg(
        "Butir tidak diberikan kepada semua orang: kovarians dihitung per pasang butir "
        "(sedikitnya {n} orang).",
        n=n,
    )


def _pairwise(points: Points) -> tuple[Floats, Floats, int]:
    """Return means and covariances of each pair over those who were given both."""
    given = points.given.astype(np.float64)
    together = given.T @ given
    if together.min() < 2:
        row, column = np.unravel_index(int(together.argmin()), together.shape)
        raise NoJointCovariance(
            msg(
                "Butir {one} dan {other} tidak pernah diberikan bersama-sama.",
                one=points.items[row],
                other=points.items[column],
            ),
            hint=msg("Hitung per paket, atau pakai reliabilitas dari model IRT."),
        )
    means = points.points.sum(axis=0) / given.sum(axis=0)
    centred = (points.points - means) * given
    mine = centred.T @ given / together
    covariance = (centred.T @ centred / together - mine * mine.T) * together / (together - 1)
    lowest = float(np.linalg.eigvalsh(covariance)[0])
    if lowest < -1e-10 * float(np.trace(covariance)):
        raise NoJointCovariance(
            msg("Kovarians per pasang butir saling bertentangan; koefisien tidak dihitung."),
            hint=msg("Hitung per paket, atau pakai reliabilitas dari model IRT."),
        )
    return means, covariance, int(together.min())
