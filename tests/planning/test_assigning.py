"""Numbers become names: in line, and within what each unit may send."""

from collections import Counter

from takar.planning.assigning import assigned, bookings_of, classes_for, totals_of
from takar.planning.plan import Step
from takar.planning.pooling import Bundle, Group, Option, Person
from tests.planning.invented import COURSES, TECHNICAL

SHORT = Option("SEMINAR", "PELATIHAN", 0, 10, 8, 1)
LONG = Option("SEMINAR", "PELATIHAN", 1, 15, 20, 1)
PAPER = Option("SEMINAR", "LENGKAPI_BUKTI", -1, 10, 0, 0)
PEOPLE = tuple(Person(n, f"P{n}", "UV"[n % 2]) for n in range(4))


def bundle(option: Option) -> Bundle:
    courses = (option.course,) if option.course >= 0 else ()
    return Bundle((option,), option.gain, option.hours, option.cost, 1, courses)


GROUP = Group((bundle(SHORT), bundle(LONG), bundle(PAPER)), PEOPLE)


def names(counts: list[int], going: Counter[str] | None = None) -> dict[str, Option]:
    pairs = assigned(GROUP, counts, going)
    return {person.employee_id: given.options[0] for person, given in pairs}


def test_who_is_furthest_behind_gets_what_gains_most() -> None:
    assert names([1, 1, 1]) == {"P0": LONG, "P1": SHORT, "P2": PAPER}


def test_a_unit_that_may_send_nobody_is_passed_over() -> None:
    assert names([1, 1, 1], Counter({"V": 2})) == {"P1": LONG, "P3": SHORT, "P0": PAPER}


def test_classes_are_rounded_up() -> None:
    assert [classes_for(COURSES[0], people) for people in (0, 1, 2, 3)] == [0, 1, 1, 2]
    assert [classes_for(COURSES[1], people) for people in (0, 1, 99)] == [0, 1, 1]


def test_paperwork_books_no_course() -> None:
    paper = Step("P1", "U", TECHNICAL, "VERIFIKASI", COURSES[0].hours)
    assert bookings_of([paper], COURSES) == ()
    totals = totals_of([paper], COURSES)
    assert (totals.people, totals.cost, totals.deeds) == (0, 0, 1)
