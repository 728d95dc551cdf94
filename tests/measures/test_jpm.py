from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.jpm import UnknownPurpose
from takar.regulations.law import Law
from takar.runs.measure import measure_jpm
from tests.measures.invented import COMPETENCIES, DAY, Rows, as_tables, employee, levels


def measured(rows: Rows, law: Law, **options: Any) -> dict[str, Any]:
    [row] = measure_jpm(as_tables(rows), law, **options).results.to_pylist()
    return dict(row)


def with_formula(law: Law, **changed: Any) -> Law:
    """Return the law with another way to compute the JPM."""
    value, citation = law.found["jpm.formula"]
    found = {**law.found, "jpm.formula": (value | changed, citation)}
    return replace(law, found=found, edition=f"formula {changed}")


def administrator(*values: int | str) -> Rows:
    return {"employees": [employee()], "competency_levels": levels("P1", *values)}


def test_the_ratio_is_of_sums_and_not_a_mean_of_ratios(law: Law) -> None:
    rows = administrator(5, 1)
    rows["competency_standards"] = [
        {"position_tier": "ADMINISTRATOR", "competency": "INTEGRITAS", "required_level": 5}
    ]
    assert measured(rows, law)["jpm"] == Decimal("44.827586")  # (5 + 8 x 1) / (5 + 8 x 3)


def test_the_standard_of_the_post_comes_before_that_of_its_tier(law: Law) -> None:
    rows = administrator(3)
    rows["employees"] = [employee(position_id="J1")]
    rows["competency_standards"] = [
        {"position_tier": "ADMINISTRATOR", "competency": "INTEGRITAS", "required_level": 5},
        {"position_id": "J1", "competency": "INTEGRITAS", "required_level": 2},
        {"position_id": "J2", "competency": "KOMUNIKASI", "required_level": 5},
    ]
    assert measured(rows, law)["required"] == 2 + 8 * 3


@pytest.mark.parametrize(("assessed_on", "missing"), [("2022-05-14", 0), ("2022-05-13", 9)])
def test_a_level_is_valid_for_three_years(law: Law, assessed_on: str, missing: int) -> None:
    on = type(DAY).fromisoformat(assessed_on)
    rows = {"employees": [employee()], "competency_levels": levels("P1", 3, on=on)}
    assert measured(rows, law)["missing_count"] == missing


def test_the_latest_level_counts_and_a_later_one_does_not_yet(law: Law) -> None:
    rows = administrator(3)
    rows["competency_levels"] += levels("P1", 2, on=type(DAY)(2025, 5, 14))
    rows["competency_levels"] += levels("P1", 5, on=type(DAY)(2025, 5, 15))
    assert measured(rows, law)["achieved"] == 18


def test_a_total_cap_changes_the_number_and_a_competency_cap_the_sum(law: Law) -> None:
    rows = administrator(5, 1)
    assert measured(rows, with_formula(law, cap="per_competency"))["jpm"] == Decimal("40.740741")
    over = administrator(4)
    assert measured(over, law)["jpm"] == Decimal("133.333333")
    assert measured(over, with_formula(law, cap="total100"))["jpm"] == 100


@pytest.mark.parametrize(
    ("classify_on", "category"),
    [("exact", "MASIH_MEMENUHI_SYARAT"), ("rounded", "MEMENUHI_SYARAT")],
)
def test_classifying_the_rounded_number_is_a_choice_of_the_law(
    law: Law, classify_on: str, category: str
) -> None:
    rows = administrator("2.399999", "2.4")  # 79.999996 percent of 27
    found = measured(rows, with_formula(law, classify_on=classify_on), purpose="PENGISIAN")
    assert found["category"] == category


def test_a_post_without_a_known_standard_has_no_jpm(law: Law) -> None:
    rows = {"employees": [employee(position_tier=None)], "competency_levels": levels("P1", 3)}
    row = measured(rows, law)
    assert (row["jpm"], row["required"], row["category"]) == (None, None, None)


def test_components_tell_level_requirement_gap_and_day(law: Law) -> None:
    run = measure_jpm(as_tables(administrator(2, 3)), law)
    assert run.components is not None
    first = run.components.to_pylist()[0]
    assert first["indicator"] == COMPETENCIES[0]
    assert (first["level"], first["required"], first["gap"]) == (2, 3, -1)
    assert first["assessed_on"] == type(DAY)(2024, 6, 1)


def test_a_job_fit_may_use_the_words_of_filling(law: Law) -> None:
    rows = administrator(3)
    assert measured(rows, law, purpose="JOB_FIT")["category"] == "OPTIMAL"
    other = measured(rows, law, purpose="JOB_FIT", categories="jpm.bands_filling")
    assert other["category"] == "MEMENUHI_SYARAT"


def test_an_unknown_purpose_is_refused_with_the_choices(law: Law) -> None:
    with pytest.raises(UnknownPurpose, match="PENGISIAN"):
        measure_jpm(as_tables(administrator(3)), law, purpose="PROMOSI")
    with pytest.raises(UnknownPurpose, match="bands_filling"):
        measure_jpm(
            as_tables(administrator(3)), law, purpose="PENGISIAN", categories="jpm.bands_mapping"
        )
