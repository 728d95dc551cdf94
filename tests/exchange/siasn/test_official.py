from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from takar.exchange.files.reading import SheetReading
from takar.exchange.siasn.official import Somebody, YearUnknown, read_official_scores
from tests.exchange.files.sheets import NIPS
from tests.exchange.rosters import DAY, NIP, csv_bytes, xlsx_bytes

PUTRI = Somebody("putri", ("Putri Anjani", "Dr. Putri Anjani, S.E."), ("Bidang A", "Dinas Satu"))
PEOPLE = (
    PUTRI,
    Somebody("budi1", ("Budi",), ("Bidang A", "Dinas Satu")),
    Somebody("budi2", ("Budi",), ("Bidang B", "Dinas Satu")),
)
TITLE = [["PENGUKURAN INDEKS PROFESIONALITAS ASN"], ["Tahun 2024"], [], [], [], []]
EXPORT = (
    *("No", "Nama", "Nama Jabatan", "Satuan Kerja"),
    *("Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Total"),
)


def export(*rows: Sequence[str], name: str = "pip.xlsx", title: bool = True) -> SheetReading:
    grid = [*(TITLE if title else []), list(EXPORT), *map(list, rows)]
    return read_official_scores(xlsx_bytes(grid), name, NIPS, people=PEOPLE, day=DAY)


def row(name: str, unit: str, *points: str) -> list[str]:
    return ["1", name, "Analis", unit, *(points or ("20", "25", "25", "5", "75"))]


def codes(reading: SheetReading) -> list[str]:
    return [fault.code for fault in reading.faults]


@pytest.mark.parametrize("name", PUTRI.names)
@pytest.mark.parametrize("unit", ["Bidang A", "DINAS  SATU"])
def test_the_export_is_matched_by_whole_name_and_unit(name: str, unit: str) -> None:
    reading = export(row(name, unit))
    (score,) = reading.rows.to_pylist()
    assert (score["employee_id"], score["year"]) == ("putri", 2024)
    assert (score["qualification"], score["discipline"]) == (Decimal(20), Decimal(5))
    assert reading.row_numbers == (8,)


@pytest.mark.parametrize(
    ("name", "unit", "code"),
    [
        ("Budi", "Dinas Satu", "NAMA_SAMA"),
        ("Budi", "Dinas Dua", "UNIT_BERBEDA"),
        ("Putri", "Dinas Satu", "NAMA_TIDAK_DIKENAL"),
        ("Putri Anjani", "", "SEL_KOSONG"),
    ],
)
def test_whoever_cannot_be_told_for_sure_is_never_guessed(name: str, unit: str, code: str) -> None:
    reading = export(row(name, unit), row("Budi", "Bidang B"))
    assert codes(reading) == [code]
    assert reading.rows["employee_id"].to_pylist() == ["budi2"]


def test_one_person_on_two_rows_is_not_taken_twice() -> None:
    reading = export(row("Budi", "Bidang A"), row("Budi", "Bidang A", "15", "25", "25", "5", "70"))
    assert codes(reading) == ["BARIS_GANDA", "BARIS_GANDA"]


@pytest.mark.parametrize(
    ("points", "code"),
    [
        (("25.01", "0", "1", "1", "27.01"), "DI_LUAR_BATAS"),
        (("1", "40.01", "1", "1", "43.01"), "DI_LUAR_BATAS"),
        (("1", "0", "30.01", "1", "32.01"), "DI_LUAR_BATAS"),
        (("1", "0", "1", "5.01", "7.01"), "DI_LUAR_BATAS"),
        (("-1", "0", "1", "1", "1"), "DI_LUAR_BATAS"),
    ],
)
def test_points_beyond_the_most_are_refused(points: tuple[str, ...], code: str) -> None:
    reading = export(row("Putri Anjani", "Dinas Satu", *points))
    assert (codes(reading), reading.rows.num_rows) == ([code], 0)


def test_a_total_that_does_not_add_up_is_taken_with_a_warning() -> None:
    reading = export(row("Putri Anjani", "Dinas Satu", "20", "25", "25", "5", "75.03"))
    assert (codes(reading), reading.rows.num_rows) == (["JUMLAH_BERBEDA"], 1)


def test_the_year_stands_above_or_in_the_name_of_the_file() -> None:
    named = export(row("Putri Anjani", "Dinas Satu"), name="pip-asn-2023.xlsx", title=False)
    assert named.rows["year"].to_pylist() == [2023]
    with pytest.raises(YearUnknown):
        export(row("Putri Anjani", "Dinas Satu"), title=False)
    with pytest.raises(YearUnknown):
        export(row("Putri Anjani", "Dinas Satu"), name="pip-2023-2024.xlsx", title=False)


def test_the_fields_of_the_service_come_in_by_nip() -> None:
    grid = [
        [
            "nip",
            "tahun",
            "kualifikasi",
            "kompetensi",
            "kinerja",
            "disiplin",
            "subtotal",
            "created_at",
        ],
        [f"'{NIP}", "2023", "15", "30,5", "25", "5", "75,5", "2024-08-12 10:11:12"],
    ]
    reading = read_official_scores(csv_bytes(grid), "ipasn_bkn.csv", NIPS, people=(), day=DAY)
    (score,) = reading.rows.to_pylist()
    assert (score["employee_id"], score["year"], score["total"]) == ("sari", 2023, Decimal("75.5"))
    assert score["released_on"] == date(2024, 8, 12)


def test_a_list_of_a_regency_with_other_order_comes_in_too() -> None:
    grid = [
        ["No", "Nama", "NIP", "Kinerja", "Disiplin", "Kompetensi", "Kualifikasi", "Total"],
        ["1", "Sari", NIP, "25", "5", "40", "15", "85"],
    ]
    reading = read_official_scores(csv_bytes(grid), "ip-2024.csv", NIPS, people=(), day=DAY)
    (score,) = reading.rows.to_pylist()
    assert (score["performance"], score["qualification"]) == (Decimal(25), Decimal(15))
