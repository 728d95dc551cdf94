"""A broken rule, and the sessions of a timetable with their places."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from takar.kernel.language import Message
from takar.timetables.clock import clock, printed_day
from takar.timetables.problem import Problem
from takar.timetables.timetable import Session

Numbered = tuple[int, Session]
"""A session with its place in the timetable."""


@dataclass(frozen=True)
class Fault:
    """A rule that a timetable breaks.

    Attributes:
        rule: a stable name of the rule, in capitals.
        sessions: the places in ``timetable.sessions`` that it concerns.
    """

    rule: str
    problem: Message
    sessions: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A problem and the sessions that are to keep its rules."""

    problem: Problem
    sessions: tuple[Session, ...]

    @property
    def numbered(self) -> Sequence[Numbered]:
        """The sessions with their places."""
        return list(enumerate(self.sessions))

    @cached_property
    def by_candidate(self) -> Mapping[str, list[Numbered]]:
        """What each candidate sits, in order of time."""
        return _grouped((name, own) for own in self.numbered for name in own[1].candidates)

    @cached_property
    def by_assessor(self) -> Mapping[str, list[Numbered]]:
        """What each assessor judges, in order of time."""
        found = _grouped((name, own) for own in self.numbered for name in own[1].assessors)
        for numbers in found.values():
            numbers.sort(key=lambda own: (own[1].day, self.judged_from(own[1]), own[0]))
        return found

    @cached_property
    def by_room(self) -> Mapping[str, list[Numbered]]:
        """What is held in each room, in order of time."""
        return _grouped((own[1].room, own) for own in self.numbered)

    def judged_from(self, session: Session) -> int:
        """Return the minute from which a session's assessors are taken."""
        return session.start_minute + self.problem.method[session.method].preparation_minutes


def when(session: Session) -> dict[str, object]:
    """Return the facts of a session for a sentence."""
    return {
        "method": session.method,
        "room": session.room,
        "day": printed_day(session.day),
        "since": clock(session.start_minute),
        "until": clock(session.end_minute),
    }


def neighbours(own: Iterable[Numbered]) -> Iterator[tuple[Numbered, Numbered]]:
    """Return what follows one another on a day, however far apart.

    Of sessions that overlap, the one that ends last is compared with the next.
    """
    days: dict[dt.date, list[Numbered]] = defaultdict(list)
    for numbered in own:
        days[numbered[1].day].append(numbered)
    for numbers in days.values():
        last = numbers[0]
        for numbered in numbers[1:]:
            yield last, numbered
            last = max(last, numbered, key=lambda own: own[1].end_minute)


def _grouped(pairs: Iterable[tuple[str, Numbered]]) -> Mapping[str, list[Numbered]]:
    found: dict[str, list[Numbered]] = defaultdict(list)
    for name, numbered in pairs:
        found[name].append(numbered)
    for numbers in found.values():
        numbers.sort(key=lambda own: (own[1].day, own[1].start_minute, own[1].end_minute, own[0]))
    return found
