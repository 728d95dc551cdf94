"""After an absence the fewest sittings move, and what was held stays."""

import datetime as dt
from dataclasses import replace

import pytest

from takar.timetables.absences import Absence, Who
from takar.timetables.checking import faults
from takar.timetables.problem import Problem, Room, Span, Wishes
from takar.timetables.repairing import repair
from takar.timetables.solving import solve
from takar.timetables.timetable import PARTIAL, Session, Timetable
from tests.timetables.invented import (
    INTERVIEW,
    MONDAY,
    TEST,
    assessors,
    at_random,
    days,
    every_timetable,
    measures,
    people,
    small,
    ways_of,
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
    assert {own.method for own in mended.timetable.sessions} == {"TES"}
    assert set(mended.left) == {("P000", "WAWANCARA"), ("P001", "WAWANCARA")}
    assert mended.least == 2
    tomorrow = replace(
        problem, days=(*problem.days, replace(problem.days[0], date=MONDAY + dt.timedelta(1)))
    )
    short = [replace(own, spans=(Span(MONDAY),)) for own in gone]
    assert repair(tomorrow, found, absent=short).timetable.is_found


@pytest.fixture
def full() -> tuple[Problem, Timetable]:
    """Four people interviewed in two rooms from eight to ten, and no hour in hand."""
    rooms = tuple(Room(f"W{n}", 1, methods=("WAWANCARA",)) for n in (1, 2))
    problem = Problem(people(4), (INTERVIEW,), rooms, days(closing=10), assessors(4), wishes=WISHES)
    return problem, solve(problem, seconds=20)


LATE = Absence(Who.ROOM, "W2", (Span(MONDAY, 540),))


def test_a_room_lost_in_a_full_plan_leaves_only_its_own_people_without_a_place(
    full: tuple[Problem, Timetable],
) -> None:
    problem, found = full
    mended = repair(problem, found, absent=[LATE], seconds=10)
    lost = next(own for own in found.sessions if own.room == "W2" and own.start_minute == 540)
    assert mended.timetable.status == PARTIAL
    assert mended.left == ((lost.candidates[0], "WAWANCARA"),)
    assert mended.least == 1
    assert mended.moved == ()
    assert set(mended.timetable.sessions) == set(found.sessions) - {lost}
    assert [own.rule for own in faults(mended.problem, mended.timetable)] == ["TERLEWAT"]
    assert "3 < 4" in str(mended.ways_out[0].problem)


def test_the_cheapest_way_out_comes_first_and_seats_everybody(
    full: tuple[Problem, Timetable],
) -> None:
    problem, found = full
    mended = repair(problem, found, absent=[LATE], seconds=10)
    costs = [own.cost or 0 for own in mended.ways_out]
    assert costs == sorted(costs)
    told = [str(own.way_out) for own in mended.ways_out]
    assert any("ruang" in own for own in told)
    assert any("hari" in own for own in told)
    for way in mended.ways_out:
        assert way.remedied is not None
        rooms = tuple(replace(own, closed=()) for own in way.remedied.rooms)
        helped = repair(replace(way.remedied, rooms=rooms), found, absent=[LATE], seconds=10)
        assert helped.left == ()
        assert len(helped.moved) == 1


def test_a_mended_timetable_tells_its_waiting_and_load_beside_their_bounds(
    wide: tuple[Problem, Timetable],
) -> None:
    problem, found = wide
    mended = repair(problem, found, absent=[Absence(Who.ASSESSOR, found.sessions[-1].assessors[0])])
    own = {one.name: one for one in mended.timetable.measures}
    assert own["DAYS"].value == own["DAYS"].bound == 1
    assert own["LOAD"].value >= own["LOAD"].bound > 0
    assert own["WAITING"].value >= own["WAITING"].bound
    assert mended.timetable.bound == own["WAITING"].bound
    assert f"tidak mungkin kurang dari {own['LOAD'].bound}" in str(mended.proof)


@pytest.mark.slow
@pytest.mark.parametrize("absence", ABSENCES.values(), ids=ABSENCES.keys())
def test_no_bound_of_a_mended_timetable_is_above_what_can_be_had(absence: Absence) -> None:
    problem = small(wishes=WISHES, days=days(closing=11))
    mended = repair(problem, solve(problem, seconds=20), absent=[absence])
    every = [measures(mended.problem, own) for own in every_timetable(mended.problem)]
    for place, own in enumerate(mended.timetable.measures):
        assert not every or own.bound <= min(one[place] for one in every)


def can_keep_all_else(
    problem: Problem, kept: tuple[Session, ...], lost: list[tuple[str, str]]
) -> bool:
    """Try every place for those who lose theirs, one after another, while the rest stays."""
    if not lost:
        return faults(problem, kept) == ()
    (name, method), rest = lost[0], lost[1:]
    waiting = {"TERLEWAT", "KURSI", "JEJARING"}
    for code, room, day, start, end, judges in ways_of(problem, problem.method[method]):
        assert isinstance(judges, tuple)
        home = (code, room, day, start)
        there = [s for s in kept if (s.method, s.room, s.day, s.start_minute) == home]
        if there and judges != there[0].assessors:
            continue
        joined = (*there[0].candidates, name) if there else (name,)
        own = Session(code, room, day, start, end, tuple(sorted(joined)), judges)  # type: ignore[arg-type]
        then = (*(s for s in kept if s not in there), own)
        if {f.rule for f in faults(problem, then)} <= waiting and can_keep_all_else(
            problem, then, rest
        ):
            return True
    return False


@pytest.mark.slow
def test_what_does_not_touch_a_lost_room_stays_whenever_it_can() -> None:
    tried = {True: 0, False: 0}
    for seed in range(30):
        problem = at_random(seed)
        wishes = replace(problem.wishes, is_connected=False)
        tight = days(closing=11 + seed % 4)
        problem = replace(problem, methods=(TEST, INTERVIEW), wishes=wishes, days=tight)
        found = solve(problem, seconds=5)
        for room in {own.room for own in found.sessions}:
            lost = [own for own in found.sessions if own.room == room][-1:]
            span = Span(lost[0].day, lost[0].start_minute, lost[0].end_minute)
            mended = repair(problem, found, absent=[Absence(Who.ROOM, room, (span,))], seconds=10)
            kept = tuple(own for own in found.sessions if own not in lost)
            sat = [(name, lost[0].method) for name in lost[0].candidates]
            can = can_keep_all_else(mended.problem, kept, sat)
            tried[can] += 1
            if can:
                stays = homes(mended.timetable.sessions)
                assert {own: stays[own] for own in homes(kept)} == homes(kept)
                assert (len(mended.moved), mended.left) == (len(sat), ())
            assert {f.rule for f in faults(mended.problem, mended.timetable)} <= {"TERLEWAT"}
    assert min(tried.values()) > 2
