from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from takar.web.kit.scope import scope
from takar.web.people.models import (
    CompetencyRecord,
    CompetencyStandard,
    Employee,
    PerformanceRating,
)
from takar.web.results.actions import run_jpm, run_talent
from takar.web.results.lifting import lifts_of
from takar.web.results.models import JpmResult, TalentResult
from tests.cast import DAY, Cast
from tests.web.results.test_actions import NINE


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def jpm_of(cast: Cast, *, integrity: int) -> JpmResult:
    for competency in NINE:
        CompetencyStandard.objects.create(
            agency=cast.agency, tier="PENGAWAS", competency=competency, required_level=4
        )
        CompetencyRecord.objects.create(
            employee=cast.putri_employee,
            competency=competency,
            level=integrity if competency == "INTEGRITAS" else 4,
            assessed_on=date(2024, 6, 1),
        )
    people = Employee.objects.filter(agency=cast.agency)
    run = run_jpm(
        cast.rahayu, cast.agency, employees=people, day=DAY, purpose="PEMETAAN", title="J"
    )
    return JpmResult.objects.get(run=run)


def test_the_competency_below_the_standard_lifts_the_jpm_to_what_the_rule_says(
    cast: Cast,
) -> None:
    (lift,) = lifts_of(jpm_of(cast, integrity=2)).found
    assert "Integritas" in lift.says
    assert lift.before == Decimal("94.444444")
    assert lift.after == Decimal(100)
    assert lift.outcome == "Optimal"


def test_nothing_lifts_who_meets_every_standard(cast: Cast) -> None:
    lifts = lifts_of(jpm_of(cast, integrity=4))
    assert lifts.found == []
    assert not lifts.evidence_changed


def test_a_better_rating_lifts_performance_and_changed_evidence_is_pointed_out(
    cast: Cast,
) -> None:
    rating = PerformanceRating.objects.create(
        employee=cast.putri_employee, year=2024, rating="BAIK"
    )
    people = Employee.objects.filter(agency=cast.agency)
    run = run_talent(cast.rahayu, cast.agency, employees=people, day=DAY, title="Peta")
    result = TalentResult.objects.get(run=run)
    lifts = lifts_of(result)
    best = next(lift for lift in lifts.found if "Sangat Baik" in lift.says)
    assert best.gain == 12
    assert not lifts.evidence_changed
    rating.rating = "KURANG"
    rating.save()
    assert lifts_of(result).evidence_changed


def test_a_unit_head_reads_the_advice_without_numbers(cast: Cast) -> None:
    result = jpm_of(cast, integrity=2)
    address = reverse("results:lifts", args=[result.run_id, cast.putri_employee.pk])
    own = cast.client(cast.putri).get(address).content.decode()
    assert "94,44" in own
    head = cast.client(cast.hadi).get(address).content.decode()
    assert "Integritas" in head
    assert "94,44" not in head
    assert cast.client(cast.joko).get(address).status_code == 404
