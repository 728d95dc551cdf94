from decimal import Decimal

from takar.planning.problem import Objective
from takar.web.scenarios.models.courses import Indicator
from takar.web.scenarios.proposing import (
    course_of,
    example_courses,
    limits_of,
    proposed,
    wish_of,
)
from takar.web.scenarios.rules import Terms
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def test_terms_reach_the_planner_as_they_were_agreed() -> None:
    terms = Terms(
        hours_each=Decimal(20),
        budget=5,
        people_per_unit=2,
        deeds=["PELATIHAN"],
        is_verified_first=False,
    )
    limits = limits_of(terms)
    assert (limits.hours_each, limits.budget, limits.people_per_unit) == (Decimal(20), 5, 2)
    assert (limits.deeds, limits.is_verified_first) == (frozenset({"PELATIHAN"}), False)


def test_a_training_reaches_the_planner_as_it_stands_on_the_list(there: Town) -> None:
    with there.inside():
        course = made.seminar_course(there)
        course.tiers = ["PELAKSANA"]
    found = course_of(course.facts)
    assert (found.code, found.indicator, found.hours) == ("seminar", "SEMINAR", Decimal(8))
    assert (found.cost_per_person, found.tiers) == (900_000, frozenset({"PELAKSANA"}))


def test_the_wish_is_that_of_the_plan(there: Town) -> None:
    plan = made.asked(there, target=Decimal("82.5"), objective="money")
    wish = wish_of(plan)
    assert (wish.target, wish.objective, wish.unit) == (Decimal("82.5"), Objective.MONEY, None)


def test_an_answer_tells_no_name_and_names_its_units(there: Town) -> None:
    plan = made.planned(there)
    with there.inside():
        answer = proposed(plan).answer
    assert "Putri" not in answer.model_dump_json()
    units = [part for part in answer.parts if part.kind == "UNIT"]
    assert [(part.code, part.title) for part in units] == [("U1", "Dinas Contoh")]


def test_the_figures_of_an_answer_agree_with_its_steps(there: Town) -> None:
    plan = made.planned(there, target=Decimal(80))
    with there.inside():
        found = proposed(plan)
    assert len(found.steps) == found.answer.totals.deeds
    assert sum(step["hours"] for step in found.steps) == found.answer.totals.hours
    assert sum(step["gain"] for step in found.steps) == found.answer.totals.gain


def test_an_aim_out_of_reach_is_kept_with_the_ways_out(there: Town) -> None:
    found = made.planned(there, target=Decimal(99)).found
    assert found is not None
    assert (found.is_reached, found.totals.deeds) == (False, 0)
    assert found.highest is not None
    assert found.highest < 99


def test_examples_serve_every_part_of_competence(there: Town) -> None:
    found = example_courses(there.cast.agency)
    assert {course["indicator"] for course in found} == set(Indicator.values)
    assert all("(contoh)" in course["title"] for course in found)
    assert len({course["code"] for course in found}) == len(found)
