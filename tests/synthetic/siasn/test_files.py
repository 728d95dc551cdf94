import csv
from pathlib import Path

import pytest

from takar.synthetic import Regency, regency
from takar.synthetic.siasn.files import UNOR_COLUMNS, write_cells

Row = dict[str, str]


@pytest.fixture(scope="module")
def small() -> Regency:
    return regency(people=400)


@pytest.fixture(scope="module")
def rows(small: Regency, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    path = tmp_path_factory.mktemp("unor") / "unor.csv"
    small.unor_csv(path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_every_unit_stands_once_under_a_unit_that_is_there(rows: list[Row]) -> None:
    assert tuple(rows[0]) == UNOR_COLUMNS
    ids = {row["Id"] for row in rows}
    assert len(ids) == len(rows)
    assert [row["NamaUnor"] for row in rows if not row["DiatasanId"]] == [
        "Pemerintah Kabupaten Tirtamaya"
    ]
    assert {row["DiatasanId"] for row in rows} - {""} <= ids


def test_a_division_belongs_to_its_office(rows: list[Row]) -> None:
    names = {row["Id"]: row["NamaUnor"] for row in rows}
    owner = {row["NamaUnor"]: names[row["IndukUnorId"]] for row in rows}
    assert owner["Bidang Pembinaan SD"] == "Dinas Pendidikan dan Kebudayaan"
    assert owner["Dinas Kesehatan"] == "Dinas Kesehatan"
    assert owner["RSUD Tirtamaya"] == "Dinas Kesehatan"


def test_a_unit_is_headed_by_the_one_who_holds_its_post(small: Regency, rows: list[Row]) -> None:
    people = {row["employee_id"]: row for row in small.tables["employees"].to_pylist()}
    headed = [row for row in rows if row["PemimpinPnsId"]]
    assert len(headed) > 20
    for row in headed:
        head = people[row["PemimpinPnsId"]]
        assert head["position_title"] == row["NamaJabatan"]
        assert head["work_unit_id"] == row["Id"]


def test_a_broken_write_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def broken() -> "object":
        yield ["1"]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_cells(path, ["A"], broken())  # type: ignore[arg-type]
    assert path.read_text() == "old"
