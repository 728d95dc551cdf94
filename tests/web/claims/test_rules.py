from datetime import date

import pytest

from takar.tables import TABLES
from takar.tables.records import CLAIMED_EVIDENCE
from takar.web.claims.rules import (
    EVIDENCE,
    FACTS,
    SLUGS,
    age_in_days,
    bare_number,
    bare_title,
    says_the_same,
)


def test_every_kind_of_evidence_has_a_title_an_address_and_its_facts() -> None:
    assert set(EVIDENCE) == set(FACTS) == set(SLUGS.values()) == set(CLAIMED_EVIDENCE)


@pytest.mark.parametrize("evidence", CLAIMED_EVIDENCE)
def test_a_claim_says_every_column_its_evidence_needs(evidence: str) -> None:
    needed = {column.name for column in TABLES[evidence].columns if column.required}
    assert needed - {"employee_id"} <= set(FACTS[evidence])
    assert set(FACTS[evidence]) <= {column.name for column in TABLES[evidence].columns}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bimtek  “e-Kinerja”, 2025.", "BIMTEK e kinerja (2025)"),
        ("Straße", "STRASSE"),
        ("a_b", "a b"),
    ],
)
def test_titles_are_compared_without_case_and_punctuation(one: str, other: str) -> None:
    assert bare_title(one) == bare_title(other)
    assert bare_title(one) != bare_title(f"{other} lanjutan")


def test_an_empty_number_is_no_number() -> None:
    assert bare_number(None) == bare_number(" - ") == ""
    nothing = {"certificate_number": " - ", "education_level": "S1"}
    assert not says_the_same("education_history", nothing, nothing | {"education_level": "S2"})


@pytest.mark.parametrize(
    ("evidence", "one", "is_same", "is_other"),
    [
        (
            "trainings",
            {"title": "A", "training_kind": "TEKNIS", "ended_on": 1},
            {"title": "a."},
            {"title": "b"},
        ),
        ("education_history", {"education_level": "S1"}, {"title": "x"}, {"education_level": "S2"}),
        ("performance_ratings", {"year": 2024}, {"rating": "BAIK"}, {"year": 2023}),
        (
            "sanctions",
            {"sanction_level": "RINGAN", "started_on": 1},
            {"title": "x"},
            {"started_on": 2},
        ),
    ],
)
def test_each_kind_is_the_same_by_its_own_facts(
    evidence: str,
    one: dict[str, object],
    is_same: dict[str, object],
    is_other: dict[str, object],
) -> None:
    assert says_the_same(evidence, one, one | is_same)
    assert not says_the_same(evidence, one, one | is_other)


def test_ages_are_counted_in_days_and_never_negative() -> None:
    assert age_in_days(date(2025, 5, 13), date(2025, 5, 14)) == 1
    assert age_in_days(date(2025, 5, 14), date(2025, 5, 14)) == 0
    assert age_in_days(date(2025, 5, 15), date(2025, 5, 14)) == 0
