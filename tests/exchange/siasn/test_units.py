import pytest

from takar.exchange.files.headings import MissingColumns
from takar.exchange.siasn.units import UnitsReading, read_units
from takar.tables import TABLES
from tests.exchange.rosters import csv_bytes

HEADINGS = ["Id", "InstansiId", "DiatasanId", "EselonId", "NamaUnor", "NamaJabatan"]


def read(*rows: list[str], headings: list[str] = HEADINGS) -> UnitsReading:
    content = csv_bytes([headings, *rows], delimiter=";")
    return read_units(content, file_name="unor.csv", agency="kab_uji")


def test_a_tree_of_siasn_becomes_work_units() -> None:
    reading = read(
        ["u1", "i", "", "21", "Sekretariat Daerah", "Sekretaris Daerah"],
        ["u2", "i", "u1", "31", "Bagian Hukum", "Kepala Bagian Hukum"],
        ["u3", "i", "u2", "99", "Tim Dokumentasi", ""],
    )
    assert reading.faults == ()
    assert reading.rows.schema == TABLES["work_units"].arrow
    assert reading.rows["parent_id"].to_pylist() == [None, "u1", "u2"]
    assert reading.rows["echelon"].to_pylist() == ["II.a", "III.a", None]


def test_the_headings_of_our_own_sheet_will_do() -> None:
    headings = ["ID UNIT *", "ID UNIT ATASAN", "NAMA UNIT *", "ESELON"]
    reading = read(["u1", "", "Dinas", "II.b"], headings=headings)
    assert reading.rows["echelon"].to_pylist() == ["II.b"]


def test_a_unit_whose_parent_is_lost_stands_at_the_top_with_a_warning() -> None:
    reading = read(["u1", "i", "hilang", "", "Dinas", ""], ["u2", "i", "u2", "", "Dinas B", ""])
    assert [fault.code for fault in reading.faults] == ["ATASAN_TIDAK_ADA"] * 2
    assert reading.rows["parent_id"].to_pylist() == [None, None]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([["", "i", "", "", "Dinas", ""]], ["ID_KOSONG"]),
        ([["u1", "i", "", "", "", ""]], ["NAMA_KOSONG"]),
        ([["u1", "i", "", "", "A", ""], ["u1", "i", "", "", "B", ""]], ["UNIT_GANDA"] * 2),
    ],
)
def test_units_that_cannot_be_told_apart_are_refused(
    rows: list[list[str]], faults: list[str]
) -> None:
    reading = read(*rows)
    assert [fault.code for fault in reading.faults] == faults
    assert reading.rows.num_rows == 0


def test_a_file_without_names_is_no_tree() -> None:
    with pytest.raises(MissingColumns, match="NAMA UNOR"):
        read(["u1"], headings=["Id"])
