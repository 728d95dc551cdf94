import csv
from pathlib import Path

import pytest

from takar.exchange.siasn.roster import read_roster
from takar.kernel.nip import read_nip
from takar.synthetic import Regency, regency
from takar.synthetic.siasn.export import COLUMNS

Row = dict[str, str]


@pytest.fixture(scope="module")
def small() -> Regency:
    return regency(people=400)


@pytest.fixture(scope="module")
def rows(small: Regency, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    path = tmp_path_factory.mktemp("siasn") / "ekspor.csv"
    assert small.siasn_csv(path, columns=69) == {}
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("columns", [67, 69])
def test_the_columns_are_those_of_the_export_in_its_order(
    small: Regency, tmp_path: Path, columns: int
) -> None:
    small.siasn_csv(tmp_path / "a.csv", columns=columns)  # type: ignore[arg-type]
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert tuple(header) == COLUMNS[columns]
    assert len(header) == columns
    assert (header[0], header[66]) == ("PNS ID", "FLAG IKD")


def test_numbers_and_ids_carry_an_apostrophe(rows: list[Row]) -> None:
    for row in rows:
        assert row["NIP BARU"].startswith("'")
        assert row["PNS ID"].startswith("'")
        assert row["TINGKAT PENDIDIKAN ID"].startswith("'")
        assert not row["NAMA"].startswith("'")


def test_what_is_missing_is_the_word_null(rows: list[Row]) -> None:
    assert {row["KARTU ASN VIRTUAL"] for row in rows} == {"null"}
    contracts = [row for row in rows if row["KEDUDUKAN HUKUM ID"] == "'71"]
    assert contracts
    assert {row["TMT PNS"] for row in contracts} == {"null"}


def test_a_contract_shares_the_rank_id_of_civil_servants(small: Regency, rows: list[Row]) -> None:
    staff = small.tables["employees"].to_pylist()
    shared = {"V": ("'21", "II/a"), "VII": ("'23", "II/c"), "IX": ("'31", "III/a")}
    seen = set()
    for person, row in zip(staff, rows, strict=True):
        if person["grade"] in shared:
            assert (row["GOL AKHIR ID"], row["GOL AKHIR NAMA"]) == shared[person["grade"]]
            seen.add(person["grade"])
    assert seen == set(shared)


def test_codes_agree_with_the_people(small: Regency, rows: list[Row]) -> None:
    kinds = {"STRUKTURAL": "'1", "FUNGSIONAL": "'2", "PELAKSANA": "'4"}
    for person, row in zip(small.tables["employees"].to_pylist(), rows, strict=True):
        assert row["PNS ID"] == f"'{person['employee_id']}"
        assert row["JENIS KELAMIN"] == {"L": "M", "P": "F"}[person["sex"]]
        assert row["TANGGAL LAHIR"] == f"{person['birth_on']:%d-%m-%Y}"
        assert row["JENIS JABATAN ID"] == kinds[person["position_kind"]]
        assert row["UNOR ID"] == f"'{person['work_unit_id']}"
        assert (row["ESELON NAMA"] != "NON") == (person["position_kind"] == "STRUKTURAL")


def test_the_name_stands_without_titles(small: Regency, rows: list[Row]) -> None:
    for person, row in zip(small.tables["employees"].to_pylist(), rows, strict=True):
        parts = [row["GELAR DEPAN"], row["NAMA"]]
        fronted = " ".join(part for part in parts if part != "null")
        behind = "" if row["GELAR BELAKANG"] == "null" else f", {row['GELAR BELAKANG']}"
        assert fronted + behind == person["name"]


def test_private_facts_are_openly_invented(rows: list[Row]) -> None:
    for row in rows:
        assert row["NIK"].startswith("'99")  # there is no province 99
        assert len(row["NIK"]) == 17
        assert row["EMAIL"].endswith(".invalid")
        assert row["ALAMAT"].startswith("Jalan Contoh")


def test_the_population_number_repeats_the_birth_day_plus_forty_for_women(rows: list[Row]) -> None:
    for row in rows:
        number = read_nip(row["NIP BARU"].strip("'"))
        assert number is not None
        assert number.birth_on is not None
        day = number.birth_on.day + (40 if row["JENIS KELAMIN"] == "F" else 0)
        assert row["NIK"][7:9] == f"{day:02d}"


def test_a_clean_export_is_read_back_without_a_single_fault(small: Regency, tmp_path: Path) -> None:
    path = tmp_path / "ekspor.csv"
    small.siasn_csv(path)
    reading = read_roster(
        path.read_bytes(),
        file_name=path.name,
        agency=small.agency,
        units=small.tables["work_units"],
        day=small.day,
    )
    assert not reading.faults
    staff = small.tables["employees"]
    for column in ("employee_id", "nip", "birth_on", "employment", "grade", "position_tier"):
        assert reading.rows[column].to_pylist() == staff[column].to_pylist(), column
