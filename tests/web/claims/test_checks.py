from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from takar.web.claims.models import Claim
from takar.web.claims.queries.checks import OLDEST, faults_in
from tests.cast import Cast
from tests.web.claims.made import DAY, FACTS

TOMORROW = DAY + timedelta(days=1)


def faults(cast: Cast, evidence: str, tier: str | None = None, **changes: Any) -> dict[str, str]:
    """Return what is wrong with an entry, as sentences."""
    person = cast.putri_employee
    person.position_tier = tier or "PENGAWAS"
    facts = FACTS[evidence] | changes
    claim = Claim(agency=cast.agency, employee=person, evidence=evidence, **facts)
    return {name: str(fault) for name, fault in faults_in(claim, DAY).items()}


@pytest.mark.parametrize("evidence", FACTS)
def test_a_believable_entry_has_no_fault(cast: Cast, evidence: str) -> None:
    assert faults(cast, evidence) == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lesson_hours": Decimal(-1)}, "lesson_hours"),
        ({"lesson_hours": Decimal(0)}, "lesson_hours"),
        ({"lesson_hours": Decimal("72.01")}, "lesson_hours"),
        ({"ended_on": TOMORROW}, "ended_on"),
        ({"ended_on": date(2025, 3, 2)}, "ended_on"),
        ({"started_on": OLDEST - timedelta(days=1)}, "started_on"),
        ({"title": None}, "title"),
        ({"training_kind": None}, "training_kind"),
        ({"ended_on": None}, "ended_on"),
        ({"training_kind": "STRUKTURAL"}, "structural_level"),
        ({"training_kind": "STRUKTURAL", "structural_level": "PIM_IX"}, "structural_level"),
    ],
)
def test_a_training_that_cannot_be_right_is_told_beside_its_field(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    assert set(faults(cast, "trainings", **changes)) == {field}


def test_the_limits_themselves_are_taken(cast: Cast) -> None:
    assert faults(cast, "trainings", lesson_hours=Decimal(72)) == {}
    assert faults(cast, "trainings", started_on=DAY, ended_on=DAY) == {}
    assert faults(cast, "trainings", lesson_hours=None, started_on=None) == {}
    assert (
        "2 hari"
        in faults(cast, "trainings", ended_on=date(2025, 3, 4), lesson_hours=Decimal(49))[
            "lesson_hours"
        ]
    )


def test_several_faults_are_told_at_once_each_beside_its_field(cast: Cast) -> None:
    found = faults(cast, "trainings", lesson_hours=Decimal(-5), ended_on=TOMORROW)
    assert set(found) == {"lesson_hours", "ended_on"}


@pytest.mark.parametrize("tier", ["PELAKSANA", "AHLI_MUDA"])
def test_a_leadership_course_is_not_for_a_post_that_knows_none(cast: Cast, tier: str) -> None:
    course = {"training_kind": "STRUKTURAL", "structural_level": "PKP"}
    assert set(faults(cast, "trainings", tier, **course)) == {"structural_level"}
    assert faults(cast, "trainings", "PENGAWAS", **course) == {}


def test_a_leadership_course_of_an_earlier_post_is_history_and_may_be_entered(cast: Cast) -> None:
    course = {"training_kind": "STRUKTURAL", "structural_level": "PKP"}
    assert faults(cast, "trainings", "ADMINISTRATOR", **course) == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"education_level": None}, "education_level"),
        ({"ended_on": None}, "ended_on"),
        ({"ended_on": TOMORROW}, "ended_on"),
        ({"ended_on": OLDEST - timedelta(days=1)}, "ended_on"),
    ],
)
def test_a_degree_that_cannot_be_right_is_told(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    assert set(faults(cast, "education_history", **changes)) == {field}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": None}, "year"),
        ({"year": 2026}, "year"),
        ({"year": 1999}, "year"),
        ({"rating": None}, "rating"),
        ({"rating": "CUKUP"}, "rating"),
        ({"year": 2020, "rating": "SANGAT_KURANG"}, "rating"),
        ({"year": 2018, "rating": "BUTUH_PERBAIKAN"}, "rating"),
        ({"rating_scale": "PP_46_2011"}, "rating_scale"),
        ({"rating": None, "rating_score": Decimal(90)}, "rating_score"),
        ({"year": 2021, "rating": None, "rating_score": Decimal(121)}, "rating_score"),
    ],
)
def test_a_rating_unknown_to_the_rules_of_its_year_is_told_beside_what_is_wrong(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    assert set(faults(cast, "performance_ratings", **changes)) == {field}


@pytest.mark.parametrize(
    "changes",
    [
        {"year": 2018, "rating": "BURUK"},
        {"year": 2021, "rating": None, "rating_score": Decimal(120)},
        {"year": 2022, "rating": "BUTUH_PERBAIKAN"},
        {"year": 2025, "rating": "BAIK"},
    ],
)
def test_a_rating_known_to_the_rules_of_its_year_is_taken(
    cast: Cast, changes: dict[str, Any]
) -> None:
    assert faults(cast, "performance_ratings", **changes) == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sanction_level": None}, "sanction_level"),
        ({"started_on": None}, "started_on"),
        ({"started_on": TOMORROW}, "started_on"),
        ({"ended_on": date(2025, 2, 2)}, "ended_on"),
    ],
)
def test_a_sanction_that_cannot_be_right_is_told(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    assert set(faults(cast, "sanctions", **changes)) == {field}
    assert faults(cast, "sanctions", ended_on=date(2025, 2, 3)) == {}
