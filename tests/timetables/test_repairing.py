"""After an absence the fewest sittings move, and what was held stays."""

import datetime as dt
from dataclasses import replace

import pytest

from takar.timetables.absences import Absence, Who
from takar.timetables.checking import faults
from takar.timetables.problem import Problem, Room, Span, Wishes
from takar.timetables.repairing import repair
from takar.timetables.solving import solve
from takar.timetables.timetable import Session, Timetable
from tests.timetables.invented import (
    INTERVIEW,
    MONDAY,
    TEST,
    assessors,
    days,
    every_timetable,
    people,
    small,
)

ABSENCES = {
    "an assessor for an hour": Absence(Who.ASSESSOR, "A00", (Span(MONDAY, 480, 540),)),
    "an assessor for all": Absence(Who.ASSESSOR, "A01"),
    "a room for an hour": Absence(Who.ROOM, "W", (Span(MONDAY, 540, 600),)),
    "the hall for two hours": Absence(Who.ROOM, "AULA", (Span(MONDAY, 480, 600),)),
    "a candidate for an hour": Absence(Who.CANDIDATE, "P000", (Span(MONDAY, 480, 540),)),
}
WISHES = Wishes(rest_minutes=0, step_minutes=60, is_connected=False)


def homes(sessions: tuple[Session, ...]) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (name, own.method): (own.room, own.day, own.start_minute)
        for own in sessions
        for name in own.candidates
    }


def moves(before: tuple[Session, ...], after: tuple[Session, ...]) -> int:
    now = homes(after)
    return sum(now.get(own) != home for own, home in homes(before).items())


@pytest.mark.slow
@pytest.mark.parametrize("absence", ABSENCES.values(), ids=ABSENCES.keys())
def test_no_timetable_moves_fewer(absence: Absence) -> None:
    problem = small(wishes=WISHES, days=days(closing=11))
    found = solve(problem, seconds=20)
    mended = repair(problem, found, absent=[absence])
    fewest = min(
        (moves(found.sessions, own) for own in every_timetable(mended.problem)), default=None
    )
    if fewest is None:
        assert not mended.timetable.is_found
    else:
        assert faults(mended.problem, mended.timetable) == ()
        assert len(mended.moved) == fewest == moves(found.sessions, mended.timetable.sessions)
        assert mended.bound <= fewest


@pytest.fixture
def wide() -> tuple[Problem, Timetable]:
    """Four people, two interview rooms, five assessors, a day with an hour in hand."""
    problem = Problem(
        people(4),
        (TEST, INTERVIEW),
        (
            Room("AULA", 4, methods=("TES",)),
            *(Room(f"W{n}", 1, methods=("WAWANCARA",)) for n in (1, 2)),
        ),
        days(closing=12),
        assessors(5),
        wishes=WISHES,
    )
    return problem, solve(problem, seconds=20)


@pytest.mark.slow
def test_somebody_free_takes_over_and_nobody_moves(wide: tuple[Problem, Timetable]) -> None:
    problem, found = wide
    ill = found.sessions[-1].assessors[0]
    mended = repair(problem, found, absent=[Absence(Who.ASSESSOR, ill)])
    assert faults(mended.problem, mended.timetable) == ()
    assert mended.moved == ()
    assert mended.bound == 0
    judged = sum(ill in own.assessors for own in found.sessions)
    assert mended.replaced == judged
    assert not any(ill in own.assessors for own in mended.timetable.sessions)


@pytest.mark.slow
def test_what_was_held_stays_as_it_was(wide: tuple[Problem, Timetable]) -> None:
    problem, found = wide
    now = (MONDAY, sorted(own.start_minute for own in found.sessions)[2] + 1)
    held = [own for own in found.sessions if (own.day, own.start_minute) < now]
    ill = next(name for own in found.sessions for name in own.assessors)
    mended = repair(problem, found, absent=[Absence(Who.ASSESSOR, ill)], held_until=now)
    assert held
    assert set(held) <= set(mended.timetable.sessions)
    later = [own for own in mended.timetable.sessions if own not in held]
    assert later
    assert not any(ill in own.assessors for own in later)


@pytest.mark.slow
def test_a_lost_room_moves_only_its_own_people(wide: tuple[Problem, Timetable]) -> None:
    problem, found = wide
    lost = next(own for own in found.sessions if own.method == "WAWANCARA")
    absence = Absence(Who.ROOM, lost.room, (Span(lost.day, lost.start_minute, lost.end_minute),))
    mended = repair(problem, found, absent=[absence])
    assert faults(mended.problem, mended.timetable) == ()
    assert mended.bound == 1
    assert len(mended.moved) >= 1
    assert (lost.candidates[0], "WAWANCARA") in mended.moved


@pytest.mark.slow
def test_somebody_who_cannot_come_leaves_the_others_where_they_are(
    wide: tuple[Problem, Timetable],
) -> None:
    problem, found = wide
    mended = repair(problem, found, absent=[Absence(Who.CANDIDATE, "P001")])
    assert mended.moved == ()
    assert all("P001" not in own.candidates for own in mended.timetable.sessions)
    assert faults(mended.problem, mended.timetable) == ()


@pytest.mark.slow
def test_when_nobody_is_left_to_judge_no_timetable_is_made_up() -> None:
    problem = small(wishes=WISHES)
    found = solve(problem, seconds=20)
    gone = [Absence(Who.ASSESSOR, f"A0{n}") for n in range(2)]
    mended = repair(problem, found, absent=gone)
    assert not mended.timetable.is_found
    assert mended.timetable.sessions == ()
    tomorrow = replace(
        problem, days=(*problem.days, replace(problem.days[0], date=MONDAY + dt.timedelta(1)))
    )
    short = [replace(own, spans=(Span(MONDAY),)) for own in gone]
    assert repair(tomorrow, found, absent=short).timetable.is_found
