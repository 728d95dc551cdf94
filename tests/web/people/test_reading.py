from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter

from takar.exchange.files import LIMIT_BYTES
from takar.web.kit.scope import scope
from takar.web.people.importing.people import somebodies
from takar.web.people.importing.reading import File, Reading, read_file
from takar.web.people.models import Employee
from takar.web.people.rules import (
    COURSES_KIND,
    OFFICIAL_KIND,
    RATINGS_KIND,
    STRUCTURAL_KIND,
)
from tests.cast import Cast, employee
from tests.web.people.made import DAY

PUTRI = "198003122005012001"
COURSE = {
    "nip": PUTRI,
    "jenisDiklatId": "8",
    "namaKursus": "Bimtek Arsip",
    "institusiPenyelenggara": "ANRI",
    "tanggalKursus": "13-05-2024",
    "tanggalSelesaiKursus": "15-05-2024",
    "jumlahJam": "24",
}
LEADERSHIP = {
    "nip": PUTRI,
    "latihanStrukturalId": "2",
    "tanggal": "01-03-2023",
    "tanggalSelesai": "30-06-2023",
}
RATING = {
    "nip": PUTRI,
    "tahun": "2024",
    "hasilKinerjaNilai": "2",
    "perilakuKerjaNilai": "1",
    "kuadranKinerjaNilai": "2",
}
OFFICIAL = {
    "nip": PUTRI,
    "tahun": "2024",
    "kualifikasi": "15",
    "kompetensi": "40",
    "kinerja": "25",
    "disiplin": "5",
    "subtotal": "85",
    "created_at": "12-03-2025",
}


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def read(cast: Cast, kind: str, *rows: Mapping[str, str], name: str = "berkas.csv") -> Reading:
    lines = [";".join(rows[0]), *(";".join(row.values()) for row in rows)]
    content = "\n".join(lines).encode()
    return read_file(cast.agency, kind, File(name, content, LIMIT_BYTES, DAY))


def codes(reading: Reading) -> list[str]:
    return [fault.code for fault in reading.faults]


@pytest.mark.parametrize(
    ("kind", "table", "row"),
    [
        (COURSES_KIND, "trainings", COURSE),
        (STRUCTURAL_KIND, "trainings", LEADERSHIP),
        (RATINGS_KIND, "performance_ratings", RATING),
        (OFFICIAL_KIND, "official_scores", OFFICIAL),
    ],
)
def test_a_file_of_siasn_comes_in_as_evidence_of_the_person_it_names(
    cast: Cast, kind: str, table: str, row: dict[str, str]
) -> None:
    reading = read(cast, kind, row)
    assert codes(reading) == []
    assert reading.tables[table]["employee_id"].to_pylist() == [cast.putri_employee.code]
    assert (reading.counts.read, reading.counts.good) == (1, 1)


def test_nobody_of_the_other_agency_is_named(cast: Cast) -> None:
    reading = read(cast, COURSES_KIND, COURSE | {"nip": cast.joko_employee.nip or ""})
    assert codes(reading) == ["NIP_TIDAK_DIKENAL"]


def test_a_leadership_training_of_staff_is_taken_with_a_warning(cast: Cast) -> None:
    Employee.objects.filter(pk=cast.putri_employee.pk).update(position_kind="PELAKSANA")
    reading = read(cast, STRUCTURAL_KIND, LEADERSHIP)
    assert codes(reading) == ["PIM_PELAKSANA"]
    assert (reading.counts.good, reading.counts.warned) == (1, 1)
    assert reading.tables["trainings"].num_rows == 1


def rated(cast: Cast, **facts: str) -> Reading:
    row = {"NIP": PUTRI, "TAHUN": "2024", "PREDIKAT": "", "SKALA PREDIKAT": "", "NILAI ANGKA": ""}
    return read(
        cast, "performance_ratings", row | {k.replace("_", " "): v for k, v in facts.items()}
    )


@pytest.mark.parametrize(
    ("facts", "is_taken"),
    [
        ({"TAHUN": "2022", "PREDIKAT": "BUTUH PERBAIKAN"}, True),
        ({"TAHUN": "2021", "PREDIKAT": "BUTUH PERBAIKAN"}, False),
        ({"TAHUN": "2021", "PREDIKAT": "CUKUP"}, True),
        ({"TAHUN": "2022", "PREDIKAT": "CUKUP"}, False),
        ({"TAHUN": "2022", "PREDIKAT": "BAIK", "SKALA_PREDIKAT": "PP 30/2019"}, False),
        ({"TAHUN": "2021", "NILAI_ANGKA": "110"}, True),
        ({"TAHUN": "2023", "NILAI_ANGKA": "110"}, False),
    ],
)
def test_a_rating_is_one_of_the_scale_of_its_year(
    cast: Cast, facts: dict[str, str], *, is_taken: bool
) -> None:
    reading = rated(cast, **facts)
    assert codes(reading) == ([] if is_taken else ["PREDIKAT_BUKAN_TAHUNNYA"])
    assert reading.tables["performance_ratings"].num_rows == is_taken
    assert reading.counts.bad == (not is_taken)


def test_a_fault_of_the_law_names_its_row_and_the_good_ones_stay(cast: Cast) -> None:
    heads = ("NIP", "TAHUN", "PREDIKAT")
    rows = [
        dict(zip(heads, values, strict=True))
        for values in ((PUTRI, "2022", "BAIK"), (PUTRI, "2023", "BURUK"), (PUTRI, "2024", "BAIK"))
    ]
    reading = read(cast, "performance_ratings", *rows)
    assert [(fault.row, fault.column) for fault in reading.faults] == [(3, "PREDIKAT")]
    assert reading.tables["performance_ratings"]["year"].to_pylist() == [2022, 2024]


def export(*rows: tuple[object, ...]) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("PIP ASN")
    sheet.write(0, 0, "INDEKS PROFESIONALITAS ASN")
    sheet.write(1, 0, "Tahun 2024")
    heads = ("Nama", "Nama Jabatan", "Satuan Kerja")
    points = ("Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Total")
    for number, row in enumerate(((*heads, *points), *rows), start=6):
        for place, value in enumerate(row):
            sheet.write(number, place, value)
    book.close()
    return target.getvalue()


def official(cast: Cast, *rows: tuple[object, ...]) -> Reading:
    file = File("pip.xlsx", export(*rows), LIMIT_BYTES, DAY)
    return read_file(cast.agency, OFFICIAL_KIND, file)


POINTS = (15, 40, 25, 5, 85)


def test_the_export_of_bkn_is_matched_by_name_and_unit(cast: Cast) -> None:
    reading = official(cast, ("Putri Anjani", "Pengawas", "Dinas Contoh", *POINTS))
    assert codes(reading) == []
    (score,) = reading.tables["official_scores"].to_pylist()
    assert (score["employee_id"], score["year"]) == (cast.putri_employee.code, 2024)
    assert score["total"] == Decimal(85)


def test_two_of_one_name_in_one_unit_are_told_and_not_guessed(cast: Cast) -> None:
    employee(cast.agency, cast.unit, "Putri Anjani", 7)
    reading = official(cast, ("Putri Anjani", "Pengawas", "Dinas Contoh", *POINTS))
    assert codes(reading) == ["NAMA_SAMA"]
    assert reading.tables["official_scores"].num_rows == 0


def test_a_name_with_titles_and_the_name_of_the_agency_are_as_good(cast: Cast) -> None:
    titles = {"title_before": "Dr.", "title_after": "S.E."}
    Employee.objects.filter(pk=cast.putri_employee.pk).update(**titles)
    (putri,) = somebodies(cast.agency)
    assert putri.units == ("Kabupaten Tirtamaya", "Dinas Contoh")
    row = ("Dr. Putri Anjani, S.E.", "Pengawas", "Kabupaten Tirtamaya", *POINTS)
    assert codes(official(cast, row)) == []
