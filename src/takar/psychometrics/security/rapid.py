"""Answers given faster than the item can be read: effort that was not made."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from takar.kernel.language import Message, msg
from takar.psychometrics.security.times import BadTimes

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class RapidAnswers:
    """Which answers were too fast to be considered ones.

    Attributes:
        is_rapid: persons by items.
        limit: seconds below which an answer is rapid, by item.
        effort: share of a person's answers that were not rapid; not-a-number without answers.
        little: places of people whose effort is below the limit asked for.
        right_when_rapid, right_otherwise: by item, where marks were given: near chance when
            rapid answers are guesses, above it when the item was known beforehand.
    """

    is_rapid: Flags
    limit: Numbers
    effort: Numbers
    little: tuple[int, ...]
    right_when_rapid: Numbers | None
    right_otherwise: Numbers | None
    n_used: int
    n_excluded: int

    def says(self, person: int, name: str) -> Message:
        """Return the finding about one person, as something to ask about."""
        return msg(
            "{name} menjawab {number} butir lebih cepat daripada waktu membacanya. Tanyakan "
            "keadaannya; hasilnya mungkin tidak menggambarkan kemampuannya.",
            name=name,
            number=int(self.is_rapid[person].sum()),
        )


def rapid_answers(
    seconds: npt.ArrayLike,
    *,
    right: npt.ArrayLike | None = None,
    share: float = 0.10,
    longest: float = 10.0,
    least_effort: float = 0.90,
    known: Sequence[float] | None = None,
) -> RapidAnswers:
    """Return answers given within a share of the item's mean time.

    Args:
        seconds: persons by items; not-a-number where there is no answer.
        right: whether each answer was right.
        longest: no limit is set above so many seconds.
        known: mean seconds of each item from before; those of these people where not given.

    Reference: Wise and Kong (2005), Applied Measurement in Education 18; Wise and Ma (2012) for
    the share of the mean.
    """
    table = np.asarray(seconds, dtype=np.float64)
    there = np.isfinite(table)
    if table.ndim != 2 or (table[there] <= 0).any() or not there.any(axis=0).all():
        raise BadTimes(
            msg("Waktu jawab harus lebih dari nol detik."),
            hint=msg("Kosongkan waktu butir yang tidak dijawab."),
        )
    means = np.nanmean(table, axis=0) if known is None else np.asarray(known, dtype=np.float64)
    limit = np.minimum(share * means, longest)
    is_rapid = there & (np.where(there, table, np.inf) < limit)
    given = there.sum(axis=1)
    with np.errstate(invalid="ignore"):
        effort = np.where(given > 0, 1 - is_rapid.sum(axis=1) / np.maximum(given, 1), np.nan)
    marks = None if right is None else np.asarray(right).astype(np.float64)
    return RapidAnswers(
        is_rapid=is_rapid,
        limit=limit,
        effort=effort,
        little=tuple(int(place) for place in np.flatnonzero(effort < least_effort)),
        right_when_rapid=None if marks is None else _shares(marks, is_rapid),
        right_otherwise=None if marks is None else _shares(marks, there & ~is_rapid),
        n_used=int((given > 0).sum()),
        n_excluded=int((given == 0).sum()),
    )


def _shares(marks: Numbers, kept: Flags) -> Numbers:
    """Return the share right of the answers kept, by item."""
    number = kept.sum(axis=0)
    right = np.where(kept, marks, 0.0).sum(axis=0)
    return np.where(number > 0, right / np.maximum(number, 1), np.nan)
