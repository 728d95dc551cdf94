"""A way out changes what it says, and nothing else."""

import datetime as dt
from dataclasses import replace

from takar.timetables.problem import MIDNIGHT, Room, Span
from takar.timetables.remedies import Remedy, hours, remedies
from takar.timetables.validity import check
from tests.timetables.invented import MONDAY, days, small

PROBLEM = small()
NOON = small(days=days(closing=12))


def way(said: str, problem: object = PROBLEM) -> Remedy:
    return next(own for own in remedies(problem) if said in str(own.said(1)))  # type: ignore[arg-type]


def test_every_way_out_leaves_a_sound_question() -> None:
    for own in remedies(PROBLEM):
        for dose in (1, own.most):
            if own.most:
                check(own.taken(dose))
                assert own.cost(dose) >= dose


def test_one_more_room_is_like_its_model() -> None:
    own = way("seperti W")
    more = own.taken(2).rooms[-2:]
    assert [replace(room, id="W") for room in more] == [PROBLEM.room["W"]] * 2
    assert len({room.id for room in own.taken(2).rooms}) == 4
    assert own.cost(2) == 2 * hours(PROBLEM) == 6


def test_one_more_day_is_like_the_last_and_opens_every_room() -> None:
    listed = replace(PROBLEM, rooms=(Room("R", 2, days=(MONDAY,)),))
    longer = way("satu hari", listed).taken(1)
    assert longer.days[-1] == replace(PROBLEM.days[0], date=MONDAY + dt.timedelta(1))
    assert longer.rooms[0].days == (MONDAY, MONDAY + dt.timedelta(1))


def test_longer_hours_keep_those_who_stay_until_closing() -> None:
    stays, leaves = (
        replace(PROBLEM.assessors[n], present=(Span(MONDAY, 480, until),))
        for n, until in enumerate((660, 659))
    )
    longer = way("30 menit lebih lama", replace(PROBLEM, assessors=(stays, leaves))).taken(1)
    assert longer.days[0].closing == 690
    assert [own.present[0].until for own in longer.assessors if own.present] == [690, 659]
    late = replace(PROBLEM, days=(replace(PROBLEM.days[0], closing=MIDNIGHT - 29),))
    assert way("30 menit lebih lama", late).most == 0


def test_fewer_people_leaves_out_the_last() -> None:
    assert [own.id for own in way("Kurangi").taken(1).candidates] == ["P000"]


def test_a_new_assessor_may_judge_everybody() -> None:
    problem = small(
        candidates=(replace(PROBLEM.candidates[0], tier=3, language="paser"), PROBLEM.candidates[1])
    )
    new = way("asesor", problem).taken(1).assessors[-1]
    assert all(problem.may_judge(new, own) for own in problem.candidates)
