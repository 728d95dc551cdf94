from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from takar.web.claims.models import Claim
from takar.web.claims.queries.worth import measured_year_of, says_enough, worth_of
from takar.web.people.models import Employee, PerformanceRating, Training
from takar.web.people.queries.law import law_of
from tests.cast import Cast
from tests.web.claims.made import FACTS, at

TODAY = timezone.localdate()


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with at(cast.agency):
        yield cast


def entry(cast: Cast, evidence: str = "trainings", **changes: Any) -> Claim:
    """Return an entry that is not stored, of this year."""
    recent = {"started_on": None, "ended_on": TODAY} if evidence == "trainings" else {}
    facts = FACTS[evidence] | recent | changes
    return Claim(agency=cast.agency, employee=cast.putri_employee, evidence=evidence, **facts)


def gain(cast: Cast, evidence: str = "trainings", **changes: Any) -> tuple[Decimal, str]:
    """Return the points an entry would earn, and why it earns none."""
    worth = worth_of(entry(cast, evidence, **changes))
    assert worth is not None
    return worth.gain, worth.why


@pytest.mark.parametrize(
    ("evidence", "changes", "points"),
    [
        ("trainings", {}, "15"),
        ("trainings", {"training_kind": "SEMINAR"}, "10"),
        ("trainings", {"training_kind": "STRUKTURAL", "structural_level": "PKP"}, "15"),
        ("education_history", {}, "5"),
        ("performance_ratings", {"year": TODAY.year}, "25"),
        ("sanctions", {"started_on": TODAY}, "-2"),
    ],
)
def test_an_entry_tells_the_points_it_would_earn(
    here: Cast, evidence: str, changes: dict[str, Any], points: str
) -> None:
    assert gain(here, evidence, **changes) == (Decimal(points), "")


def test_nothing_is_stored_by_asking(here: Cast) -> None:
    gain(here)
    assert not Training.objects.exists()
    assert not Claim.objects.exists()


def test_what_is_proved_already_earns_nothing_more(here: Cast) -> None:
    Training.objects.create(
        employee=here.putri_employee,
        training_kind="TEKNIS",
        ended_on=TODAY,
        lesson_hours=Decimal(20),
    )
    points, why = gain(here)
    assert points == 0
    assert "sudah terpenuhi" in why


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lesson_hours": Decimal(19)}, "Jamnya belum cukup"),
        ({"training_kind": "FUNGSIONAL"}, "tidak berlaku"),
        ({"training_kind": "STRUKTURAL", "structural_level": "PKA"}, "tidak cocok"),
        ({"ended_on": TODAY - timedelta(days=3 * 365)}, "jangka waktu"),
    ],
)
def test_why_an_entry_earns_nothing_is_told(here: Cast, changes: dict[str, Any], said: str) -> None:
    points, why = gain(here, **changes)
    assert points == 0
    assert said in why


def test_a_lower_degree_earns_nothing(here: Cast) -> None:
    points, why = gain(here, "education_history", education_level="D3")
    assert points == 0
    assert "lebih tinggi" in why


def test_the_2019_rules_do_not_measure_a_contract_employee(here: Cast) -> None:
    Employee.objects.filter(pk=here.putri_employee.pk).update(employment="PPPK")
    points, why = gain(here)
    assert points == 0
    assert "hanya mengukur PNS" in why


def test_a_better_rating_of_a_measured_year_tells_the_difference(here: Cast) -> None:
    PerformanceRating.objects.create(
        employee=here.putri_employee, year=TODAY.year - 1, rating="BAIK"
    )
    assert gain(here, "performance_ratings", year=TODAY.year, rating="SANGAT_BAIK")[0] == 30


def test_an_entry_that_says_too_little_has_no_worth_yet(here: Cast) -> None:
    for evidence, missing in (
        ("trainings", "ended_on"),
        ("trainings", "training_kind"),
        ("education_history", "education_level"),
        ("performance_ratings", "year"),
        ("sanctions", "started_on"),
    ):
        unfinished = entry(here, evidence, **{missing: None})
        assert not says_enough(unfinished)
        assert worth_of(unfinished) is None


@pytest.mark.parametrize(
    ("ended", "year"),
    [
        (date(2026, 6, 1), 2026),
        (date(2025, 1, 1), 2025),
        (date(2024, 12, 31), 2026),
    ],
)
def test_an_entry_matters_for_its_own_year_but_no_longer_than_a_year_ago(
    ended: date, year: int
) -> None:
    claim = Claim(evidence="trainings", ended_on=ended)
    assert measured_year_of(claim, date(2026, 11, 22)) == year


def test_the_law_is_that_of_the_day_and_the_agency(here: Cast) -> None:
    law = law_of(here.agency, date(2021, 12, 31))
    assert (law.day, law.agency) == (date(2021, 12, 31), "kab_tirtamaya")
