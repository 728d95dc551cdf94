from dataclasses import replace
from datetime import date

from takar.timetables import Assessor, Day, Problem, Room, Wishes
from takar.web.timetables.remedies import remedy_between

PROBLEM = Problem(
    candidates=(),
    methods=(),
    rooms=(Room("Ruang 1", 8),),
    days=(Day(date(2025, 5, 14), 480, 960),),
    assessors=(Assessor("Sari"),),
    wishes=Wishes(rest_minutes=30),
)


def test_a_way_out_is_what_the_remedied_problem_has_more() -> None:
    longer = Day(date(2025, 5, 14), 480, 1020)
    remedied = replace(
        PROBLEM,
        rooms=(*PROBLEM.rooms, Room("Ruang tambahan", 4, "Gedung B")),
        days=(longer, Day(date(2025, 5, 15), 480, 960)),
        assessors=(*PROBLEM.assessors, Assessor("x"), Assessor("y")),
        wishes=Wishes(rest_minutes=15),
    )
    remedy = remedy_between(PROBLEM, remedied)
    assert [(room.capacity, room.site) for room in remedy.rooms] == [(4, "Gedung B")]
    assert [day.closing for day in remedy.days] == [1020, 960]
    assert (remedy.assessors, remedy.wishes) == (2, {"rest_minutes": 15})
    assert not remedy.is_ours


def test_no_difference_is_no_way_out() -> None:
    assert not remedy_between(PROBLEM, PROBLEM).is_ours
