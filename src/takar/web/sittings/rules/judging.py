"""What each answer is worth: one fold over everything the devices said; pure.

Storing never judges, so nothing is lost for coming late or from the wrong device. Judging reads
the whole journal of one sitting and says for each change what became of it:

1. Its slot is not on the paper, or its section had not begun: STRAY.
2. It was received after the end of its section and the grace, or after a proctor had sent its
   device away: LATE, until a person rules it in or out.
3. Such a one that was received after the session was signed off is AFTER_SIGNING: it is kept and
   shown, and a person rules on it only when somebody asks. Nothing waits for that.
4. Its question had been left, in a section one cannot go back in: PASSED, unless a person rules
   it in (see :mod:`takar.web.sittings.rules.one_way`).
5. Otherwise it is in time. Of all that count for a slot the last one stands: the later device
   before the earlier, on one device the higher number. The others are OVERTAKEN.

The order of arrival decides nothing within one device, and the clock of a device decides nothing at
all: a clock set back, a replay or a delayed packet cannot change which answer stands.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from takar.web.sittings.rules.clock import GRACE, Clock, end_of


class Worth(StrEnum):
    """What became of a change."""

    COUNTED = "DIHITUNG"
    OVERTAKEN = "DIGANTI"
    LATE = "TERLAMBAT"
    AFTER_SIGNING = "SESUDAH_DISAHKAN"
    RULED_IN = "TERLAMBAT_DIHITUNG"
    RULED_OUT = "TERLAMBAT_TIDAK_DIHITUNG"
    STRAY = "TIDAK_WAJAR"
    PASSED = "SUDAH_LEWAT"


STANDS = frozenset({Worth.COUNTED, Worth.RULED_IN})


@dataclass(frozen=True, slots=True)
class Said:
    """A change of the journal, as far as judging looks at it."""

    desk: int
    sequence: int
    slot: int | None
    value: Any
    given_at: datetime
    received_at: datetime

    @property
    def number(self) -> tuple[int, int]:
        """Its place in the order of devices and of what each said."""
        return self.desk, self.sequence


@dataclass(frozen=True, slots=True)
class SentAway:
    """A proctor sent away every device before a number, at a moment."""

    before: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a section was open."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A change and what it is worth; the one of a slot that stands is its answer.

    Attributes:
        end: until when the section was open to its device.
        is_sent_away: that end came because a proctor sent the device away.
    """

    said: Said
    worth: Worth
    end: datetime | None = None
    is_sent_away: bool = False

    @property
    def was_given_in_time(self) -> bool:
        """The device says it was given before the end: a fact for who rules on a late one."""
        return self.end is not None and self.said.given_at <= self.end


def judged(  # noqa: PLR0913 -- what is on record, each by its name
    changes: Iterable[Said],
    sections: Mapping[int, str],
    clocks: Mapping[str, Clock],
    rulings: Mapping[tuple[int, int], bool],
    sent_away: Iterable[SentAway] = (),
    *,
    signed_at: datetime | None = None,
    passed: Collection[tuple[int, int]] = frozenset(),
) -> list[Standing]:
    """Return every answer given and what it is worth, in the order of devices and numbers.

    Args:
        changes: the answers of one sitting, in any order.
        sections: the section of each slot on the paper.
        clocks: the clock of each section, and of the whole test.
        rulings: what a person decided about late changes: in, or out.
        sent_away: when a proctor sent devices away.
        signed_at: when the session was signed off.
        passed: the changes that came after their question was left.
    """
    gone = list(sent_away)
    spans = {code: span_of(clock, clocks) for code, clock in clocks.items()}
    spans_of_slots = {slot: spans[code] for slot, code in sections.items() if code in spans}
    ordered = [
        alone(
            said,
            spans_of_slots.get(-1 if said.slot is None else said.slot),
            gone,
            rulings.get(said.number),
            signed_at,
        )
        for said in sorted(changes, key=lambda said: said.number)
    ]
    ordered = [
        left(one, rulings) if one.said.number in passed and one.worth is Worth.COUNTED else one
        for one in ordered
    ]
    last = {one.said.slot: one.said.number for one in ordered if one.worth in STANDS}
    return [
        replace(one, worth=Worth.OVERTAKEN)
        if one.worth in STANDS and last[one.said.slot] != one.said.number
        else one
        for one in ordered
    ]


def left(standing: Standing, rulings: Mapping[tuple[int, int], bool]) -> Standing:
    """Return what a change in time is worth whose question had been left."""
    ruled = {True: Worth.RULED_IN, False: Worth.RULED_OUT, None: Worth.PASSED}
    return replace(standing, worth=ruled[rulings.get(standing.said.number)])


def alone(
    said: Said,
    span: Span | None,
    gone: Iterable[SentAway],
    ruling: bool | None,  # noqa: FBT001 -- in, out, or not ruled
    signed_at: datetime | None,
) -> Standing:
    """Return what a change is worth by itself."""
    if span is None:
        return Standing(said, Worth.STRAY)
    until = min([span.end, *(one.at for one in gone if said.desk < one.before)])
    worth = worth_of(said, Span(span.start, until), ruling, signed_at)
    return Standing(said, worth, until, until < span.end)


def span_of(clock: Clock, clocks: Mapping[str, Clock]) -> Span | None:
    """Return from when to when a section was open; nothing if it has not begun."""
    end = end_of(clock, clocks.values())
    return None if clock.started_at is None or end is None else Span(clock.started_at, end)


def worth_of(
    said: Said,
    span: Span,
    ruling: bool | None,  # noqa: FBT001 -- in, out, or not ruled
    signed_at: datetime | None,
) -> Worth:
    """Return what a change is worth in the time that was open to its device."""
    if said.received_at < span.start:
        return Worth.STRAY
    if said.received_at <= span.end + GRACE:
        return Worth.COUNTED
    if ruling is not None:
        return Worth.RULED_IN if ruling else Worth.RULED_OUT
    if signed_at is not None and said.received_at > signed_at:
        return Worth.AFTER_SIGNING
    return Worth.LATE


def answers(standings: Iterable[Standing]) -> dict[int, Any]:
    """Return the answer that stands for each slot; one that was taken back is not there."""
    return {
        standing.said.slot: standing.said.value
        for standing in standings
        if standing.worth in STANDS
        and standing.said.slot is not None
        and standing.said.value is not None
    }
