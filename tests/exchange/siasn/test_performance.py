from typing import Any

import pytest

from takar.exchange.siasn.performance import read_ratings
from tests.exchange.files.sheets import NIPS
from tests.exchange.rosters import DAY, NIP, csv_bytes

ROW = {
    "nip": NIP,
    "tahun": "2024",
    "hasilKinerjaNilai": "1",
    "perilakuKerjaNilai": "2",
    "kuadranKinerjaNilai": "2",
    "penilaiNama": "Budi",
}


def rating(**changes: str) -> tuple[dict[str, Any], list[str]]:
    row = ROW | changes
    read = read_ratings(csv_bytes([list(row), list(row.values())]), "skp.csv", NIPS, day=DAY)
    (found,) = read.rows.to_pylist() or [{}]
    return found, [fault.code for fault in read.faults]


def test_one_is_the_best_of_siasn() -> None:
    row, faults = rating()
    assert faults == []
    assert (row["work_result"], row["work_behaviour"], row["rating"]) == (
        "DI_ATAS_EKSPEKTASI",
        "SESUAI_EKSPEKTASI",
        "BAIK",
    )
    assert row["rating_scale"] == "PERMENPANRB_6_2022"


@pytest.mark.parametrize(
    ("number", "rating_word"),
    [
        ("1", "SANGAT_BAIK"),
        ("2", "BAIK"),
        ("3", "BUTUH_PERBAIKAN"),
        ("4", "KURANG"),
        ("5", "SANGAT_KURANG"),
    ],
)
def test_the_five_ratings_are_counted_downwards(number: str, rating_word: str) -> None:
    assert rating(kuadranKinerjaNilai=number)[0]["rating"] == rating_word


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"hasilKinerjaNilai": "4"}, "NILAI_TIDAK_DIKENAL"),
        ({"kuadranKinerjaNilai": "0"}, "NILAI_TIDAK_DIKENAL"),
        ({"kuadranKinerjaNilai": "6"}, "NILAI_TIDAK_DIKENAL"),
        ({"tahun": "2021"}, "DI_LUAR_BATAS"),
        ({"tahun": "2026"}, "TAHUN_MENDATANG"),
        (
            {"hasilKinerjaNilai": "", "perilakuKerjaNilai": "", "kuadranKinerjaNilai": ""},
            "SALAH_SATU_WAJIB",
        ),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(changes: dict[str, str], code: str) -> None:
    assert rating(**changes) == ({}, [code])


def test_words_are_understood_like_numbers() -> None:
    assert rating(kuadranKinerjaNilai="Butuh Perbaikan")[0]["rating"] == "BUTUH_PERBAIKAN"
