from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from takar.kernel.errors import TakarError
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.web.development.importing import CourseReading, blank_workbook, read_courses
from tests.web.development.made import DAY

HEAD = (
    "Kode;Nama pelatihan;Kompetensi;Level yang ditutup;JP;Biaya per orang;Biaya per kelas;"
    "Isi satu kelas;Kelas paling banyak;Bentuk;Penyelenggara;Triwulan"
)
GOOD = "INT-01;Penguatan integritas;Integritas;1,5;16;Rp 2.500.000;0;30;4;E-learning;BPSDM;II"


@pytest.fixture(scope="module")
def law() -> Law:
    """Return the law of the day of the plans."""
    return Book.load().on(DAY)


def read(law: Law, *lines: str, head: str = HEAD) -> CourseReading:
    """Read a file of some rows."""
    text = "\n".join([head, *lines])
    return read_courses(law, SimpleUploadedFile("daftar.csv", text.encode()))


def test_a_row_is_read_as_people_write_it(law: Law) -> None:
    reading = read(law, GOOD.replace("E-learning", "Belajar daring"))
    assert reading.faults == []
    (row,) = reading.rows
    assert row["competency"] == "INTEGRITAS"
    assert (row["closes"], row["lesson_hours"]) == (Decimal("1.5"), Decimal(16))
    assert (row["cost_per_person"], row["form"], row["quarter"]) == (2_500_000, "E_LEARNING", 2)


def test_empty_cells_are_no_limit_and_the_usual_form(law: Law) -> None:
    reading = read(law, "A;B;KERJASAMA;1;8;;;;;;;")
    (row,) = reading.rows
    assert (row["class_size"], row["classes_most"], row["quarter"]) == (None, None, None)
    assert (row["cost_per_class"], row["form"]) == (0, "PELATIHAN")


@pytest.mark.parametrize(
    ("place", "value", "column"),
    [
        (0, "", "Kode"),
        (1, "x" * 201, "Nama pelatihan"),
        (2, "Menari", "Kompetensi"),
        (3, "0", "Level yang ditutup"),
        (3, "5,01", "Level yang ditutup"),
        (4, "enam belas", "JP"),
        (4, "NaN", "JP"),
        (5, "2,5", "Biaya per orang"),
        (5, "-1", "Biaya per orang"),
        (6, "1000000000001", "Biaya per kelas"),
        (7, "0", "Isi satu kelas"),
        (8, "²", "Kelas paling banyak"),
        (9, "Tamasya", "Bentuk"),
        (11, "5", "Triwulan"),
    ],
)
def test_every_cell_that_cannot_be_meant_is_told_by_row_and_column(
    law: Law, place: int, value: str, column: str
) -> None:
    cells = GOOD.replace("E-learning", "PELATIHAN").split(";")
    cells[place] = value
    reading = read(
        law, GOOD.replace("E-learning", "PELATIHAN").replace("INT", "X"), ";".join(cells)
    )
    assert [(fault.row, fault.column) for fault in reading.faults] == [(3, column)]
    assert all(str(fault.hint) for fault in reading.faults)


def test_all_faults_of_a_file_are_told_at_once(law: Law) -> None:
    reading = read(law, "A;B;KERJASAMA;0;0;;;;;;;", "A;B;KERJASAMA;1;8;;;;;;;")
    assert [(fault.row, fault.code) for fault in reading.faults] == [
        (2, "DI_BAWAH_BATAS"),
        (2, "DI_BAWAH_BATAS"),
        (3, "KODE_DUA_KALI"),
    ]


def test_a_file_without_its_columns_is_refused_as_a_whole(law: Law) -> None:
    with pytest.raises(TakarError, match="wajib"):
        read(law, "A;B;KERJASAMA", head="Kode;Nama pelatihan;Kompetensi")
    with pytest.raises(TakarError):
        read_courses(law, SimpleUploadedFile("daftar.xlsx", b"bukan buku kerja"))


def test_our_own_template_can_be_read_back(law: Law) -> None:
    content = blank_workbook(law)
    assert BytesIO(content).read(2) == b"PK"
    reading = read_courses(law, SimpleUploadedFile("daftar-pelatihan.xlsx", content))
    assert (len(reading.rows), reading.faults) == (1, [])
