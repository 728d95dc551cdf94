from datetime import date

import pytest

from takar.web.kit.scope import scope
from takar.web.people.models import CompetencyRecord, Employee
from takar.web.portal.queries.dashboard import assessed_of, dashboard_of, people_of
from tests.cast import Cast, employee
from tests.web.portal.made import jpm_run


@pytest.mark.parametrize(
    ("today", "is_valid"),
    [(date(2028, 5, 14), True), (date(2028, 5, 15), False)],
)
def test_a_result_holds_to_the_day_three_years_later_and_no_longer(
    cast: Cast, today: date, is_valid: bool
) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        CompetencyRecord.objects.create(
            employee=cast.putri_employee,
            competency="INTEGRITAS",
            level=3,
            assessed_on=date(2025, 5, 14),
        )
        employee(cast.agency, cast.unit, "Belum Dinilai", 7)
        seen = assessed_of(Employee.objects.all(), today, cast.agency)
    assert (seen.valid, seen.expired, seen.never) == (int(is_valid), int(not is_valid), 1)


def test_people_are_counted_in_the_order_of_the_law(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        employee(cast.agency, cast.unit, "Kepala", 7, position_tier="JPT_PRATAMA")
        people = people_of(Employee.objects.all())
    assert people.total == 2
    assert people.tier_names == ["JPT Pratama", "Pengawas"]


def test_a_unit_head_sees_the_own_unit_and_no_agency_figures(cast: Cast) -> None:
    jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        of_hadi = dashboard_of(cast.hadi, cast.agency)
        of_rahayu = dashboard_of(cast.rahayu, cast.agency)
    assert of_hadi.people is not None
    assert of_rahayu.people is not None
    assert (of_hadi.people.total, of_rahayu.people.total) == (21, 41)
    assert of_hadi.runs == []
    assert len(of_rahayu.runs) == 1


def test_an_employee_sees_only_the_own_card(cast: Cast) -> None:
    jpm_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        board = dashboard_of(cast.putri, cast.agency)
    assert board.own is not None
    assert board.own.employee == cast.putri_employee
    assert board.people is None
    assert board.events == []
    assert board.tasks == []
