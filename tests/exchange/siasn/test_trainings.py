from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.exchange.files.reading import SheetReading
from takar.exchange.siasn.trainings import kind_of, read_courses, read_structural_trainings
from takar.tables.siasn_codes import code_table
from tests.exchange.files.sheets import NIPS
from tests.exchange.rosters import DAY, NIP, csv_bytes

COURSE = {
    "nip": NIP,
    "jenisDiklatId": "8",
    "jenisKursusSertipikat": "T",
    "namaKursus": "Bimtek Arsip",
    "nomorSertipikat": "12/BT",
    "institusiPenyelenggara": "ANRI",
    "tanggalKursus": "13-05-2024",
    "tanggalSelesaiKursus": "15-05-2024",
    "tahunKursus": "2024",
    "jumlahJam": "24",
    "lokasiId": "",
}
STRUCTURAL = {
    "nip": NIP,
    "latihanStrukturalId": "3",
    "nama": "",
    "nomor": "7/PKA",
    "tanggal": "01-03-2023",
    "tanggalSelesai": "30-06-2023",
    "tahun": "2023",
    "jumlahJam": "900",
    "institusiPenyelenggara": "LAN",
}


def courses(*rows: Mapping[str, str]) -> SheetReading:
    grid = [list(COURSE), *([row[name] for name in COURSE] for row in rows)]
    return read_courses(csv_bytes(grid), "kursus.csv", NIPS, day=DAY)


def course(**changes: str) -> tuple[dict[str, Any], list[str]]:
    read = courses(COURSE | changes)
    (row,) = read.rows.to_pylist() or [{}]
    return row, [fault.code for fault in read.faults]


def test_a_course_comes_in_under_our_names() -> None:
    row, faults = course()
    assert faults == []
    assert row == {
        "employee_id": "sari",
        "title": "Bimtek Arsip",
        "training_kind": "TEKNIS",
        "structural_level": None,
        "started_on": date(2024, 5, 13),
        "ended_on": date(2024, 5, 15),
        "lesson_hours": Decimal(24),
        "certificate_number": "12/BT",
        "provider": "ANRI",
        "fits_post": None,
    }


@pytest.mark.parametrize("row", code_table("jenis_diklat"), ids=lambda row: row["id"])
def test_every_kind_of_siasn_is_known_by_number_and_by_name(row: dict[str, str]) -> None:
    for text in (row["id"], row["title"]):
        assert kind_of(text, "") == (row["training_kind"], [])


@pytest.mark.parametrize(
    ("letter", "kind"),
    [("T", "TEKNIS"), ("F", "FUNGSIONAL"), ("P", "SEMINAR"), ("Workshop", "SEMINAR")],
)
def test_without_a_number_the_letter_of_the_certificate_tells(letter: str, kind: str) -> None:
    row, faults = course(jenisDiklatId="", jenisKursusSertipikat=letter)
    assert (row["training_kind"], faults) == (kind, [])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"jenisDiklatId": "26"}, "NILAI_TIDAK_DIKENAL"),
        ({"jenisDiklatId": "", "jenisKursusSertipikat": "X"}, "NILAI_TIDAK_DIKENAL"),
        ({"jenisDiklatId": "", "jenisKursusSertipikat": ""}, "JENIS_KOSONG"),
        ({"tanggalKursus": "", "tanggalSelesaiKursus": ""}, "TANGGAL_KOSONG"),
        ({"tanggalKursus": "16-05-2024"}, "SELESAI_SEBELUM_MULAI"),
        ({"tanggalSelesaiKursus": "02-06-2025"}, "TANGGAL_MENDATANG"),
        ({"jumlahJam": "-1"}, "DI_LUAR_BATAS"),
        ({"jumlahJam": "73"}, "JP_MELEBIHI_HARI"),
        ({"namaKursus": ""}, "SEL_KOSONG"),
        ({"nip": "198003122005011999"}, "NIP_TIDAK_DIKENAL"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(changes: dict[str, str], code: str) -> None:
    assert course(**changes) == ({}, [code])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tanggalSelesaiKursus": ""}, "SELESAI_DARI_MULAI"),
        ({"tahunKursus": "2023"}, "TAHUN_BERBEDA"),
        ({"jumlahJam": "0"}, "JP_NOL"),
    ],
)
def test_a_row_that_is_taken_with_a_doubt_says_which(changes: dict[str, str], code: str) -> None:
    row, faults = course(**changes)
    assert faults == [code]
    assert row["ended_on"].year == 2024


def test_the_same_course_twice_is_told_and_taken_once() -> None:
    read = courses(COURSE, COURSE)
    assert read.rows.num_rows == 1
    assert [fault.code for fault in read.faults] == ["BARIS_SAMA"]
    assert read.row_numbers == (2,)
    differing = courses(COURSE, COURSE | {"jumlahJam": "8"})
    assert differing.rows.num_rows == 0
    assert [fault.code for fault in differing.faults] == ["BARIS_GANDA", "BARIS_GANDA"]


def structural(**changes: str) -> tuple[dict[str, Any], list[str]]:
    row = STRUCTURAL | changes
    content = csv_bytes([list(row), list(row.values())])
    read = read_structural_trainings(content, "diklat_struktural.csv", NIPS, day=DAY)
    (found,) = read.rows.to_pylist() or [{}]
    return found, [fault.code for fault in read.faults]


@pytest.mark.parametrize(
    ("number", "level"),
    [("2", "PKP"), ("3", "PKA"), ("4", "PKN_II"), ("5", "PKN_I"), ("03", "PKA"), ("1", None)],
)
def test_a_leadership_training_has_the_level_of_its_number(number: str, level: str | None) -> None:
    row, faults = structural(latihanStrukturalId=number)
    assert faults == []
    assert (row["training_kind"], row["structural_level"]) == ("STRUKTURAL", level)
    assert row["title"]


def test_an_unknown_leadership_training_is_not_taken() -> None:
    assert structural(latihanStrukturalId="9") == ({}, ["NILAI_TIDAK_DIKENAL"])
