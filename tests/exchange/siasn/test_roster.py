import random
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takar.exchange.files.grid import NoHeading
from takar.exchange.files.headings import ColumnTwice, MissingColumns
from takar.exchange.files.sniff import EmptyFile
from takar.exchange.siasn.columns import SIASN_COLUMNS
from takar.exchange.siasn.roster import ROSTER_SCHEMA, RosterReading, read_roster
from takar.kernel.errors import TakarError
from takar.tables import TABLES
from tests.exchange.rosters import (
    DAY,
    NIP,
    WITH_ECHELON,
    codes,
    csv_bytes,
    grid_of,
    person,
    read,
    read_bytes,
    xlsx_bytes,
)

PEOPLE = [person(0), person(1, NAMA="SITI ÉLOK"), person(2)]


def only(reading: RosterReading) -> dict[str, object]:
    assert reading.rows.num_rows == 1, reading.faults
    row: dict[str, object] = reading.rows.to_pylist()[0]
    return row


def test_a_good_row_becomes_an_employee() -> None:
    assert only(read(person())) == {
        "employee_id": "A5EB03E20000",
        "agency": "kab_uji",
        "nip": NIP,
        "name": "BUDI INVENTADO",
        "sex": "L",
        "birth_on": date(1980, 3, 12),
        "employment": "PNS",
        "legal_status": "01",
        "work_unit_id": "u1",
        "position_id": None,
        "position_title": "Analis Kebijakan Ahli Muda",
        "position_kind": "FUNGSIONAL",
        "position_tier": "AHLI_MUDA",
        "positioned_on": date(2021, 12, 31),
        "appointed_on": date(2005, 1, 1),
        "grade": "III/d",
        "graded_on": date(2020, 4, 1),
        "education_level": "S1",
        "education_field": "Ilmu Hukum",
        "education_fit": None,
        "title_before": None,
        "title_after": None,
        "siasn_id": "A5EB03E20000",
        "nip_old": None,
        "work_unit_name": "Bagian Hukum",
        "position_code": None,
    }


def test_a_good_row_has_no_fault() -> None:
    assert read(person()).faults == ()


def test_the_rows_begin_with_the_columns_of_employees() -> None:
    schema = TABLES["employees"].arrow
    assert read(person()).rows.schema == ROSTER_SCHEMA
    assert ROSTER_SCHEMA.names[: len(schema)] == schema.names


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_delimiter_and_encoding_are_guessed_and_told(delimiter: str, encoding: str) -> None:
    content = csv_bytes(grid_of(PEOPLE), delimiter=delimiter, encoding=encoding)
    reading = read_bytes(content)
    assert reading.rows["name"].to_pylist() == ["BUDI INVENTADO", "SITI ÉLOK", "BUDI INVENTADO"]
    mark = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}[delimiter]
    shown = {"utf-8-sig": "UTF-8 (BOM)", "utf-16-le": "UTF-16", "cp1252": "Windows-1252"}
    notes = [str(note) for note in reading.notes]
    assert f"Pemisah kolom dibaca sebagai {mark}." in notes
    assert f"Pengodean teks dibaca sebagai {shown.get(encoding, encoding.upper())}." in notes


def test_both_variants_of_the_export_are_recognised() -> None:
    short = read(person())
    long = read(person(ESELON_ID="31", ESELON_NAMA="III.a"), headings=WITH_ECHELON)
    assert "67 kolom" in str(short.notes[2])
    assert "69 kolom" in str(long.notes[2])


def test_the_69_columns_tell_the_tier_of_structural_posts() -> None:
    head = person(JENIS_JABATAN_ID="1", JABATAN_NAMA="Kepala Bidang Mutasi", ESELON_ID="32")
    assert only(read(head, headings=WITH_ECHELON))["position_tier"] == "ADMINISTRATOR"


def test_with_67_columns_the_unit_tells_the_tier() -> None:
    units = pa.Table.from_pylist(
        [{"work_unit_id": "u1", "agency": "kab_uji", "name": "Bidang Mutasi", "echelon": "III.b"}],
        schema=TABLES["work_units"].arrow,
    )
    head = person(JENIS_JABATAN_ID="1", JABATAN_NAMA="Kepala Bidang Mutasi")
    assert only(read(head, units=units))["position_tier"] == "ADMINISTRATOR"
    unknown = read(head)
    assert only(unknown)["position_tier"] is None
    assert codes(unknown) == [("PERINGATAN", "JABATAN NAMA", "JENJANG_TIDAK_DIKENAL")]


def test_a_unit_nobody_knows_is_a_warning_and_no_place() -> None:
    units = TABLES["work_units"].arrow.empty_table()
    reading = read(person(), units=units)
    assert codes(reading) == [("PERINGATAN", "UNOR ID", "UNOR_TIDAK_DIKENAL")]
    assert only(reading)["work_unit_id"] is None


@pytest.mark.parametrize("above", [0, 1, 5, 18])
def test_the_headings_may_stand_lower(above: int) -> None:
    grid = [*([["DATA ASN"]] * above), *grid_of([person(NAMA="")])]
    fault = read_bytes(csv_bytes(grid)).faults[0]
    assert fault.row == above + 2


def test_headings_below_the_twentieth_row_are_not_found() -> None:
    assert read_bytes(csv_bytes([*([["DATA"]] * 19), *grid_of([person()])])).counts.good == 1
    with pytest.raises(NoHeading, match="tidak ditemukan"):
        read_bytes(csv_bytes([*([["DATA"]] * 20), *grid_of([person()])]))


def test_headings_may_come_back_lower_case_and_underscored() -> None:
    grid = grid_of([person()])
    grid[0] = [heading.lower().replace(" ", "_") for heading in grid[0]]
    assert read_bytes(csv_bytes(grid)).rows == read(person()).rows


def test_an_obligatory_column_that_lacks_is_refused_by_name() -> None:
    for missing in ("NIP BARU", "NAMA", "JABATAN NAMA"):
        headings = [name for name in SIASN_COLUMNS if name != missing]
        with pytest.raises(MissingColumns, match=missing):
            read(person(), headings=headings)


def test_either_column_of_the_unit_will_do() -> None:
    both = {"UNOR ID", "UNOR NAMA"}
    for one in both:
        assert read(person(), headings=[n for n in SIASN_COLUMNS if n != one]).counts.good == 1
    with pytest.raises(MissingColumns, match="UNOR NAMA"):
        read(person(), headings=[name for name in SIASN_COLUMNS if name not in both])


def test_the_same_heading_twice_is_refused() -> None:
    with pytest.raises(ColumnTwice, match="NAMA"):
        read(person(), headings=[*SIASN_COLUMNS, "NAMA"])


def test_a_file_without_rows_is_refused() -> None:
    with pytest.raises(EmptyFile, match="tanpa data"):
        read()


def test_unknown_columns_are_told() -> None:
    reading = read(person(), headings=[*SIASN_COLUMNS, "HOBI"])
    assert any("HOBI" in str(note) for note in reading.notes)
    assert not any("tidak dikenal" in str(note) for note in read(person()).notes)


def test_restricted_data_is_not_taken_and_that_is_told() -> None:
    reading = read(person(NIK="9900001203800001", ALAMAT="JALAN RAHASIA", AGAMA_NAMA="X"))
    assert any("NIK" in str(note) and "sengaja" in str(note) for note in reading.notes)
    everything = f"{reading.rows.to_pylist()}{reading.faults}"
    assert "9900001203800001" not in everything
    assert "RAHASIA" not in everything


def test_nothing_but_apostrophes_is_the_same_as_nothing() -> None:
    plain = grid_of(PEOPLE)
    marked = [plain[0], *([f"'{cell}" for cell in row] for row in plain[1:])]
    assert read_bytes(csv_bytes(marked)).rows == read_bytes(csv_bytes(plain)).rows


def test_null_dash_and_nothing_are_all_gaps() -> None:
    gaps = [read(person(GELAR_DEPAN=gap)) for gap in ("null", "-", "", "'")]
    assert all(reading == replace(gaps[0], rows=reading.rows) for reading in gaps)
    assert all(only(reading)["title_before"] is None for reading in gaps)


def test_a_spoiled_nip_is_refused_with_a_clear_message() -> None:
    (fault,) = read(person(NIP_BARU="1.98E+17")).faults
    assert (fault.row, fault.column, fault.code) == (2, "NIP BARU", "NIP_RUSAK_EXCEL")
    assert "Excel" in str(fault.reason)
    assert "SIASN" in str(fault.hint)


def test_every_missing_cell_of_a_person_is_named() -> None:
    reading = read(person(NIP_BARU="null", NAMA="-"))
    assert codes(reading) == [("SALAH", "NAMA", "NAMA_KOSONG"), ("SALAH", "NIP BARU", "NIP_KOSONG")]


def test_a_nip_that_stands_in_a_fault_is_masked() -> None:
    reading = read(person(), person() | {"NAMA": "LAIN"}, person(NIP_BARU=NIP[:17]))
    assert all(NIP[:8] not in fault.value for fault in reading.faults)


@pytest.mark.parametrize("column", ["TANGGAL LAHIR", "TMT CPNS", "TMT GOLONGAN", "TMT JABATAN"])
def test_a_date_that_cannot_be_read_refuses_the_row(column: str) -> None:
    reading = read(person() | {column: "31-02-2000"})
    assert codes(reading) == [("SALAH", column, "TANGGAL_TIDAK_TERBACA")]


@pytest.mark.parametrize(
    ("born", "is_taken"),
    [("31-12-1899", False), ("01-01-1900", True), ("01-06-2025", True), ("02-06-2025", False)],
)
def test_people_are_born_between_1900_and_today(born: str, *, is_taken: bool) -> None:
    assert bool(read(person(TANGGAL_LAHIR=born)).counts.good) is is_taken


def test_dates_in_any_spelling_give_the_same_person() -> None:
    spelled = [
        read(person(TANGGAL_LAHIR=text)).rows
        for text in ("12-03-1980", "1980-03-12", "12/03/1980", "29292", "12 Maret 1980")
    ]
    assert all(rows == spelled[0] for rows in spelled)


def test_a_formula_is_flagged_and_made_harmless() -> None:
    reading = read(person(NAMA="=HYPERLINK(A1)"))
    assert codes(reading) == [("PERINGATAN", "NAMA", "SEL_RUMUS")]
    assert only(reading)["name"] == "HYPERLINK(A1)"


def test_a_row_that_does_not_fit_the_headings_is_refused_for_that_alone() -> None:
    grid = grid_of(PEOPLE)
    grid[2] = grid[2][:-1]
    grid[3] = [*grid[3], "LEBIH"]
    reading = read_bytes(csv_bytes(grid))
    assert codes(reading) == [("SALAH", "", "JUMLAH_SEL")] * 2
    assert reading.counts.good == 1


def test_blank_rows_are_skipped_and_row_numbers_stay_those_of_the_file() -> None:
    grid = grid_of([person(0), person(1, NAMA="")])
    grid.insert(2, [""] * 67)
    reading = read_bytes(csv_bytes(grid))
    assert reading.counts.blank == 1
    assert reading.faults[0].row == 4
    assert reading.row_numbers == (2,)


def test_the_same_row_twice_is_taken_once() -> None:
    reading = read(person(), person())
    assert reading.counts.good == 1
    assert codes(reading) == [("SALAH", "NIP BARU", "BARIS_SAMA")]


def test_a_person_twice_with_different_facts_is_refused_both_times() -> None:
    reading = read(person(), person(NAMA="LAIN"), person(1))
    assert reading.counts.good == 1
    assert [(fault.row, fault.code) for fault in reading.faults] == [
        (2, "ORANG_GANDA"),
        (3, "ORANG_GANDA"),
    ]


def test_a_person_in_two_agencies_is_refused_with_both_rows() -> None:
    reading = read(person(), person(INSTANSI_KERJA_ID="i2"))
    assert {fault.code for fault in reading.faults} == {"ORANG_DI_DUA_INSTANSI"}
    assert "baris 3" in str(reading.faults[0].reason)


def test_a_pns_id_with_two_nips_is_one_person_twice() -> None:
    reading = read(person(0, PNS_ID="SAMA"), person(1, PNS_ID="SAMA"))
    assert codes(reading) == [("SALAH", "PNS ID", "ORANG_GANDA")] * 2


def test_people_are_known_by_pns_id_and_without_it_by_nip() -> None:
    assert only(read(person(PNS_ID="null")))["employee_id"] == NIP


def test_every_contradiction_is_a_warning_and_the_row_is_taken() -> None:
    reading = read(person(TANGGAL_LAHIR="13-03-1980", JENIS_KELAMIN="F", TMT_CPNS="01-02-2005"))
    assert {(severity, code) for severity, _, code in codes(reading)} == {
        ("PERINGATAN", "BEDA_TANGGAL_LAHIR"),
        ("PERINGATAN", "BEDA_JENIS_KELAMIN"),
        ("PERINGATAN", "BEDA_TMT_CPNS"),
    }
    assert reading.counts.good == 1
    assert reading.quality.contradictions["BEDA_TANGGAL_LAHIR"] == 1


def test_a_workbook_gives_the_same_people_as_the_csv() -> None:
    grid = grid_of(PEOPLE)
    reading = read_bytes(xlsx_bytes([["Sampul"]], grid), file_name="pegawai.xlsx")
    assert reading.rows == read_bytes(csv_bytes(grid)).rows
    assert any("Sheet2" in str(note) for note in reading.notes)


def test_dates_and_numbers_of_a_workbook_are_read() -> None:
    cells: dict[str, object] = {**person(), "TANGGAL LAHIR": date(1980, 3, 12), "GOL AKHIR ID": 34}
    grid: list[list[object]] = [[*SIASN_COLUMNS], [cells.get(name) for name in SIASN_COLUMNS]]
    assert read_bytes(xlsx_bytes(grid)).rows == read(person()).rows


def test_a_nip_kept_as_a_number_has_lost_digits() -> None:
    cells: dict[str, object] = {**person(), "NIP BARU": int(NIP)}
    grid: list[list[object]] = [[*SIASN_COLUMNS], [cells.get(name) for name in SIASN_COLUMNS]]
    assert codes(read_bytes(xlsx_bytes(grid))) == [("SALAH", "NIP BARU", "NIP_RUSAK_EXCEL")]


def test_a_local_recap_is_read_by_its_own_headings() -> None:
    headings = ["NO", "NIP", "NAMA LENGKAP", "TTL", "JK", "GOLRU", "TMT PANGKAT", "ESELON"]
    headings += ["JABATAN", "TMT JABATAN", "UNIT KERJA", "PENDIDIKAN", "JURUSAN", "TAHUN LULUS"]
    row = ["1", NIP, "BUDI", "Kraksaan, 12-03-1980", "L", "Penata (III/c)", "01-04-2020", "III.a"]
    row += ["Camat Tirta", "01-02-2022", "Kecamatan Tirta", "S1", "Hukum", "2003"]
    reading = read_bytes(csv_bytes([headings, row]))
    person_read = only(reading)
    assert reading.faults == ()
    assert person_read["birth_on"] == date(1980, 3, 12)
    assert person_read["grade"] == "III/c"
    assert person_read["employment"] == "PNS"
    assert (person_read["position_kind"], person_read["position_tier"]) == (
        "STRUKTURAL",
        "ADMINISTRATOR",
    )
    assert "legal_status" not in reading.told
    assert "grade" in reading.told


def test_a_fault_names_the_column_as_the_file_does() -> None:
    reading = read_bytes(csv_bytes([["NIP", "NAMA", "JABATAN", "OPD"], ["1", "A", "B", "C"]]))
    assert codes(reading) == [("SALAH", "NIP", "NIP_BUKAN_18_ANGKA")]


def test_what_the_export_never_tells_is_not_told() -> None:
    told = read(person()).told
    assert "position_id" not in told
    assert "education_fit" not in told
    assert "birth_on" in told


CELLS = st.sampled_from(
    [
        *("", "null", "-", "'", "x", "=1+1", "#REF!", "1.98E+17", "31-02-2020", "03/25/2020"),
        *("12-03-1980", "71", "101", "99", "31", "IX", "M", "2", "4", "S-1", NIP, "a\nb", "😀"),
    ]
)
SPOILED = st.dictionaries(st.sampled_from(SIASN_COLUMNS), CELLS, max_size=5)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(SPOILED, min_size=1, max_size=6), st.randoms())
def test_every_row_is_taken_or_refused_with_a_reason(
    changes: list[dict[str, str]], chance: random.Random
) -> None:
    rows = [person(number) | change for number, change in enumerate(changes)]
    reading = read(*rows)
    refused = {fault.row for fault in reading.faults if fault.severity == "SALAH"}
    assert refused | set(reading.row_numbers) == set(range(2, 2 + len(rows)))
    assert refused.isdisjoint(reading.row_numbers)
    assert reading.counts.good == reading.rows.num_rows
    shuffled = chance.sample(rows, len(rows))
    assert sorted(map(str, read(*shuffled).rows.to_pylist())) == sorted(
        map(str, reading.rows.to_pylist())
    )


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with pytest.raises(TakarError):
        read_roster(content, file_name="x.csv", agency="kab_uji", day=DAY)
