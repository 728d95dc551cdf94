"""What a timetable is asked: people, methods, rooms, days, assessors, and the wishes.

Times are minutes since midnight. The rules that every timetable keeps are told in
``docs/explanation/timetables.md`` and checked by ``takar.timetables.checking``.

Law: Peraturan Kejaksaan 2/2025, Pasal 23 (two assessors or more, groups of 4 to 8).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

MIDNIGHT = 24 * 60
HALL_SEATS = 10_000
SAME_UNIT = "UNIT_SAMA"
"""Why an assessor may not judge somebody of the own unit; found without being listed."""


class Kind(StrEnum):
    """How many sit at once: one alone, a group, or a room full."""

    ONE = "PERORANGAN"
    GROUP = "KELOMPOK"
    HALL = "KLASIKAL"


FEWEST = {Kind.ONE: 1, Kind.GROUP: 4, Kind.HALL: 1}
MOST = {Kind.ONE: 1, Kind.GROUP: 8, Kind.HALL: HALL_SEATS}


@dataclass(frozen=True)
class Span:
    """A stretch of one day, ``until`` not included."""

    date: dt.date
    since: int = 0
    until: int = MIDNIGHT

    def meets(self, date: dt.date, since: int, until: int) -> bool:
        """Tell whether another stretch shares a minute with this one."""
        return self.date == date and since < self.until and self.since < until

    def holds(self, date: dt.date, since: int, until: int) -> bool:
        """Tell whether another stretch lies wholly inside this one."""
        return self.date == date and self.since <= since and until <= self.until


@dataclass(frozen=True)
class Candidate:
    """Somebody to be assessed.

    Attributes:
        circle: who may discuss with whom; a group never mixes circles.
        unit: the own work unit; nobody of it may judge this person.
        language: what every assessor must speak; empty asks nothing.
        tier: the lowest rank of an assessor who may judge this person.
        site: the only site where this person is seen; empty is any.
        methods: the methods to sit; ``None`` is all of them.
        away: when this person cannot sit.
    """

    id: str
    circle: str = ""
    unit: str = ""
    language: str = ""
    tier: int = 0
    site: str = ""
    methods: tuple[str, ...] | None = None
    away: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Method:
    """A method and what one session of it takes.

    Attributes:
        seats_least: fewest people in a session; 0 is what the kind says (a group: 4).
        seats_most: most people in a session; 0 is what the kind says (a group: 8).
        assessors_least: assessors that a session needs; 0 is a session without assessors.
        assessors_most: most assessors in a session; 0 is the same as the least.
        after: methods that a person must have sat before this one.
        preparation_minutes: before ``duration_minutes``; people and room are taken, assessors not.
    """

    code: str
    kind: Kind
    duration_minutes: int
    seats_least: int = 0
    seats_most: int = 0
    assessors_least: int = 0
    assessors_most: int = 0
    after: tuple[str, ...] = ()
    preparation_minutes: int = 0

    @property
    def length(self) -> int:
        """Minutes that people and room are taken."""
        return self.preparation_minutes + self.duration_minutes

    @property
    def fewest(self) -> int:
        """Fewest people in a session."""
        return self.seats_least or FEWEST[self.kind]

    @property
    def most(self) -> int:
        """Most people in a session, however large the room."""
        return self.seats_most or MOST[self.kind]

    @property
    def most_assessors(self) -> int:
        """Most assessors in a session."""
        return max(self.assessors_most, self.assessors_least)


@dataclass(frozen=True)
class Room:
    """A room.

    Attributes:
        methods: the methods that may be held here; ``None`` is all of them.
        days: the dates on which it can be used; ``None`` is every day of the event.
        closed: when it cannot be used on those dates.
    """

    id: str
    capacity: int
    site: str = ""
    methods: tuple[str, ...] | None = None
    days: tuple[dt.date, ...] | None = None
    closed: tuple[Span, ...] = ()

    def seats(self, method: Method) -> int:
        """Return how many people a session of the method may seat here."""
        return min(self.capacity, method.most)

    def may_hold(self, method: Method) -> bool:
        """Tell whether the method may be held here at all."""
        allowed = self.methods is None or method.code in self.methods
        return allowed and self.capacity >= method.fewest

    def is_open(self, date: dt.date, since: int = 0, until: int = 0) -> bool:
        """Tell whether the room can be used on a date, and throughout a stretch of it."""
        is_day = self.days is None or date in self.days
        return is_day and not any(span.meets(date, since, until) for span in self.closed)


@dataclass(frozen=True)
class Day:
    """One day of the event; each break is a pair of minutes (since, until)."""

    date: dt.date
    opening: int
    closing: int
    breaks: tuple[tuple[int, int], ...] = ()

    @property
    def length(self) -> int:
        """Minutes from opening to closing, breaks included."""
        return self.closing - self.opening


@dataclass(frozen=True)
class Assessor:
    """Somebody who judges.

    Attributes:
        present: when this person is there; ``None`` is the whole event.
        tier: the own rank; see ``Candidate.tier``.
        most_a_day: most sessions on one day; ``None`` is no limit.
        unit: the own work unit, whose people this person may not judge.
        lent_by: the agency that lends this person; empty is an own assessor.
    """

    id: str
    present: tuple[Span, ...] | None = None
    tier: int = 0
    languages: tuple[str, ...] = ()
    most_a_day: int | None = None
    unit: str = ""
    lent_by: str = ""

    def is_present(self, date: dt.date, since: int, until: int) -> bool:
        """Tell whether this person is there for the whole stretch."""
        return self.present is None or any(s.holds(date, since, until) for s in self.present)


@dataclass(frozen=True)
class Forbidden:
    """An assessor who may not judge a candidate, and why (``KERABAT``, ``ATASAN_LANGSUNG`` ...)."""

    candidate: str
    assessor: str
    reason: str


@dataclass(frozen=True)
class Travel:
    """Minutes from one site to another, the same in both directions."""

    first: str
    second: str
    minutes: int


@dataclass(frozen=True)
class Wishes:
    """What the timetable is to keep beyond the facts.

    Attributes:
        rest_minutes: between two sittings of a person.
        assessor_rest_minutes: between two sessions of an assessor.
        is_connected: the rating network must be of one piece.
        shared_least: two assessors are linked once they judged so many people together.
        step_minutes: sessions start at multiples of this, counted from midnight.
        visit_minutes: what one more day of coming counts, in minutes of waiting.
    """

    rest_minutes: int = 15
    assessor_rest_minutes: int = 0
    is_connected: bool = True
    shared_least: int = 1
    step_minutes: int = 15
    visit_minutes: int = 240


@dataclass(frozen=True)
class Problem:
    """Everything that a timetable is asked."""

    candidates: tuple[Candidate, ...]
    methods: tuple[Method, ...]
    rooms: tuple[Room, ...]
    days: tuple[Day, ...]
    assessors: tuple[Assessor, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    travel: tuple[Travel, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)

    @cached_property
    def method(self) -> Mapping[str, Method]:
        """The methods by code."""
        return {own.code: own for own in self.methods}

    @cached_property
    def room(self) -> Mapping[str, Room]:
        """The rooms by name."""
        return {own.id: own for own in self.rooms}

    @cached_property
    def day(self) -> Mapping[dt.date, Day]:
        """The days by date, in order of time."""
        return {own.date: own for own in sorted(self.days, key=lambda own: own.date)}

    @cached_property
    def candidate(self) -> Mapping[str, Candidate]:
        """The candidates by name."""
        return {own.id: own for own in self.candidates}

    @cached_property
    def assessor(self) -> Mapping[str, Assessor]:
        """The assessors by name."""
        return {own.id: own for own in self.assessors}

    @cached_property
    def bars(self) -> Mapping[tuple[str, str], str]:
        """Why a (candidate, assessor) may not meet: the listed pairs and those of one unit."""
        listed = {(own.candidate, own.assessor): own.reason for own in self.forbidden}
        same = {
            (candidate.id, assessor.id): SAME_UNIT
            for assessor in self.assessors
            if assessor.unit
            for candidate in self.candidates
            if candidate.unit == assessor.unit
        }
        return same | listed

    @cached_property
    def minutes_between(self) -> Mapping[tuple[str, str], int]:
        """The minutes of travel from site to site; within one site there are none."""
        known = {(own.first, own.second): own.minutes for own in self.travel}
        return known | {(second, first): minutes for (first, second), minutes in known.items()}

    def travel_minutes(self, first: str, second: str) -> int:
        """Return the minutes from one site to another."""
        return 0 if first == second else self.minutes_between.get((first, second), 0)

    def methods_of(self, candidate: Candidate) -> tuple[Method, ...]:
        """Return the methods that a person sits, in the order of the problem."""
        own = candidate.methods
        return tuple(m for m in self.methods if own is None or m.code in own)

    def may_judge(self, assessor: Assessor, candidate: Candidate) -> bool:
        """Tell whether tier, language and conflicts of interest let one judge the other."""
        return (
            assessor.tier >= candidate.tier
            and (not candidate.language or candidate.language in assessor.languages)
            and (candidate.id, assessor.id) not in self.bars
        )
