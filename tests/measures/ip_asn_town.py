"""A town for tests of groups: people by dice in a tree of units that is not sound everywhere."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from takar.engines import connect
from takar.measures.ip_asn import ip_asn
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.tables import TABLES
from tests.measures.invented import Row, Rows, as_tables
from tests.measures.invented_ip_asn import many_for_ip_asn

DAY = date(2021, 12, 31)
LAW = Book.load().on(DAY)
PARENTS = {
    "DINAS": None,
    "BIDANG": "DINAS",
    "SEKSI": "BIDANG",
    "BADAN": "HILANG",  # its parent is not in the tables
    "KIRI": "KANAN",  # each is the other's parent
    "KANAN": "KIRI",
    "SENDIRI": "SENDIRI",  # its own parent
    "KOSONG": "DINAS",
}
Tables = Mapping[str, ir.Table]


def town(seed: int = 7, people: int = 300, day: date = DAY) -> dict[str, pa.Table]:
    """Return the tables, with the results of the measure under ``people``."""
    return with_results(as_tables(rows_of(seed, people, day)), Book.load().on(day))


def rows_of(seed: int, people: int, day: date) -> Rows:
    """Return people by dice, each in a unit, of a sex, or of neither that is known."""
    dice = Random(seed)  # noqa: S311 -- dice, not secrets
    rows = many_for_ip_asn(seed, people, day)
    places = [unit for unit in PARENTS if unit != "KOSONG"]
    for row in rows["employees"]:
        row["sex"] = dice.choice(["L", "P", None])
        row["work_unit_id"] = dice.choice([*places, None, "TIDAK_ADA"])
    return rows | {"work_units": units()}


def units(parents: Mapping[str, str | None] = PARENTS) -> list[Row]:
    """Return the rows of a tree of units."""
    return [
        {"work_unit_id": unit, "agency": "kab_tirtamaya", "parent_id": parent, "name": unit.title()}
        for unit, parent in parents.items()
    ]


def with_results(tables: dict[str, pa.Table], law: Law) -> dict[str, pa.Table]:
    """Add the results of the measure."""
    with connect() as opened:
        found = opened.compute(
            lambda given: ip_asn(given, law, rules="perka8_2019"),
            tables,
            ("town", law.edition, law.day, law.agency),
        )
    return tables | {"people": found}


def computed(
    build: Callable[[Tables], ir.Table], tables: Mapping[str, pa.Table], engine: str = "duckdb"
) -> list[dict[str, Any]]:
    """Compute an expression over tables."""
    with connect(engine) as opened:
        rows: list[dict[str, Any]] = opened.compute(build, tables).to_pylist()
    return rows


def row_of(**columns: Any) -> Row:
    """Return the result of a measured person of an office, who has everything but seminar."""
    points = {
        "qualification": "15",
        "competence": "30",
        "performance": "25",
        "discipline": "5",
        "leadership": "15",
        "functional": "0",
        "technical": "15",
        "seminar": "0",
        "total": "75",
        "total_least": "75",
        "total_most": "75",
        "total_claimed": "75",
        "lost_missing": "10",
        "lost_stale": "0",
        "lost_unverified": "0",
        "lost_low": "15",
    }
    return {
        "employee_id": "P1",
        "employment": "PNS",
        "post_group": "MANAJERIAL",
        **{name: Decimal(value).quantize(Decimal("0.000001")) for name, value in points.items()},
        "category": "SEDANG",
        "is_measured": True,
        "qualification_state": "RENDAH",
        "leadership_state": "TERPENUHI",
        "functional_state": "TIDAK_BERLAKU",
        "technical_state": "TERPENUHI",
        "seminar_state": "BELUM_ADA_BUKTI",
        "performance_state": "RENDAH",
        "discipline_state": "TERPENUHI",
        "education_level": "S1",
        "leadership_on": date(2015, 3, 1),
        "functional_on": None,
        "technical_hours": Decimal("24.500000"),
        "technical_on": date(2021, 6, 1),
        "seminar_on": None,
        "performance_year": 2021,
        "performance_rating": "BAIK",
        "performance_scale": "PP_30_2019",
        "sanction_level": None,
        "rules": "perka8_2019",
    } | columns


def results(*rows: Row) -> pa.Table:
    """Return rows as a table of results."""
    with connect() as opened:
        empty = opened.compute(lambda given: ip_asn(given, LAW, rules="perka8_2019"), as_tables({}))
    return pa.Table.from_pylist(list(rows), schema=empty.schema)


def employees(*rows: Row) -> pa.Table:
    """Return rows of people."""
    return pa.Table.from_pylist(
        [dict.fromkeys(TABLES["employees"].arrow.names) | row for row in rows],
        schema=TABLES["employees"].arrow,
    )
