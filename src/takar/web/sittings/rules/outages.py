"""Outages and the time given back for them; pure.

An outage is a silence: for longer than ``SILENCE`` the server heard nothing of a device. Its length
is measured by the server's clock alone, so that a clock set back changes nothing. Whether it is
given back depends on what is on record about it:

1. The server itself was down meanwhile: that part is given back.
2. Another device, or the same one started anew, went on: a crash or a power cut; given back from
   the last moment at which the older one still worked, as its late changes tell.
3. The device said that the network was gone, and no answer was given and no question opened
   meanwhile: given back.
4. The page went on and the person worked: nothing was lost, nothing is given back.
5. Nothing explains it (a lid closed, a page put to sleep): recorded, and left to the proctor.

What is given back lies within the time in which a section was open, is never given twice, and in
all is not more than the limit of the session.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

SILENCE = timedelta(seconds=60)
"""A device speaks every fifteen seconds; four missed in a row are no accident."""
BEAT = timedelta(seconds=5)
"""How often a serving process notes that it lives."""
BEAT_GAP = 4 * BEAT
"""A longer gap between two notes means that nobody served."""

SKEW = timedelta(seconds=10)
"""How far the clocks of two devices may differ before one tells anything about the other."""


class Cause(StrEnum):
    """What a silence was, as far as the record tells."""

    SERVER = "SERVER"
    RESTART = "MULAI_ULANG"
    NETWORK = "JARINGAN"
    WORKED = "TETAP_BEKERJA"
    UNKNOWN = "TIDAK_DIKETAHUI"


GIVES_BACK = frozenset({Cause.SERVER, Cause.RESTART, Cause.NETWORK})


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of the server's time."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return max(self.end - self.start, timedelta())


@dataclass(frozen=True, slots=True)
class Return:
    """What is on record when a device is heard again.

    Attributes:
        is_new_desk: the device entered anew.
        said_offline: it says that the network was gone.
        worked: it gave answers or opened questions while it was silent.
    """

    is_new_desk: bool = False
    said_offline: bool = False
    worked: bool = False


def silences(signs: Iterable[datetime]) -> list[Stretch]:
    """Return the silences between signs of life, in order."""
    ordered = sorted(signs)
    return [
        Stretch(before, after) for before, after in pairwise(ordered) if after - before > SILENCE
    ]


def downtimes(lives: Iterable[Stretch]) -> list[Stretch]:
    """Return when nobody served, from the lives of all serving processes."""
    gaps: list[Stretch] = []
    until: datetime | None = None
    for life in sorted(lives):
        if until is not None and life.start - until > BEAT_GAP:
            gaps.append(Stretch(until, life.start))
        until = life.end if until is None else max(until, life.end)
    return gaps


def cause_of(silence: Stretch, told: Return, down: Iterable[Stretch]) -> Cause:
    """Return what a silence was; the first line that fits decides."""
    if told.is_new_desk:
        return Cause.RESTART
    if told.worked:
        return Cause.WORKED
    if any(within(gap, [silence]) for gap in down):
        return Cause.SERVER
    return Cause.NETWORK if told.said_offline else Cause.UNKNOWN


def after(silence: Stretch, moment: datetime | None) -> Stretch:
    """Return what of a silence came after a moment, all of it without one."""
    start = silence.start if moment is None else max(silence.start, moment)
    return Stretch(min(start, silence.end), silence.end)


def given_back(
    lost: Sequence[Stretch],
    open_spans: Sequence[Stretch],
    given: Sequence[Stretch],
    *,
    left: timedelta,
) -> list[Stretch]:
    """Return the stretches to give back, oldest first, together never longer than what is left.

    Args:
        lost: outages that give back time.
        open_spans: when the section was open.
        given: stretches given back before.
        left: what the limit of the session still allows.
    """
    told: list[Stretch] = []
    for stretch in joined(piece for one in lost for piece in within(one, open_spans)):
        for piece in without(stretch, joined(given)):
            length = min(piece.length, max(left, timedelta()))
            if length > timedelta():
                told.append(Stretch(piece.start, piece.start + length))
                left -= length
    return told


def within(stretch: Stretch, spans: Iterable[Stretch]) -> list[Stretch]:
    """Return the parts of a stretch that lie in spans."""
    cut = (Stretch(max(stretch.start, one.start), min(stretch.end, one.end)) for one in spans)
    return [piece for piece in cut if piece.length > timedelta()]


def without(stretch: Stretch, taken: Iterable[Stretch]) -> list[Stretch]:
    """Return the parts of a stretch that lie in none of the taken ones (which are in order)."""
    pieces, start = [], stretch.start
    for one in taken:
        if one.end <= start or one.start >= stretch.end:
            continue
        if one.start > start:
            pieces.append(Stretch(start, one.start))
        start = max(start, one.end)
    if start < stretch.end:
        pieces.append(Stretch(start, stretch.end))
    return pieces


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that touch made one."""
    told: list[Stretch] = []
    for one in sorted(stretches):
        if told and one.start <= told[-1].end:
            told[-1] = Stretch(told[-1].start, max(told[-1].end, one.end))
        else:
            told.append(one)
    return told


def whole_seconds(stretch: Stretch) -> int:
    """Return the seconds of a stretch, begun ones counted whole, in the candidate's favour."""
    return -(-stretch.length // timedelta(seconds=1))
