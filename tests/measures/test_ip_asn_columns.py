from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from takar.engines import connect
from takar.measures.ip_asn_columns import COLUMNS, category, exact, unit
from takar.regulations.book import Book
from takar.regulations.law import Law

LAW: Law = Book.load().on(date(2021, 12, 31))


def told(micro: int | None, law: Law = LAW, *, counts: bool = True) -> tuple[object, object]:
    table = pa.table({"micro": pa.array([micro], pa.int32()), "counts": [counts]})
    with connect() as engine:
        people = engine.load("people", table)
        chosen = people.select(
            points=exact(people.micro, unit(people.counts)), band=category(people.micro, law)
        )
        [row] = engine.fetch(chosen).to_pylist()
    return row["points"], row["band"]


@pytest.mark.parametrize(
    ("micro", "band"),
    [
        (90_004_999, "TINGGI"),
        (90_005_000, "SANGAT_TINGGI"),
        (60_000_000, "SANGAT_RENDAH"),
        (60_010_000, "RENDAH"),
        (100_000_000, "SANGAT_TINGGI"),
    ],
)
def test_the_printed_number_is_classified(micro: int, band: str) -> None:
    assert told(micro) == (Decimal(micro) / 10**6, band)


def test_classifying_the_exact_number_is_a_choice_of_the_law() -> None:
    record = LAW.record("ip_asn.index") | {"classify_on": "exact"}
    law = replace(LAW, found=LAW.found | {"ip_asn.index": (record, LAW.cite("ip_asn.index"))})
    assert told(90_000_001, law)[1] == "SANGAT_TINGGI"
    assert told(90_000_001)[1] == "TINGGI"


def test_a_gap_and_what_does_not_count_have_no_points() -> None:
    assert told(None) == (None, None)
    assert told(5, counts=False)[0] is None


def test_no_column_stands_twice() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS) == 39
