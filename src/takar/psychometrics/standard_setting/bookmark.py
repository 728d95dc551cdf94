"""Bookmark: items in order of difficulty, and a mark at the last one mastered on the border."""

from collections.abc import Sequence
from math import pi, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from takar.kernel.language import msg
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.standard_setting.cut import BadJudgements, Cut

RP = 0.67
WIDEST = 12.0
Numbers = npt.NDArray[np.float64]


class Page(NamedTuple):
    """One page of the ordered booklet: an item, the points meant, and its place."""

    item: str
    points: int
    theta: float


def booklet(parameters: Sequence[ItemParameters], rp: float = RP) -> tuple[Page, ...]:
    """Return the pages, easiest first: where the chance of so many points or more is ``rp``.

    A page nobody reaches with that chance is left out.

    Reference: Lewis, Mitzel and Green (1996); Mitzel, Lewis, Patz and Green (2001), in Cizek,
    Setting Performance Standards.
    """
    pages = [
        Page(item.item, points, theta)
        for item in parameters
        for points in range(1, item.categories)
        if (theta := _place(item, points, rp)) is not None
    ]
    return tuple(sorted(pages, key=lambda page: (page.theta, page.item, page.points)))


def bookmark(
    marks: Sequence[int],
    pages: Sequence[Page],
    *,
    tables: Sequence[str] | None = None,
) -> Cut:
    """Return the median of the places of the pages marked.

    Args:
        marks: for each judge the page of the last item a borderline person masters, from one.
        tables: at which table each judge sat; judges of one table talk, so they count for less.

    Raises:
        BadJudgements: a mark is on no page.
    """
    if not marks or any(not 1 <= mark <= len(pages) for mark in marks):
        raise BadJudgements(
            msg("Penanda harus pada halaman 1 sampai {pages}.", pages=len(pages)),
            hint=msg("Periksa nomor halaman setiap panelis."),
        )
    places = np.array([pages[mark - 1].theta for mark in marks])
    return Cut(
        method="BOOKMARK",
        value=float(np.median(places)),
        se=_error(places, tables),
        parts=tuple(places.tolist()),
        n_used=len(places),
    )


def _place(item: ItemParameters, points: int, rp: float) -> float | None:
    """Return the ability at which the chance of so many points is ``rp``; none where never."""
    low, high = -WIDEST, WIDEST

    def chance(theta: float) -> float:
        return float(item.probabilities(theta)[0, points:].sum())

    if not chance(low) < rp < chance(high):
        return None
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) < rp else (low, middle)
    return (low + high) / 2


def _error(places: Numbers, tables: Sequence[str] | None) -> float | None:
    """Return the standard error of a median of judges who sit at tables.

    The variance of a mean of clustered judges, times pi/2 for the median of normal values.
    """
    number = len(places)
    if number < 2:
        return None
    variance = float(places.var(ddof=1)) / number
    if tables is not None:
        names, seat = np.unique(np.asarray(tables), return_inverse=True)
        size = number / len(names)
        variance *= max(1.0, 1 + (size - 1) * _alike(places, seat))
    return sqrt(variance * pi / 2)


def _alike(places: Numbers, seat: npt.NDArray[np.intp]) -> float:
    """Return how alike judges of one table are (intraclass correlation, one way)."""
    sizes = np.bincount(seat)
    if len(sizes) < 2 or len(sizes) == len(places):
        return 0.0
    means = np.bincount(seat, weights=places) / sizes
    between = float(sizes @ (means - places.mean()) ** 2) / (len(sizes) - 1)
    within = float(((places - means[seat]) ** 2).sum()) / (len(places) - len(sizes))
    size = (len(places) - float(sizes @ sizes) / len(places)) / (len(sizes) - 1)
    total = between + (size - 1) * within
    return max((between - within) / total, 0.0) if total > 0 else 0.0
