from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.ip_asn_rules import (
    BrokenRules,
    UnknownRules,
    accepted,
    contradictions,
    is_estimate,
    measured_year,
    rule_set,
)
from takar.regulations.book import Book
from takar.regulations.law import Law


def law_of(year: int) -> Law:
    return Book.load().on(date(year, 12, 31))


def changed(law: Law, key: str, value: object) -> Law:
    return replace(law, found={**law.found, key: (value, law.cite(key))})


@pytest.mark.parametrize(
    ("day", "year"),
    [("2021-12-30", 2020), ("2021-12-31", 2021), ("2022-01-01", 2021), ("2022-12-30", 2021)],
)
def test_the_measured_year_is_the_last_one_finished(day: str, year: int) -> None:
    assert measured_year(date.fromisoformat(day)) == year


@pytest.mark.parametrize(
    ("year", "code"),
    [
        (2019, "perka8_2019"),
        (2022, "perka8_2019"),
        (2023, "bkn_2023"),
        (2024, "bkn_2024"),
        (2031, "bkn_2024"),
    ],
)
def test_every_year_has_its_rule_set(year: int, code: str) -> None:
    assert rule_set(law_of(year)).code == code


def test_the_rules_of_2019_may_estimate_a_later_year() -> None:
    chosen = rule_set(law_of(2025), "perka8_2019")
    assert is_estimate(chosen, 2025)
    assert not is_estimate(chosen, 2022)


@pytest.mark.parametrize(
    ("year", "rules", "hint"),
    [
        (2021, "bkn_2023", "perka8_2019"),
        (2024, "bkn_2023", "bkn_2024"),
        (2023, "bkn_2024", "bkn_2023"),
    ],
)
def test_released_scores_of_another_year_are_refused_with_the_right_ones(
    year: int, rules: str, hint: str
) -> None:
    with pytest.raises(UnknownRules, match=rf"{rules} tidak .* {year}") as refused:
        rule_set(law_of(year), rules)
    assert hint in str(refused.value.hint)


def test_a_year_before_the_first_rules_is_refused_with_the_first_day() -> None:
    law = Book.load().on(date(2019, 12, 30))
    for rules in (None, "perka8_2019"):
        with pytest.raises(UnknownRules, match="2018") as refused:
            rule_set(law, rules)
        assert "31 Desember 2019" in str(refused.value.hint)


def test_an_unknown_rule_set_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownRules, match="perka9") as refused:
        rule_set(law_of(2021), "perka9")
    assert "perka8_2019" in str(refused.value.hint)


def test_what_was_not_known_yet_does_not_count() -> None:
    law = Book.load().on(date(2023, 12, 31), known_on=date(2023, 12, 31))
    assert rule_set(law).code == "perka8_2019"
    with pytest.raises(UnknownRules, match="bkn_2023"):
        rule_set(law, "bkn_2023")


def test_the_national_tables_fit_together() -> None:
    for year in (2019, 2021, 2022, 2025):
        assert list(contradictions(law_of(year))) == []


def broken(law: Law) -> Mapping[str, Any]:
    """Return one broken value per key."""
    rows = law.table("ip_asn.competence")
    return {
        "ip_asn.competence": [row | {"SEMINAR": row["SEMINAR"] + 1} for row in rows],
        "ip_asn.qualification": law.points("ip_asn.qualification") | {"S3": Decimal("25.1")},
        "ip_asn.discipline": {"TIDAK_PERNAH": Decimal(5), "RINGAN": Decimal(3)},
        "ip_asn.performance_points": [
            row | {"points": row["points"] + 1} for row in law.table("ip_asn.performance_points")
        ],
        "ip_asn.dimensions": law.points("ip_asn.dimensions") | {"KUALIFIKASI": Decimal(24)},
    }


@pytest.mark.parametrize("key", list(broken(law_of(2021))))
def test_tables_that_contradict_each_other_are_refused(key: str) -> None:
    law = law_of(2021)
    with pytest.raises(BrokenRules):
        accepted(changed(law, key, broken(law)[key]))


def test_a_group_of_posts_without_points_is_told() -> None:
    law = law_of(2021)
    rows = law.table("ip_asn.competence")[:2]
    [says] = contradictions(changed(law, "ip_asn.competence", rows))
    assert "PELAKSANA" in str(says)
