from datetime import date
from decimal import Decimal

import pytest

from takar.exchange.dates import DateReader
from takar.exchange.faults import Problem
from takar.exchange.files.sheet_values import reader_of
from takar.exchange.files.templates.template import Field
from takar.kernel.language import msg
from takar.tables import Column

DAY = date(2025, 6, 1)


def read(text: str, column: Column, **limits: object) -> object:
    field = Field("KOLOM", column, msg(""), **limits)  # type: ignore[arg-type]
    value = reader_of(field, DateReader([text]), DAY)(text)
    return value.code if isinstance(value, Problem) else value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", Decimal(3)),
        ("2,3333333", Decimal("2.333333")),
        ("0.30000000000000004", Decimal("0.3")),
        ("999999999999", Decimal(999999999999)),
        ("1000000000000", "BUKAN_ANGKA"),
        ("tiga", "BUKAN_ANGKA"),
    ],
)
def test_decimals_are_exact_to_six_places(text: str, value: object) -> None:
    assert read(text, Column("n", "decimal")) == value


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), ("3.0", 3), ("3,5", "BUKAN_BILANGAN_BULAT"), ("", "BUKAN_ANGKA")]
)
def test_whole_numbers_are_whole(text: str, value: object) -> None:
    assert read(text, Column("n", "integer")) == value


@pytest.mark.parametrize(("text", "value"), [("2025", 2025), ("2026", "TAHUN_MENDATANG")])
def test_a_year_is_not_to_come(text: str, value: object) -> None:
    assert read(text, Column("year", "integer")) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("-1", "DI_LUAR_BATAS"), ("0", 0), ("5", 5), ("6", "DI_LUAR_BATAS")],
)
def test_limits_belong_to_what_is_allowed(text: str, value: object) -> None:
    assert read(text, Column("n", "integer"), lowest=0, highest=5) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("YA", True),
        ("ya", True),
        ("TRUE", True),
        ("Tidak", False),
        ("0", False),
        ("?", "BUKAN_YA_TIDAK"),
    ],
)
def test_yes_and_no_are_read(text: str, value: object) -> None:
    assert read(text, Column("b", "boolean")) == value


def test_values_are_known_by_code_by_label_and_in_any_case() -> None:
    column = Column("v", values=("SANGAT_BAIK", "awards"))
    labels = {"awards": "Penghargaan"}
    for text in ("sangat baik", "SANGAT_BAIK", "Sangat-Baik"):
        assert read(text, column, labels=labels) == "SANGAT_BAIK"
    assert read("PENGHARGAAN", column, labels=labels) == "awards"
    assert read("awards", column, labels=labels) == "awards"
    assert read("baik", column, labels=labels) == "NILAI_TIDAK_DIKENAL"


def test_free_codes_get_one_spelling() -> None:
    assert read("Umpan Balik-360", Column("c"), spelling="lower") == "umpan_balik_360"
    assert read("pkn ii", Column("c"), spelling="UPPER") == "PKN_II"
    assert read("Apa Adanya", Column("c")) == "Apa Adanya"


def test_a_date_may_be_to_come_only_where_that_makes_sense() -> None:
    assert read("01-06-2025", Column("d", "date")) == DAY
    assert read("02-06-2025", Column("d", "date")) == "TANGGAL_MENDATANG"
    assert read("02-06-2025", Column("d", "date"), may_be_future=True) == date(2025, 6, 2)
