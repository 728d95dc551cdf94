import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.exchange.files.grid import NoHeading
from takar.exchange.files.headings import MissingColumns
from takar.exchange.files.reading import SheetReading, read_template
from takar.exchange.files.sniff import EmptyFile, WrongFileType
from takar.exchange.files.templates import UnknownTemplate, template_of
from tests.exchange.files.sheets import NIPS, read_content, read_sheet
from tests.exchange.rosters import DAY, NIP, csv_bytes

AWARD = {"NIP": NIP, "NAMA PENGHARGAAN": "Satya", "TINGKAT": "NASIONAL", "TANGGAL": "14-05-2024"}
TRAINING = {
    "NIP": NIP,
    "NAMA PELATIHAN": "Dasar",
    "JENIS PELATIHAN": "TEKNIS",
    "TANGGAL MULAI": "01-05-2024",
    "TANGGAL SELESAI": "14-05-2024",
    "JUMLAH JP": "20",
}
LEVELS = {"NIP": NIP, "METODE": "Wawancara", "INTEGRITAS": "3"}


def codes(reading: SheetReading) -> list[tuple[str, str]]:
    return [(fault.column, fault.code) for fault in reading.faults]


@pytest.mark.parametrize(
    ("kind", "row", "fault"),
    [
        ("awards", {**AWARD, "NIP": ""}, ("NIP", "NIP_KOSONG")),
        ("awards", {**AWARD, "NIP": "198003122005011009"}, ("NIP", "NIP_TIDAK_DIKENAL")),
        ("awards", {**AWARD, "NIP": "1.98E+17"}, ("NIP", "NIP_RUSAK_EXCEL")),
        ("awards", {**AWARD, "TINGKAT": "KECAMATAN"}, ("TINGKAT", "NILAI_TIDAK_DIKENAL")),
        ("awards", {**AWARD, "TINGKAT": ""}, ("TINGKAT", "SEL_KOSONG")),
        ("awards", {**AWARD, "TANGGAL": "02-06-2025"}, ("TANGGAL", "TANGGAL_MENDATANG")),
        ("awards", {**AWARD, "TANGGAL": "kemarin"}, ("TANGGAL", "TANGGAL_TIDAK_TERBACA")),
        ("trainings", {**TRAINING, "JUMLAH JP": "-1"}, ("JUMLAH JP", "DI_LUAR_BATAS")),
        ("trainings", {**TRAINING, "JUMLAH JP": "lama"}, ("JUMLAH JP", "BUKAN_ANGKA")),
        (
            "trainings",
            {**TRAINING, "TANGGAL SELESAI": "30-04-2024"},
            ("TANGGAL SELESAI", "SELESAI_SEBELUM_MULAI"),
        ),
        ("assessment_scores", {**LEVELS, "INTEGRITAS": "5,1"}, ("INTEGRITAS", "DI_LUAR_BATAS")),
        ("assessment_scores", {**LEVELS, "INTEGRITAS": "-1"}, ("INTEGRITAS", "DI_LUAR_BATAS")),
        ("assessment_scores", {**LEVELS, "INTEGRITAS": ""}, ("INTEGRITAS", "TANPA_NILAI")),
        ("performance_ratings", {"NIP": NIP, "TAHUN": "2024"}, ("HASIL KERJA", "SALAH_SATU_WAJIB")),
        (
            "performance_ratings",
            {"NIP": NIP, "TAHUN": "2026", "PREDIKAT": "BAIK"},
            ("TAHUN", "TAHUN_MENDATANG"),
        ),
        ("competency_standards", {"INTEGRITAS": "3"}, ("ID JABATAN", "SALAH_SATU_WAJIB")),
        (
            "competency_standards",
            {"JENJANG": "PENGAWAS", "INTEGRITAS": "3,5"},
            ("INTEGRITAS", "BUKAN_BILANGAN_BULAT"),
        ),
        (
            "positions",
            {"ID JABATAN": "p", "NAMA JABATAN": "X", "JENJANG": "PENGAWAS"}
            | {"JABATAN STRATEGIS": "mungkin"},
            ("JABATAN STRATEGIS", "BUKAN_YA_TIDAK"),
        ),
    ],
)
def test_each_bad_cell_is_named_with_reason_and_hint(
    kind: str, row: dict[str, str], fault: tuple[str, str]
) -> None:
    reading = read_sheet(kind, row)
    assert codes(reading) == [fault]
    assert reading.rows.num_rows == 0
    assert reading.faults[0].row == 2
    assert str(reading.faults[0].reason)
    assert str(reading.faults[0].hint)


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("awards", {**AWARD, "TANGGAL": "01-06-2025"}),
        ("awards", {**AWARD, "TINGKAT": "lintas instansi"}),
        ("awards", {**AWARD, "TINGKAT": "Lintas_Instansi"}),
        ("trainings", {**TRAINING, "JUMLAH JP": "0,5"}),
        ("trainings", {**TRAINING, "TANGGAL SELESAI": "01-05-2024"}),
        ("assessment_scores", {**LEVELS, "INTEGRITAS": "0"}),
        ("assessment_scores", {**LEVELS, "INTEGRITAS": "5"}),
        ("performance_ratings", {"NIP": NIP, "TAHUN": "2025", "PREDIKAT": "butuh perbaikan"}),
    ],
)
def test_what_stands_just_on_the_limit_is_taken(kind: str, row: dict[str, str]) -> None:
    reading = read_sheet(kind, row)
    assert reading.faults == ()
    assert reading.rows.num_rows == 1


def test_an_end_still_to_come_is_right_where_it_may_be() -> None:
    row = {"NIP": NIP, "TINGKAT": "SEDANG", "TANGGAL MULAI": "01-06-2025"}
    assert read_sheet("sanctions", {**row, "TANGGAL BERAKHIR": "01-06-2026"}).faults == ()


def test_columns_side_by_side_become_rows_and_empty_cells_none() -> None:
    reading = read_sheet("assessment_scores", {**LEVELS, "KOMUNIKASI": "2,5"})
    assert reading.counts.good == 1
    assert [
        (row["employee_id"], row["method"], row["competency"], str(row["level"]))
        for row in reading.rows.to_pylist()
    ] == [
        ("sari", "WAWANCARA", "INTEGRITAS", "3.000000"),
        ("sari", "WAWANCARA", "KOMUNIKASI", "2.500000"),
    ]


def test_the_same_row_twice_is_taken_once_and_a_clash_not_at_all() -> None:
    same = read_sheet("awards", AWARD, AWARD)
    assert (codes(same), same.rows.num_rows) == ([("NIP", "BARIS_SAMA")], 1)
    clash = read_sheet("awards", AWARD, {**AWARD, "TINGKAT": "INSTANSI"})
    assert (codes(clash), clash.rows.num_rows) == ([("NIP", "BARIS_GANDA")] * 2, 0)


def test_a_bad_row_has_no_say_about_a_good_one() -> None:
    reading = read_sheet("awards", AWARD, {**AWARD, "TINGKAT": "?"})
    assert codes(reading) == [("TINGKAT", "NILAI_TIDAK_DIKENAL")]
    assert reading.rows.num_rows == 1


def test_the_agency_is_filled_in_where_the_sheet_has_none() -> None:
    rows = read_sheet("work_units", {"ID UNIT": "u1", "NAMA UNIT": "Dinas"}).rows
    assert rows["agency"].to_pylist() == ["kab_uji"]


def test_the_column_names_of_the_table_are_headings_too() -> None:
    row = {"NIP": NIP, "title": "Satya", "award_level": "NASIONAL", "awarded_on": "2024-05-14"}
    assert read_sheet("awards", row, headings=list(row)).rows == read_sheet("awards", AWARD).rows


def test_the_caller_may_limit_values_further() -> None:
    content = csv_bytes([["NIP", "METODE", "INTEGRITAS"], [NIP, "Sihir", "3"]])
    reading = read_template(
        "assessment_scores",
        content,
        "x.csv",
        NIPS,
        day=DAY,
        allowed={"method": ["WAWANCARA", "LGD"]},
    )
    assert codes(reading) == [("METODE", "NILAI_TIDAK_DIKENAL")]
    assert "WAWANCARA, LGD" in str(reading.faults[0].hint)


def test_a_nip_in_a_fault_is_masked() -> None:
    (fault,) = read_sheet("awards", {**AWARD, "NIP": "198003122005011009"}).faults
    assert fault.value == "********2005******"


def test_unknown_columns_are_told() -> None:
    reading = read_sheet("awards", AWARD, headings=[*AWARD, "WARNA"])
    assert any("WARNA" in str(note) for note in reading.notes)


def test_a_file_that_is_not_this_workbook_is_refused() -> None:
    with pytest.raises(UnknownTemplate, match="ramalan"):
        template_of("ramalan")
    with pytest.raises(MissingColumns, match="TINGKAT, TANGGAL"):
        read_sheet("awards", AWARD, headings=["NIP", "NAMA PENGHARGAAN"])
    with pytest.raises(NoHeading):
        read_content("awards", b"a,b\n1,2\n")
    with pytest.raises(EmptyFile, match="tanpa data"):
        read_sheet("awards")
    with pytest.raises(WrongFileType, match="PDF"):
        read_content("awards", b"%PDF-1.7")


CELLS = st.sampled_from(["", "-", "x", "=1", "6", "BAIK", "NASIONAL", "31-02-2024", "14-05-2024"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(list(AWARD)), CELLS), min_size=1, max_size=6),
    st.randoms(),
)
def test_every_row_is_taken_or_refused_whatever_the_order(
    changes: list[dict[str, str]], chance: random.Random
) -> None:
    rows = [AWARD | {"NAMA PENGHARGAAN": f"P{n}"} | row for n, row in enumerate(changes)]
    reading = read_sheet("awards", *rows)
    refused = {fault.row for fault in reading.faults if fault.severity == "SALAH"}
    assert reading.rows.num_rows + len(refused) == reading.counts.read
    shuffled = read_sheet("awards", *chance.sample(rows, len(rows)))
    assert sorted(map(str, shuffled.rows.to_pylist())) == sorted(map(str, reading.rows.to_pylist()))


def test_no_hours_are_unknown_hours_and_the_row_is_taken() -> None:
    reading = read_sheet("trainings", {**TRAINING, "JUMLAH JP": "0"})
    assert codes(reading) == [("JUMLAH JP", "JP_NOL")]
    assert reading.rows["lesson_hours"].to_pylist() == [None]


def test_every_good_row_knows_where_it_stood_in_the_sheet() -> None:
    rows = [AWARD, {**AWARD, "TINGKAT": ""}, {**AWARD, "NAMA PENGHARGAAN": "Lain"}]
    assert read_sheet("awards", *rows).row_numbers == (2, 4)
    spread = read_sheet("assessment_scores", {**LEVELS, "KOMUNIKASI": "2"})
    assert spread.row_numbers == (2, 2)
