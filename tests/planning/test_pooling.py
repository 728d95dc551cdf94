"""People who are alike are one group, and nobody is lost by it."""

from decimal import Decimal

from takar.planning.pooling import bundles_of, exact, options_of, pooled
from takar.planning.problem import VERIFY
from tests.planning.invented import COURSES, LEADERSHIP, SEMINAR, TECHNICAL, lift


def test_people_with_the_same_choices_are_one_group_in_line() -> None:
    lifts = [lift("P1"), lift("P2"), lift("P3", SEMINAR, "10")]
    first, second = pooled(lifts, COURSES, {"P2": 0, "P1": 1, "P3": 2})
    assert [person.employee_id for person in first.people] == ["P2", "P1"]
    assert [person.employee_id for person in second.people] == ["P3"]


def test_a_bundle_takes_at_most_one_option_in_each_sub_indicator() -> None:
    options = [o for own in (lift(), lift(indicator=SEMINAR)) for o in options_of(own, COURSES)]
    bundles = bundles_of(options)
    assert len(bundles) == 3 * 2 - 1
    assert max(bundle.deeds for bundle in bundles) == 2


def test_paperwork_takes_no_course_and_no_hours() -> None:
    [option] = options_of(lift(deed=VERIFY), COURSES)
    assert (option.course, option.hours, option.cost) == (-1, 0, 0)


def test_a_lift_without_a_course_is_no_choice() -> None:
    assert pooled([lift(indicator=LEADERSHIP, tier="ADMINISTRATOR")], COURSES, {"P1": 0}) == ()


def test_hours_are_those_lacking_unless_the_course_is_taken_whole() -> None:
    whole, part = options_of(lift(indicator=TECHNICAL, hours=Decimal("2.5")), COURSES)
    assert [exact(option.hours) for option in (whole, part)] == [Decimal(20), Decimal("2.5")]
