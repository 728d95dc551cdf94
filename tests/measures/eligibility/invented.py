"""A small town: a person who meets everything for every post above, and posts of each tier."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pyarrow as pa

from takar.measures.eligibility import Evidence, Finding, Outcome, explain, read_evidence
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.regulations.requirements import requirement_of
from takar.tables import TABLES
from takar.tables.proposals import PROPOSALS
from tests.measures.invented import COMPETENCIES, DAY, check

Row = dict[str, Any]
Rows = dict[str, list[Row]]

AGENCY = "kab_tirtamaya"
LISTS = ("position_history", "sanctions", "trainings", "competency_levels")
MET, FAILED, OPEN = Outcome.MET, Outcome.FAILED, Outcome.OPEN


@cache
def law_on(day: date = DAY) -> Law:
    """Return the national law on a day."""
    return Book.load().on(day)


def administrator(employee_id: str = "P1", **columns: Any) -> Row:
    """Return an administrator who is near no limit."""
    return {
        "employee_id": employee_id,
        "agency": AGENCY,
        "nip": "197505142000031001",
        "name": "Putri",
        "birth_on": date(1975, 5, 14),
        "employment": "PNS",
        "legal_status": "01",
        "position_id": f"seat of {employee_id}",
        "position_title": "Kepala Bidang",
        "position_tier": "ADMINISTRATOR",
        "positioned_on": date(2022, 1, 3),
        "appointed_on": date(2000, 3, 1),
        "grade": "IV/c",
        "education_level": "S2",
        "education_field": "Hukum",
    } | columns


def career(employee_id: str = "P1") -> Rows:
    """Return the evidence of somebody of whom everything is known and good."""
    return {
        "performance_ratings": [
            {"employee_id": employee_id, "year": year, "rating": "BAIK"} for year in (2023, 2024)
        ],
        "competency_levels": [
            {
                "employee_id": employee_id,
                "competency": code,
                "level": Decimal(4),
                "assessed_on": date(2024, 6, 1),
            }
            for code in COMPETENCIES
        ],
        "evidence_checks": [check(name, employee_id) for name in LISTS],
        "declarations": [
            *(paper(employee_id, s) for s in ("SEHAT", "INTEGRITAS_BAIK")),
            paper(employee_id, "TANPA_BENTURAN_KEPENTINGAN"),
            paper(employee_id, "PENGALAMAN_BIDANG", years=10),
        ],
    }


def paper(employee_id: str, subject: str, **columns: Any) -> Row:
    """Return that somebody declared it met."""
    row = {"employee_id": employee_id, "subject": subject, "is_met": True}
    return row | {"document": "SK 1", "declared_on": date(2025, 2, 1)} | columns


POSTS = {
    "head": ("JPT_PRATAMA", "II.b"),
    "chief": ("JPT_PRATAMA", "II.a"),
    "secretary": ("ADMINISTRATOR", "III.a"),
    "section": ("ADMINISTRATOR", "III.b"),
    "sub": ("PENGAWAS", "IV.a"),
    "clerk": ("PELAKSANA", None),
    "expert": ("AHLI_MADYA", None),
    "senior": ("AHLI_MUDA", None),
    "homeless": ("JPT_PRATAMA", None),
}
"""Posts by id: tier, and echelon of the unit it heads."""


def town(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Return every table; posts, units and windows are there unless told otherwise."""
    usual: Mapping[str, Sequence[Row]] = {
        "positions": [
            {
                "position_id": post,
                "agency": AGENCY,
                "work_unit_id": f"unit of {post}",
                "title": post,
                "position_tier": tier,
            }
            for post, (tier, _) in POSTS.items()
        ],
        "work_units": [
            {"work_unit_id": f"unit of {post}", "agency": AGENCY, "name": post, "echelon": echelon}
            for post, (_, echelon) in POSTS.items()
        ],
        "windows": [
            {"agency": AGENCY, "window": name, "starts_on": date(2019, 1, 1), "ends_on": day}
            for name, day in (("PEMILIHAN", date(2020, 1, 1)), ("KEPALA_DAERAH_BARU", None))
        ],
    }
    whole = {**usual, **rows}
    return {
        name: pa.Table.from_pylist(
            [dict.fromkeys(schema.arrow.names) | row for row in whole.get(name, ())],
            schema=schema.arrow,
        )
        for name, schema in {**TABLES, **PROPOSALS}.items()
    }


def evidence_of(
    rows: Mapping[str, Sequence[Row]] | None = None,
    person: Row | None = None,
    *,
    day: date = DAY,
    law: Law | None = None,
) -> Evidence:
    """Return the evidence of one person, good in everything that is not told otherwise."""
    whole = {"employees": [administrator(**(person or {}))], **career(), **(rows or {})}
    return read_evidence(town(whole), law or law_on(day))


def finding(evidence: Evidence, code: str, post: str = "head", person: str = "P1") -> Finding:
    """Return the finding about one requirement."""
    return next(f for f in explain(evidence, person, post).findings if f.code == code)


def with_requirement(code: str, posts: dict[str, Any], read: str, **words: Any) -> Law:
    """Return the national law with one requirement laid over it, as an agency's own would be."""
    law = law_on()
    value = requirement_of({"read": read, "place": 500, "posts": posts, **words})
    citation = replace(law.cite("eligibility.discipline"), key=f"eligibility.{code}")
    found = {**law.found, f"eligibility.{code}": (value, citation)}
    return replace(law, found=found, edition=f"{law.edition} {code} {posts}")
