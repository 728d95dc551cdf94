from collections.abc import Iterator
from decimal import Decimal
from time import process_time
from typing import Any

import pytest

from takar.web.claims.importing.judging import Entry, Standing, course_faults, judged
from takar.web.people.actions import add_record
from takar.web.people.models import Employee
from tests.cast import Cast, employee
from tests.web.claims.made import COURSE, DAY, at, submitted

OTHER_NUMBER = {"certificate_number": "99/LAIN"}


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with at(cast.agency):
        yield


def standing(cast: Cast, **changes: Any) -> Standing:
    entry = Entry(cast.putri_employee, COURSE | OTHER_NUMBER | changes, 1)
    return judged(cast.agency, [entry], DAY)[0].standing


def test_what_is_new_may_be_entered(cast: Cast) -> None:
    assert standing(cast) is Standing.READY


def test_what_is_on_record_or_waits_already_is_told_apart(cast: Cast) -> None:
    claim = submitted(cast.putri, cast.putri_employee)
    (found,) = judged(cast.agency, [Entry(cast.putri_employee, COURSE | OTHER_NUMBER, 1)], DAY)
    assert (found.standing, found.claim) == (Standing.CLAIMED, claim.pk)
    record = {name: COURSE[name] for name in COURSE} | {"title": "Lain Sama Sekali"}
    add_record(cast.rahayu, cast.putri_employee, table="trainings", values=record)
    assert standing(cast, title="LAIN  sama sekali") is Standing.RECORDED
    assert standing(cast, title="Yang Baru") is Standing.READY


def test_a_certificate_number_gives_the_same_training_away(cast: Cast) -> None:
    submitted(cast.putri, cast.putri_employee)
    number = COURSE["certificate_number"]
    assert standing(cast, title="Judul Baru", certificate_number=number) is Standing.CLAIMED
    assert standing(cast, title="Judul Baru") is Standing.READY


def test_the_training_of_a_colleague_is_not_ones_own(cast: Cast) -> None:
    submitted(cast.putri, cast.putri_employee)
    colleague = employee(cast.agency, cast.unit, "Beni", 4)
    (found,) = judged(cast.agency, [Entry(colleague, COURSE, 1)], DAY)
    assert found.is_ready


def test_the_same_person_twice_in_one_list_is_entered_once(cast: Cast) -> None:
    entries = [Entry(cast.putri_employee, COURSE, row) for row in (4, 9)]
    first, second = judged(cast.agency, entries, DAY)
    assert first.is_ready
    assert second.standing is Standing.TWICE
    assert "4" in str(second.reason)


@pytest.mark.parametrize(
    ("changes", "is_ready"),
    [
        ({"lesson_hours": Decimal(72)}, True),
        ({"lesson_hours": Decimal("72.01")}, False),
        ({"lesson_hours": Decimal(-1)}, False),
        ({"ended_on": DAY}, True),
        ({"title": None}, False),
        ({"title": "x" * 250}, True),
        ({"title": "x" * 251}, False),
        ({"certificate_number": "1" * 120}, True),
        ({"certificate_number": "1" * 121}, False),
    ],
)
def test_what_cannot_be_right_is_not_entered(
    cast: Cast, changes: dict[str, Any], *, is_ready: bool
) -> None:
    assert (standing(cast, **changes) is Standing.READY) is is_ready


def test_a_leadership_course_is_not_for_staff(cast: Cast) -> None:
    staff = employee(cast.agency, cast.unit, "Staf", 8, position_tier="PELAKSANA")
    facts = COURSE | {"training_kind": "STRUKTURAL", "structural_level": "PKP"}
    entries = [Entry(person, facts, 1) for person in (cast.putri_employee, staff)]
    assert [one.standing for one in judged(cast.agency, entries, DAY)] == [
        Standing.READY,
        Standing.FAULTY,
    ]


def test_faults_of_the_course_itself_are_told_by_field(cast: Cast) -> None:
    facts = COURSE | {"ended_on": COURSE["started_on"].replace(year=2024)}
    assert "ended_on" in course_faults(cast.agency, facts, DAY)
    assert course_faults(cast.agency, COURSE, DAY) == {}


@pytest.mark.slow
def test_three_thousand_are_judged_within_three_seconds(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    people = Employee.objects.bulk_create(
        Employee(agency=cast.agency, code=f"X{n}", name=f"Orang {n}", employment="PNS")
        for n in range(3_000)
    )
    entries = [Entry(person, COURSE, row) for row, person in enumerate(people)]
    start = process_time()
    with django_assert_max_num_queries(2):
        found = judged(cast.agency, entries, DAY)
    assert all(one.is_ready for one in found)
    assert process_time() - start < 3
