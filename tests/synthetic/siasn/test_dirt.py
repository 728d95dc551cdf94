import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from takar.synthetic import Regency, regency
from takar.synthetic.siasn.dirt import FAULTS

Rows = list[dict[str, str]]
MARKS: dict[str, Callable[[dict[str, str]], bool]] = {
    "mangled_nip": lambda row: row["NIP BARU"].endswith("E+17"),
    "unknown_unit": lambda row: row["UNOR NAMA"] == "Unit Organisasi Lama",
    "deleted_education": lambda row: row["PENDIDIKAN NAMA"].startswith("#DELETE#"),
    "impossible_date": lambda row: row["TMT JABATAN"].startswith("31-02-"),
    "birth_mismatch": lambda row: (
        "".join(reversed(row["TANGGAL LAHIR"].split("-"))) not in row["NIP BARU"]
        and not row["NIP BARU"].endswith("E+17")
    ),
}


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Rows, dict[str, list[int]]]:
    folder = tmp_path_factory.mktemp("dirt")
    whole: Regency = regency(people=1000)
    whole.siasn_csv(folder / "clean.csv")
    faults = whole.siasn_csv(folder / "dirty.csv", dirt=True)
    return read(folder / "clean.csv"), read(folder / "dirty.csv"), faults


Both = tuple[Rows, Rows, dict[str, list[int]]]


def test_half_a_hundredth_of_the_rows_has_each_fault_and_no_row_has_two(both: Both) -> None:
    _, _, faults = both
    assert {name: len(rows) for name, rows in faults.items()} == dict.fromkeys(FAULTS, 5)
    rows = [row for each in faults.values() for row in each]
    assert len(set(rows)) == len(rows)


def test_only_the_rows_told_were_touched_and_each_of_them_was(both: Both) -> None:
    clean, dirty, faults = both
    changed = {n for n, (a, b) in enumerate(zip(clean, dirty, strict=True)) if a != b}
    assert changed == {row for each in faults.values() for row in each}


@pytest.mark.parametrize("name", sorted(MARKS))
def test_a_fault_shows_in_its_rows_and_nowhere_else(both: Both, name: str) -> None:
    _, dirty, faults = both
    assert [n for n, row in enumerate(dirty) if MARKS[name](row)] == faults[name]


def test_an_id_given_twice_is_that_of_the_row_before(both: Both) -> None:
    _, dirty, faults = both
    for row in faults["duplicate_id"]:
        assert dirty[row]["PNS ID"] == dirty[row - 1]["PNS ID"]


def test_a_functional_title_without_its_tier_is_shorter(both: Both) -> None:
    clean, dirty, faults = both
    for row in faults["missing_tier"]:
        assert clean[row]["JENIS JABATAN ID"] == "'2"
        assert clean[row]["JABATAN NAMA"].startswith(dirty[row]["JABATAN NAMA"] + " ")


def test_a_wrong_kind_keeps_the_title(both: Both) -> None:
    clean, dirty, faults = both
    for row in faults["wrong_kind"]:
        assert clean[row]["JENIS JABATAN ID"] != dirty[row]["JENIS JABATAN ID"]
        assert clean[row]["JABATAN NAMA"] == dirty[row]["JABATAN NAMA"]
