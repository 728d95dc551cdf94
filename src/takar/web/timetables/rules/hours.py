"""Times of a day: opening hours with their pauses, written and read as people write them."""

import re
from collections.abc import Iterable, Sequence
from datetime import time
from itertools import pairwise

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Span = tuple[time, time]

WRITTEN = re.compile(r"(\d{1,2})[.:](\d{2})\s*(?:-|–|s/d|sampai)\s*(\d{1,2})[.:](\d{2})")


class BadHours(TakarError):
    """Hours that contradict themselves."""


def minutes(moment: time) -> int:
    """Return the minutes since midnight.

    >>> minutes(time(8, 30))
    510
    """
    return moment.hour * 60 + moment.minute


def clock(total: int) -> time:
    """Return the time of day at so many minutes since midnight."""
    return time(total // 60, total % 60)


def shown(span: Span) -> str:
    """Write a span as on a timetable.

    >>> shown((time(8), time(9, 30)))
    '08.00–09.30'
    """
    return f"{span[0]:%H.%M}–{span[1]:%H.%M}"


def read_breaks(written: str) -> tuple[Span, ...]:
    """Read pauses such as ``12.00-13.00, 15.00-15.15``.

    Raises:
        BadHours: a piece is no span, or a span ends before it starts.
    """
    pieces = [piece.strip() for piece in re.split(r"[,;\n]", written) if piece.strip()]
    return tuple(sorted(map(read_span, pieces)))


def read_span(piece: str) -> Span:
    """Read one span of time.

    Raises:
        BadHours: it cannot be read, or ends before it starts.
    """
    found = WRITTEN.fullmatch(piece)
    try:
        first, last, since, until = map(int, found.groups()) if found else (99, 0, 0, 0)
        span = time(first, last), time(since, until)
    except ValueError as fault:
        raise BadHours(
            msg("Jam {piece} tidak dapat dibaca.", piece=piece),
            hint=msg("Tulis seperti 12.00-13.00; pisahkan dengan koma."),
        ) from fault
    if span[0] >= span[1]:
        raise BadHours(
            msg("Jam {piece} selesai sebelum mulai.", piece=piece),
            hint=msg("Jam selesai sesudah jam mulai."),
        )
    return span


def written(breaks: Iterable[Span]) -> str:
    """Write pauses the way they are kept."""
    return ", ".join(f"{since:%H.%M}-{until:%H.%M}" for since, until in breaks)


def check_day(opens_at: time, closes_at: time, breaks: Sequence[Span]) -> None:
    """Refuse a day whose pauses lie outside its hours or over one another.

    Raises:
        BadHours: they do.
    """
    if opens_at >= closes_at:
        raise BadHours(msg("Hari ditutup sebelum dibuka."), hint=msg("Jam tutup sesudah jam buka."))
    for span in breaks:
        if span[0] < opens_at or span[1] > closes_at:
            raise BadHours(
                msg("Istirahat {span} di luar jam buka.", span=shown(span)),
                hint=msg("Letakkan istirahat di antara jam buka dan jam tutup."),
            )
    for before, after in pairwise(sorted(breaks)):
        if after[0] < before[1]:
            raise BadHours(
                msg(
                    "Istirahat {first} dan {second} bertumpuk.",
                    first=shown(before),
                    second=shown(after),
                ),
                hint=msg("Gabungkan keduanya menjadi satu."),
            )
