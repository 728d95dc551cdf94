"""The law cases of eligibility: each limit on it, just below and just above."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from takar.measures.eligibility import screen
from takar.regulations.exact import read_yaml
from tests.measures.eligibility.invented import career, evidence_of, finding, law_on
from tests.measures.invented import COMPETENCIES

Case = dict[str, Any]
HERE = Path(__file__).parent / "eligibility"
KEYS = {"name", "requirement", "day", "post", "expect"}
OPTIONAL = {"person", "evidence", "unchecked", "levels", "standard"}


@cache
def cases() -> list[Case]:
    """Read every case."""
    return [case for file in sorted(HERE.glob("*.yaml")) for case in read_yaml(file.read_bytes())]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_eligibility(case: Case) -> None:
    assert KEYS <= set(case) <= KEYS | OPTIONAL
    evidence = evidence_of(rows_of(case), case.get("person"), day=case["day"])
    found = finding(evidence, case["requirement"], case["post"])
    told = {
        "outcome": str(found.outcome),
        "deed": found.change and str(found.change.deed),
        "due_on": found.change and found.change.due_on,
    }
    assert {name: told[name] for name in case["expect"]} == case["expect"]
    screened = screen(evidence, [case["post"]])
    if found.stage == "SARINGAN" and case["post"] not in evidence.holders:
        masked = screened.unmet("P1", case["post"]).get(case["requirement"], "TERPENUHI")
        assert str(masked) == case["expect"]["outcome"]


def rows_of(case: Case) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that a case gives, for the person P1."""
    found = {
        name: [{"employee_id": "P1", **_titled(name, row)} for row in rows]
        for name, rows in case.get("evidence", {}).items()
    }
    if "unchecked" in case:
        checks = career()["evidence_checks"]
        found["evidence_checks"] = [r for r in checks if r["evidence"] not in case["unchecked"]]
    if "levels" in case:
        found["competency_levels"] = _levels(case["levels"])
    if "standard" in case:
        found["competency_standards"] = [
            {"position_id": case["post"], "competency": code, "required_level": level}
            for code, level in zip(COMPETENCIES, case["standard"], strict=True)
        ]
    return found


def _titled(name: str, row: dict[str, Any]) -> dict[str, Any]:
    return {"title": "Hukuman", **row} if name == "sanctions" else row


def _levels(given: list[Any]) -> list[dict[str, Any]]:
    """Return a level per competency; the last one repeats, a gap has no row."""
    levels = [*given, *[given[-1]] * (len(COMPETENCIES) - len(given))]
    assessed = next(row["assessed_on"] for row in career()["competency_levels"])
    return [
        {"employee_id": "P1", "competency": code, "level": Decimal(level), "assessed_on": assessed}
        for code, level in zip(COMPETENCIES, levels, strict=True)
        if level is not None
    ]


def test_every_national_requirement_has_a_case() -> None:
    told = {case["requirement"] for case in cases()}
    keys = (key for key in law_on().keys() if hasattr(law_on().value(key), "posts"))  # noqa: SIM118 -- a law is no mapping
    asked = {key.removeprefix("eligibility.") for key in keys}
    papers = {code for code in asked if law_on().value(f"eligibility.{code}").stage == "BERKAS"}
    assert asked - told - papers == {"education_jf"}
