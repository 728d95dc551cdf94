"""What each answer is worth: one fold over everything the devices said; pure.

Storing never judges, so nothing is lost for coming late or from the wrong device. Judging reads
the whole journal of one sitting and says for each change what became of it:

1. Its slot is not on the paper, or its section had not begun: STRAY.
2. It was received after the end of its section and the grace, or after a proctor had sent its
   device away: LATE, until a person rules it in or out.
3. Otherwise it is in time. Of all that count for a slot the last one stands: the later device
   before the earlier, on one device the higher number. The others are OVERTAKEN.

The order of arrival decides nothing within one device, and the clock of a device decides nothing at
all: a clock set back, a replay or a delayed packet cannot change which answer stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from takar.web.sittings.rules.clock import GRACE, Clock, end_of


class Worth(StrEnum):
    """What became of a change."""

    COUNTED = "DIHITUNG"
    OVERTAKEN = "DIGANTI"
    LATE = "TERLAMBAT"
    RULED_IN = "TERLAMBAT_DIHITUNG"
    RULED_OUT = "TERLAMBAT_TIDAK_DIHITUNG"
    STRAY = "TIDAK_WAJAR"


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
    """A change and what it is worth; the one of a slot that stands is its answer."""

    said: Said
    worth: Worth
    end: datetime | None = None

    @property
    def was_given_in_time(self) -> bool:
        """The device says it was given before the end: a fact for who rules on a late one."""
        return self.end is not None and self.said.given_at <= self.end


def judged(
    changes: Iterable[Said],
    sections: Mapping[int, str],
    clocks: Mapping[str, Clock],
    rulings: Mapping[tuple[int, int], bool],
    sent_away: Iterable[SentAway] = (),
) -> list[Standing]:
    """Return every answer given and what it is worth, in the order of devices and numbers.

    Args:
        changes: the answers of one sitting, in any order.
        sections: the section of each slot on the paper.
        clocks: the clock of each section, and of the whole test.
        rulings: what a person decided about late changes: in, or out.
        sent_away: when a proctor sent devices away.
    """
    gone = list(sent_away)
    ordered = sorted(changes, key=lambda said: said.number)
    spans = {code: span_of(clock, clocks) for code, clock in clocks.items()}
    spans_of_slots = {slot: spans[code] for slot, code in sections.items() if code in spans}
    within = [spans_of_slots.get(-1 if said.slot is None else said.slot) for said in ordered]
    worths = [
        worth_of(said, span_until(span, said, gone), rulings)
        for said, span in zip(ordered, within, strict=True)
    ]
    last = {
        said.slot: said.number
        for said, worth in zip(ordered, worths, strict=True)
        if worth in STANDS
    }
    return [
        Standing(
            said,
            overtaken(worth, is_last=last.get(said.slot) == said.number),
            span.end if span else None,
        )
        for said, worth, span in zip(ordered, worths, within, strict=True)
    ]


def span_of(clock: Clock, clocks: Mapping[str, Clock]) -> Span | None:
    """Return from when to when a section was open; nothing if it has not begun."""
    end = end_of(clock, clocks.values())
    return None if clock.started_at is None or end is None else Span(clock.started_at, end)


def span_until(span: Span | None, said: Said, gone: Iterable[SentAway]) -> Span | None:
    """Return how long a section was open to a device: no longer than until it was sent away."""
    if span is None:
        return None
    moments = [one.at for one in gone if said.desk < one.before]
    return Span(span.start, min([span.end, *moments]))


def worth_of(said: Said, span: Span | None, rulings: Mapping[tuple[int, int], bool]) -> Worth:
    """Return what a change is worth by itself."""
    if span is None or said.received_at < span.start:
        return Worth.STRAY
    if said.received_at <= span.end + GRACE:
        return Worth.COUNTED
    if said.number not in rulings:
        return Worth.LATE
    return Worth.RULED_IN if rulings[said.number] else Worth.RULED_OUT


def overtaken(worth: Worth, *, is_last: bool) -> Worth:
    """Return what a change is worth among those of its slot."""
    return Worth.OVERTAKEN if worth in STANDS and not is_last else worth


def answers(standings: Iterable[Standing]) -> dict[int, Any]:
    """Return the answer that stands for each slot; one that was taken back is not there."""
    return {
        standing.said.slot: standing.said.value
        for standing in standings
        if standing.worth in STANDS
        and standing.said.slot is not None
        and standing.said.value is not None
    }
