from datetime import date
from decimal import Decimal

import pytest

from takar.web.merit.models import Sheet
from takar.web.merit.queries import (
    COMPETENCY,
    PERFORMANCE,
    chapters_of,
    coverage_of,
    doubts_of,
    sheets_of,
)
from takar.web.people.models import CompetencyRecord, Employee, PerformanceRating
from tests.cast import Cast, employee
from tests.web.merit.made import DAY


def test_coverage_counts_last_years_ratings_and_assessments_still_valid(
    cast: Cast, checklist: Sheet
) -> None:
    other = employee(cast.agency, cast.unit, "Tono", 7)
    gone = employee(cast.agency, cast.unit, "Yang Pergi", 8, left_on=date(2025, 1, 1))
    for person in (cast.putri_employee, gone):
        PerformanceRating.objects.create(employee=person, year=DAY.year - 1, rating="BAIK")
    PerformanceRating.objects.create(employee=other, year=DAY.year, rating="BAIK")
    for person, day in ((other, date(2023, 3, 2)), (cast.putri_employee, date(2023, 3, 3))):
        CompetencyRecord.objects.create(
            employee=person, competency="INTEGRITAS", level=3, assessed_on=day
        )
    assert coverage_of(cast.agency, DAY) == {PERFORMANCE: Decimal(50), COMPETENCY: Decimal(50)}


def test_an_agency_without_people_has_no_coverage_rather_than_none_of_them(
    cast: Cast, checklist: Sheet
) -> None:
    Employee.objects.filter(agency=cast.agency).update(left_on=DAY)
    assert coverage_of(cast.agency, DAY) == {PERFORMANCE: None, COMPETENCY: None}
    measured = [
        one for chapter in chapters_of(checklist) for one in chapter.lines if one.is_measured
    ]
    assert [(one.is_answered, one.finding) for one in measured] == [(False, ""), (False, "")]


def test_the_workbook_has_a_row_for_every_question(cast: Cast, checklist: Sheet) -> None:
    (rows,) = sheets_of(checklist).values()
    assert len(rows) == sum(len(chapter.lines) for chapter in chapters_of(checklist)) == 12


def test_what_is_unsure_of_the_checklist_is_told(checklist: Sheet) -> None:
    assert {one.key for one in doubts_of(checklist)} >= {"merit.adoption_items"}
    assert not any("2018" in one.key for one in doubts_of(checklist))


@pytest.mark.parametrize("code", ["KOMITMEN", "INFRASTRUKTUR", "PENEMPATAN"])
def test_every_stage_has_its_chapter(checklist: Sheet, code: str) -> None:
    assert code in {chapter.part.code for chapter in chapters_of(checklist)}
