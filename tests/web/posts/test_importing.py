from datetime import date
from io import BytesIO

import pytest

from takar.exchange.files.workbook import write_workbook
from takar.kernel.errors import TakarError
from takar.web.posts.importing import EXAMPLE, day_of, read_demands

GOOD = "Kode jabatan,Kode syarat,Cara baca,Isi syarat,Dasar,Berlaku sejak,Kepastian\n"


def test_the_empty_workbook_reads_back_as_its_example() -> None:
    stream = BytesIO()
    write_workbook(stream, {"Syarat jabatan": [dict(EXAMPLE)]})
    reading = read_demands(stream.getvalue(), "syarat.xlsx")
    assert reading.faults == []
    [row] = reading.rows
    assert (row.position_code, row.words, row.valid_from, row.number) == (
        "JPTP-01",
        "{at_least: IV/b}",
        date(2025, 1, 1),
        2,
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",minimum_rank,grade,{at_least: IV/b},Perbup,2025-01-01,", "Belum diisi: Kode jabatan."),
        ("K1,,grade,,Perbup,2025-01-01,", "Belum diisi: Kode syarat, Isi syarat."),
        ("K1,minimum_rank,grade,{at_least: IV/b},Perbup,besok,", "Tanggal besok tidak terbaca"),
        ("K1,minimum_rank,grade,{at_least: IV/b},Perbup,2025-01-01,sure", "Kepastian sure"),
    ],
)
def test_a_bad_row_is_told_with_its_number(line: str, problem: str) -> None:
    good = "K1,minimum_rank,grade,{at_least: IV/b},Perbup,2025-01-01,\n"
    reading = read_demands(f"{GOOD}{good}{line}\n".encode(), "syarat.csv")
    assert len(reading.rows) == 1
    [(number, told)] = reading.faults
    assert number == 3
    assert problem in str(told)


def test_a_file_without_our_headings_is_refused() -> None:
    with pytest.raises(TakarError):
        read_demands(b"a,b,c\n1,2,3\n", "lain.csv")


def test_a_day_is_read_from_text_and_from_a_cell() -> None:
    assert day_of("2025-01-31") == day_of("2025-01-31 00:00:00") == date(2025, 1, 31)
    assert day_of("31/01/2025") is None
