"""The law cases of this folder: documents that a lawyer can read and write."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from takar.regulations.book import Book
from takar.regulations.exact import read_yaml
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.runs.measure import measure_jpm, measure_talent
from tests.measures.invented import COMPETENCIES, as_tables, check, complete, employee, score

Case = dict[str, Any]
HERE = Path(__file__).parent
KEYS = {"name", "law", "day", "agency", "expect"}


def cases(concept: str) -> list[Case]:
    """Read every case of a concept."""
    files = sorted((HERE / concept).glob("*.yaml"))
    return [case for file in files for case in read_yaml(file.read_bytes())]


@pytest.mark.parametrize("case", cases("jpm"), ids=lambda case: case["name"])
def test_jpm(case: Case) -> None:
    assert set(case) == KEYS - {"agency"} | {"tier", "levels", "purpose"}
    given = [*case["levels"], *[case["levels"][-1]] * (9 - len(case["levels"]))]
    levels = [
        {
            "employee_id": "P1",
            "competency": code,
            "level": Decimal(level),
            "assessed_on": case["day"],
        }
        for code, level in zip(COMPETENCIES, given, strict=True)
        if level is not None
    ]
    rows = {"employees": [employee(position_tier=case["tier"])], "competency_levels": levels}
    run = measure_jpm(as_tables(rows), law_of(case), purpose=case["purpose"], components=False)
    expect_of(case, run.results.to_pylist()[0])


@pytest.mark.parametrize("case", cases("talent"), ids=lambda case: case["name"])
def test_talent(case: Case) -> None:
    assert set(case) <= KEYS | {"scores", "all", "technical", "evidence", "checked"}
    law = law_of(case)
    if "evidence" in case:
        rows = complete()
        rows |= {"performance_ratings": [], "scores": [], "evidence_checks": []}
        for table, found in case["evidence"].items():
            rows[table] = [{"employee_id": "P1", **_typed(row)} for row in found]
        rows["evidence_checks"] = [check(table) for table in case.get("checked", ())]
    else:
        law, rows = of_scores(case, law)
    run = measure_talent(as_tables(rows), law, components=False)
    expect_of(case, run.results.to_pylist()[0])


def law_of(case: Case) -> Law:
    return Book.load().on(case["day"], agency=case.get("agency"))


def of_scores(case: Case, law: Law) -> tuple[Law, dict[str, list[dict[str, Any]]]]:
    """Let every indicator of the profile be a number that is simply given."""
    profile, citation = law.found["talent.profile"]
    plain = profile.model_dump(by_alias=True)
    rows = [score("tes_teknis", case.get("technical", "0"))]
    for axis in ("performance", "potential"):
        for code, indicator in plain[axis]["indicators"].items():
            indicator["rubric"] = {"read": "score", "indicator": code}
            value = case["all"] if "all" in case else case["scores"][axis][code]
            rows.append(score(code, value, on=date(2025, 3, 1)))
    changed = TalentProfile.model_validate(plain)
    found = {**law.found, "talent.profile": (changed, citation)}
    return replace(law, found=found, edition="given scores"), {
        "employees": [employee()],
        "scores": rows,
    }


def expect_of(case: Case, row: dict[str, Any]) -> None:
    """Compare the columns that the case speaks of; numbers to the last place."""
    for column, value in case["expect"].items():
        found = str(row[column]) if isinstance(row[column], Decimal) else row[column]
        assert found == value, column


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return {key: Decimal(value) if key == "value" else value for key, value in row.items()}
