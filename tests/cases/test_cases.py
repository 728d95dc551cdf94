"""The law cases of this folder: documents that a lawyer can read and write."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from takar.engines import connect
from takar.measures.ip_asn import ip_asn
from takar.regulations.book import Book
from takar.regulations.exact import read_yaml
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.runs.measure import measure_jpm, measure_talent
from takar.tables import TABLES
from tests.measures.invented import (
    COMPETENCIES,
    Rows,
    as_tables,
    check,
    complete,
    employee,
    score,
)

Case = dict[str, Any]
HERE = Path(__file__).parent
KEYS = {"name", "law", "day", "agency", "expect"}


@cache
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


@pytest.mark.parametrize("case", cases("ip_asn"), ids=lambda case: case["name"])
def test_ip_asn(case: Case) -> None:
    assert set(case) <= KEYS | {"rules", "settings", "person", "evidence", "checked", "rating_year"}
    expect_of(case, ip_asn_results(rules_of(case))[case["name"]])


def rules_of(case: Case) -> str:
    """Name what a case is measured by; cases measured alike are measured together."""
    return repr([case["day"], case.get("agency"), case.get("rules"), case.get("settings")])


@cache
def ip_asn_results(alike: str) -> dict[str, dict[str, Any]]:
    together = [case for case in cases("ip_asn") if rules_of(case) == alike]
    law = with_settings(law_of(together[0]), together[0].get("settings", {}))
    rows: Rows = {name: [] for name in TABLES}
    for case in together:
        for table, found in evidence_of(case).items():
            rows[table] += [{"employee_id": case["name"]} | row for row in found]
    with connect() as engine:
        found = engine.compute(
            lambda tables: ip_asn(tables, law, rules=together[0].get("rules")),
            as_tables(rows),
            ("cases of ip_asn", alike),
        )
    return {row["employee_id"]: row for row in found.to_pylist()}


def evidence_of(case: Case) -> Rows:
    """Return the rows of one case, for the person that bears its name."""
    year = case.get("rating_year", case["day"].year)
    usual = {"performance_ratings": [{"year": year, "rating": "BAIK"}]}
    given = usual | case.get("evidence", {})
    rows = {table: [of_table(table, row) for row in found] for table, found in given.items()}
    checks = [check(name, case["name"], case["day"]) for name in case.get("checked", ())]
    return rows | {
        "employees": [employee(case["name"], **case["person"])],
        "evidence_checks": checks,
    }


def law_of(case: Case) -> Law:
    return Book.load().on(case["day"], agency=case.get("agency"))


def with_settings(law: Law, settings: dict[str, dict[str, Any]]) -> Law:
    """Lay a few settings over the records of the law, as an agency's own decree would."""
    found = {key: (law.record(key) | new, law.cite(key)) for key, new in settings.items()}
    return replace(law, found=law.found | found, edition=f"{law.edition} {settings}")


def of_table(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Write the numbers of a row as its table keeps them; a course has a title."""
    decimals = [column.name for column in TABLES[table].columns if column.kind == "decimal"]
    numbers = {key: Decimal(row[key]) for key in decimals if key in row}
    return ({"title": row.get("training_kind")} if table == "trainings" else {}) | row | numbers


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
    """Compare the columns that the case speaks of; numbers written as text to the last place."""
    for column, value in case["expect"].items():
        found = row[column]
        if isinstance(found, Decimal) and isinstance(value, str):
            found = str(found)
        assert found == value, column


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return {key: Decimal(value) if key == "value" else value for key, value in row.items()}
