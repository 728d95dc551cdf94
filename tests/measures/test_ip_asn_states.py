from datetime import date
from decimal import Decimal

import pytest

from takar.engines import connect
from takar.measures.ip_asn import ip_asn
from takar.measures.ip_asn_columns import LOST
from takar.measures.ip_asn_columns import STATES as STATE_COLUMNS
from takar.measures.ip_asn_states import STATES
from takar.regulations.book import Book
from tests.measures.invented import Row, Rows, as_tables, employee
from tests.measures.invented_ip_asn import many_for_ip_asn

DAY = date(2021, 12, 31)
LAW = Book.load().on(DAY)


def measured(rows: Rows) -> list[Row]:
    with connect() as engine:
        found = engine.compute(lambda tables: ip_asn(tables, LAW), as_tables(rows), "states 2021")
    return [dict(row) for row in found.to_pylist()]


def of_courses(*courses: Row, claims: tuple[Row, ...] = ()) -> Row:
    own = {"employee_id": "P1", "ended_on": date(2021, 6, 1)}
    rows: Rows = {
        "employees": [employee(position_tier="AHLI_MUDA", education_level="S3")],
        "trainings": [own | {"title": str(n)} | row for n, row in enumerate(courses)],
        "claims": [
            own | {"claim_id": str(n), "evidence": "trainings"} | row
            for n, row in enumerate(claims)
        ],
        "performance_ratings": [{"employee_id": "P1", "year": 2021, "rating": "SANGAT_BAIK"}],
    }
    return measured(rows)[0]


SHORT = {"training_kind": "TEKNIS", "lesson_hours": Decimal(5)}
UNWRITTEN = {"training_kind": "TEKNIS"}
OLD = {"training_kind": "TEKNIS", "lesson_hours": Decimal(40), "ended_on": date(2019, 6, 1)}
UNFIT = {"training_kind": "TEKNIS", "lesson_hours": Decimal(40), "fits_post": False}
CLAIM = {"training_kind": "TEKNIS", "lesson_hours": Decimal(40)}


@pytest.mark.parametrize(
    ("courses", "claims", "state", "lost"),
    [
        ((SHORT, OLD, UNFIT), (), "KURANG_JAM", "lost_low"),
        ((UNWRITTEN, SHORT, OLD), (), "BELUM_ADA_BUKTI", "lost_missing"),
        ((OLD, UNFIT), (), "KEDALUWARSA", "lost_stale"),
        ((UNFIT,), (), "TIDAK_COCOK", "lost_low"),
        ((), (), "BELUM_ADA_BUKTI", "lost_missing"),
        ((SHORT, OLD, UNFIT), (CLAIM,), "BELUM_DIVERIFIKASI", "lost_unverified"),
        ((), (SHORT,), "BELUM_ADA_BUKTI", "lost_missing"),
    ],
)
def test_the_reason_nearest_to_the_points_is_told(
    courses: tuple[Row, ...], claims: tuple[Row, ...], state: str, lost: str
) -> None:
    row = of_courses(*courses, claims=claims)
    assert row["technical_state"] == state
    other = {"lost_missing": 25}  # functional training and seminar
    assert {name: row[name] for name in LOST} == (
        dict.fromkeys(LOST, 0) | other | {lost: other.get(lost, 0) + 15}
    )


def test_no_other_state_is_ever_told() -> None:
    told = {row[name] for row in measured(many_for_ip_asn(61, 300, DAY)) for name in STATE_COLUMNS}
    assert told <= set(STATES)
    assert told >= set(STATES) - {"BEBAS"}


def test_who_is_no_subject_has_one_state_and_no_loss() -> None:
    row = measured({"employees": [employee(employment="PPPK", position_tier=None)]})[0]
    assert {row[name] for name in STATE_COLUMNS} == {"BUKAN_SUBJEK"}
    assert {row[name] for name in LOST} == {None}
