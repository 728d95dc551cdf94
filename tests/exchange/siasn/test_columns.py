import pytest

from takar.exchange.files.grid import read_grid
from takar.exchange.siasn.columns import (
    ECHELON_COLUMNS,
    HEADING_KEYS,
    SIASN_COLUMNS,
    Layout,
    layout_of,
)
from tests.exchange.rosters import csv_bytes


def layout(*headings: str) -> Layout:
    content = csv_bytes([headings, ["x"] * len(headings)])
    return layout_of(read_grid(content, "x.csv", HEADING_KEYS), "x.csv")


def test_the_export_has_67_columns_and_a_variant_of_69() -> None:
    assert len(SIASN_COLUMNS) == 67
    assert len({*SIASN_COLUMNS, *ECHELON_COLUMNS}) == 69
    assert (SIASN_COLUMNS[0], SIASN_COLUMNS[66]) == ("PNS ID", "FLAG IKD")


@pytest.mark.parametrize("other", ["NIP", "NI PPPK", "nomor induk pegawai"])
def test_other_rosters_have_other_names(other: str) -> None:
    assert layout(other, "NAMA", "JABATAN", "OPD").places["NIP BARU"] == 0


def test_the_heading_of_the_export_goes_before_any_other_name() -> None:
    assert layout("NIP", "NIP BARU", "NAMA", "JABATAN", "OPD").places["NIP BARU"] == 1


def test_a_layout_says_what_its_file_can_fill() -> None:
    bare = layout("NIP", "NAMA", "JABATAN", "OPD")
    assert bare.tells("nip")
    assert bare.tells("work_unit_name")
    assert not bare.tells("grade")
    assert layout("NIP", "NAMA", "JABATAN", "OPD", "GOLRU").tells("grade")
