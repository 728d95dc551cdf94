"""Somebody or some room that cannot be used, and the problem as it is without them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.timetables.problem import MIDNIGHT, Assessor, Candidate, Problem, Room, Span
from takar.timetables.timetable import Session

Named = TypeVar("Named", Assessor, Candidate, Room)
Moment = tuple[dt.date, int]
"""A date and a minute of it."""


class Who(StrEnum):
    """What is missing."""

    ASSESSOR = "ASESOR"
    ROOM = "RUANG"
    CANDIDATE = "PESERTA"


class UnknownAbsence(TakarError):
    """Somebody is missing who never was in the problem."""


@dataclass(frozen=True)
class Absence:
    """Somebody or some room that cannot be used; ``spans`` empty: from now on, for good."""

    who: Who
    id: str
    spans: tuple[Span, ...] = ()


def is_held(session: Session, held_until: Moment | None) -> bool:
    """Tell whether a session started before a moment."""
    return held_until is not None and (session.day, session.start_minute) < held_until


def without(
    problem: Problem,
    sessions: Iterable[Session],
    absent: Iterable[Absence],
    held_until: Moment | None,
) -> Problem:
    """Return the problem without those absent; what a candidate has sat stays sat.

    Raises:
        UnknownAbsence: a name that the problem does not know.
    """
    sessions = list(sessions)
    for own in absent:
        spans = own.spans or tuple(_from_now(problem, held_until))
        match own.who:
            case Who.ASSESSOR if own.id in problem.assessor:
                changed = _assessor_without(problem, problem.assessor[own.id], spans)
                assessors = _with(problem.assessors, changed)
                problem = replace(problem, assessors=assessors)
            case Who.ROOM if own.id in problem.room:
                room = problem.room[own.id]
                closed = replace(room, closed=(*room.closed, *spans))
                problem = replace(problem, rooms=_with(problem.rooms, closed))
            case Who.CANDIDATE if own.id in problem.candidate:
                candidate = problem.candidate[own.id]
                held = [s for s in sessions if own.id in s.candidates and is_held(s, held_until)]
                less = _candidate_without(candidate, own.spans, held)
                problem = replace(problem, candidates=_with(problem.candidates, less))
            case _:
                raise UnknownAbsence(
                    msg("{name} tidak ada di daftar {list}.", name=own.id, list=own.who.lower()),
                    hint=msg("Periksa ejaannya."),
                )
    return problem


def _from_now(problem: Problem, held_until: Moment | None) -> Iterable[Span]:
    for date in problem.day:
        if held_until is None or date > held_until[0]:
            yield Span(date)
        elif date == held_until[0]:
            yield Span(date, held_until[1], MIDNIGHT)


def _assessor_without(problem: Problem, own: Assessor, spans: Iterable[Span]) -> Assessor:
    present = list(own.present if own.present is not None else map(Span, problem.day))
    for gone in spans:
        present = [rest for span in present for rest in _less(span, gone)]
    return replace(own, present=tuple(present))


def _less(span: Span, gone: Span) -> list[Span]:
    """Return what is left of a stretch when another is taken out of it."""
    if not span.meets(gone.date, gone.since, gone.until):
        return [span]
    parts = [(span.since, gone.since), (gone.until, span.until)]
    return [Span(span.date, since, until) for since, until in parts if since < until]


def _candidate_without(
    own: Candidate, spans: tuple[Span, ...], held: Iterable[Session]
) -> Candidate:
    if spans:
        return replace(own, away=(*own.away, *spans))
    return replace(own, methods=tuple(sorted({session.method for session in held})))


def _with(own: tuple[Named, ...], changed: Named) -> tuple[Named, ...]:
    return tuple(changed if one.id == changed.id else one for one in own)
