from io import BytesIO

import pytest
import xlsxwriter

from takar.exchange.files.grid import Grid, NoHeading, read_grid
from takar.exchange.files.sniff import DamagedFile
from tests.exchange.rosters import csv_bytes, xlsx_bytes

KNOWN = ("nip", "nama")


def grid(content: bytes) -> Grid:
    return read_grid(content, "x.csv", KNOWN)


def test_rows_keep_the_numbers_a_spreadsheet_shows() -> None:
    read = grid(csv_bytes([["JUDUL"], [], ["NIP", "NAMA"], ["1", "A"], ["", " "], ["2", "B"]]))
    assert read.heading_row == 3
    assert read.numbers == (4, 6)
    assert read.blank == 1
    assert read.above == ("JUDUL",)
    assert read.column(1) == ["A", "B"]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    assert grid(b'NIP,NAMA\n1,"A\nB"\n2,C\n').rows == (["1", "A\nB"], ["2", "C"])


def test_rows_that_do_not_fit_are_padded_and_counted() -> None:
    read = grid(csv_bytes([["NIP", "NAMA", ""], ["1"], ["2", "B", ""], ["3", "C", "D"]]))
    assert read.misfits == {0: 1, 2: 3}
    assert read.rows[0] == ["1", ""]


def test_the_sheet_with_most_known_headings_is_read_and_named() -> None:
    read = grid(xlsx_bytes([["NIP"], ["x"]], [["NIP", "NAMA"], ["1", "A"]]))
    assert read.rows == (["1", "A"],)
    assert "Sheet2" in str(read.notes[0])


def test_cells_that_are_no_text_become_text_that_hides_no_loss() -> None:
    read = grid(xlsx_bytes([["NIP", "NAMA"], [198003122005011003, 2.5], [7, True]]))
    assert read.rows == (["1.98003E+17", "2.5"], ["7", "TRUE"])


def test_a_number_is_exact_below_fifteen_digits() -> None:
    read = grid(xlsx_bytes([["NIP", "NAMA"], [10**15 - 1, 10**15]]))
    assert read.rows == (["999999999999999", "1.00000E+15"],)


def test_rows_above_an_empty_start_are_counted() -> None:
    assert grid(xlsx_bytes([[None], [None], ["NIP", "NAMA"], ["1", "A"]])).numbers == (4,)


def test_no_heading_is_refused_with_an_example() -> None:
    with pytest.raises(NoHeading) as caught:
        grid(b"a,b\n1,2\n")
    assert "NIP, NAMA" in str(caught.value.hint)


def test_a_quote_that_never_ends_is_a_damaged_file() -> None:
    with pytest.raises(DamagedFile, match="CSV"):
        grid(b'NIP,NAMA\n1,"' + b"A,B\n" * 50_000)


def test_a_computed_cell_is_told_in_a_note() -> None:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["NIP", "NAMA"])
        sheet.write_formula(1, 0, '="1"', value="1")
    read = grid(target.getvalue())
    assert read.column(0) == ["1"]
    assert any("rumus" in str(note) for note in read.notes)
