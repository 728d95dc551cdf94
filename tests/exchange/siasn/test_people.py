import pytest

from takar.exchange.siasn.columns import SIASN_COLUMNS
from tests.exchange.rosters import NIP, codes, person, read

CONTRACT_NIP = "198003122021211003"


@pytest.mark.parametrize(
    ("legal", "status", "nip", "employment"),
    [
        ("01", "P", NIP, "PNS"),
        ("01", "C", NIP, "CPNS"),
        ("51", "P", NIP, "CPNS"),
        ("71", "P", CONTRACT_NIP, "PPPK"),
        ("71", "apa saja", CONTRACT_NIP, "PPPK"),
        ("101", "null", CONTRACT_NIP, "PPPK_PARUH_WAKTU"),
        ("null", "PPPK", CONTRACT_NIP, "PPPK"),
    ],
)
def test_legal_status_goes_before_status_in_telling_the_employment(
    legal: str, status: str, nip: str, employment: str
) -> None:
    reading = read(person(KEDUDUKAN_HUKUM_ID=legal, STATUS_CPNS_PNS=status, NIP_BARU=nip))
    assert reading.rows["employment"].to_pylist() == [employment]


def test_a_missing_status_is_guessed_from_the_nip_and_that_is_said() -> None:
    reading = read(
        person(KEDUDUKAN_HUKUM_ID="null", STATUS_CPNS_PNS="null"),
        person(KEDUDUKAN_HUKUM_ID="null", STATUS_CPNS_PNS="null", PNS_ID="B")
        | {"NIP BARU": CONTRACT_NIP, "TMT CPNS": "null"},
    )
    assert reading.rows["employment"].to_pylist() == ["PNS", "PPPK"]
    assert [code for _, _, code in codes(reading)] == ["STATUS_DITEBAK"] * 2


@pytest.mark.parametrize(("legal", "grade"), [("01", "III/a"), ("71", "IX"), ("101", "IX")])
def test_the_same_id_is_another_grade_for_contract_employees(legal: str, grade: str) -> None:
    row = person(KEDUDUKAN_HUKUM_ID=legal, GOL_AKHIR_ID="31", GOL_AKHIR_NAMA="III/a")
    assert read(row).rows["grade"].to_pylist() == [grade]


def test_the_name_of_a_code_is_read_only_where_its_id_lacks() -> None:
    row = person(TINGKAT_PENDIDIKAN_ID="40", TINGKAT_PENDIDIKAN_NAMA="tak terbaca")
    assert read(row).rows["education_level"].to_pylist() == ["S1"]
    named = person(TINGKAT_PENDIDIKAN_ID="null", TINGKAT_PENDIDIKAN_NAMA="S-2")
    assert read(named).rows["education_level"].to_pylist() == ["S2"]
    headings = [name for name in SIASN_COLUMNS if name != "TINGKAT PENDIDIKAN ID"]
    assert read(named, headings=headings).rows["education_level"].to_pylist() == ["S2"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("JENIS KELAMIN", "X"),
        ("GOL AKHIR ID", "99"),
        ("JENIS JABATAN ID", "9"),
        ("TINGKAT PENDIDIKAN ID", "99"),
    ],
)
def test_a_code_nobody_knows_refuses_the_row(column: str, value: str) -> None:
    reading = read(person() | {column: value})
    assert codes(reading) == [("SALAH", column, "NILAI_TIDAK_DIKENAL")]
    assert reading.faults[0].value == value


def test_the_mark_of_a_deleted_education_is_a_gap_with_a_warning() -> None:
    reading = read(person(PENDIDIKAN_NAMA="#DELETE# S-1 HUKUM"))
    assert codes(reading) == [("PERINGATAN", "PENDIDIKAN NAMA", "PENDIDIKAN_SAMPAH")]
    assert reading.rows["education_field"].to_pylist() == [None]
