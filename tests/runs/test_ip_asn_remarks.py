from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.ip_asn import measure_ip_asn
from takar.runs.ip_asn_remarks import ip_asn_remarks, unreadable
from takar.tables import TABLES
from tests.measures.invented import Row, Rows, as_tables, employee
from tests.runs.folders import DAY, RULES

LAW = Book.load().on(DAY)
COURSE: Row = {"employee_id": "P1", "title": "x", "training_kind": "TEKNIS", "ended_on": DAY}


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def said(
    connection: duckdb.DuckDBPyConnection,
    rows: Rows,
    law: Law = LAW,
    stems: set[str] | None = None,
) -> list[str]:
    for name, table in as_tables({"employees": [employee()], **rows}).items():
        connection.register(name, table)
    return [str(one) for one in ip_asn_remarks(connection, law, RULES, stems or set(TABLES))]


def test_sound_evidence_calls_for_no_remark(connection: duckdb.DuckDBPyConnection) -> None:
    course = {**COURSE, "started_on": DAY, "lesson_hours": Decimal(24)}
    assert said(connection, {"trainings": [course]}) == []


@pytest.mark.parametrize(
    ("course", "says"),
    [
        ({"ended_on": date(2022, 1, 1)}, "1 pelatihan selesai sesudah hari pengukuran"),
        ({"started_on": date(2022, 1, 1)}, "1 pelatihan selesai sebelum dimulai"),
        ({"started_on": DAY, "lesson_hours": Decimal("24.000001")}, "lebih dari 24 jam sehari"),
    ],
)
def test_a_course_that_cannot_have_been_is_told(
    connection: duckdb.DuckDBPyConnection, course: Row, says: str
) -> None:
    (one,) = said(connection, {"trainings": [COURSE | course]})
    assert says in one


def test_a_list_that_is_not_there_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    (one,) = said(connection, {}, stems=set(TABLES) - {"trainings"})
    assert "Tabel trainings tidak ada di folder" in one


def test_an_estimate_is_called_one(connection: duckdb.DuckDBPyConnection) -> None:
    (one,) = said(connection, {}, Book.load().on(date(2024, 12, 31)))
    assert "perkiraan sendiri, bukan nilai resmi BKN" in one
    assert "2024" in one


def test_a_waiver_that_nobody_can_use_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    key = "ip_asn.functional_waivers"
    value = {**LAW.record(key), "applies": True, "position_titles": ["Guru", "Dokterr"]}
    law = replace(LAW, found={**LAW.found, key: (value, LAW.cite(key))})
    people = [employee(position_title="guru Ahli Muda"), employee("P2", position_title="Dokter")]
    (one,) = said(connection, {"employees": people}, law)
    assert "Dokterr" in one


@pytest.mark.parametrize(("rating", "told"), [("BURUK", True), ("BAIK", False)])
def test_a_rating_that_no_scale_of_its_year_knows_is_told(
    connection: duckdb.DuckDBPyConnection, rating: str, *, told: bool
) -> None:
    rated: Row = {"employee_id": "P1", "year": 2021, "rating": rating, "rating_scale": "PP_30_2019"}
    tables = as_tables({"employees": [employee()], "performance_ratings": [rated]})
    connection.register("results", measure_ip_asn(tables, LAW, rules=RULES).results)
    found = [str(one) for one in unreadable(connection, "results", LAW)]
    assert bool(found) == told
    assert all("1 orang" in one and "2021" in one for one in found)
