from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from takar.cli.main import app
from takar.runs.writing import write_csv
from tests.measures.eligibility.invented import town
from tests.measures.eligibility.lists.rows import people

DAY = "2025-05-14"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of tables of four people and nine posts."""
    there = tmp_path / "in"
    there.mkdir()
    for name, table in town(people(P4={"grade": "IV/a"})).items():
        if table.num_rows:
            write_csv(table, there / f"{name}.csv")
    return there


def takar(folder: Path, *arguments: str | Path) -> Result:
    whole = ("measure", "eligibility", "--in", folder, "--day", DAY, *arguments)
    return CliRunner().invoke(app, [str(argument) for argument in whole])


def test_every_post_is_screened_and_summed_up(folder: Path) -> None:
    told = takar(folder, "--out", folder.parent / "out")
    assert told.exit_code == 0, told.output
    assert "4 orang, 9 jabatan" in told.output
    assert pq.read_table(folder.parent / "out" / "calon.parquet").num_rows > 0
    assert (folder.parent / "out" / "jabatan.csv.stamp.json").exists()


def test_posts_are_named_by_id_title_or_tier(folder: Path) -> None:
    told = takar(folder, "--out", folder.parent / "out", "--posts", "head, PENGAWAS")
    assert "4 orang, 2 jabatan" in told.output
    unknown = takar(folder, "--out", folder.parent / "no", "--posts", "istana")
    assert unknown.exit_code == 2
    assert "istana" in unknown.output


def test_a_pair_is_explained_with_the_smallest_changes(folder: Path) -> None:
    out = folder.parent / "out"
    told = takar(folder, "--out", out, "--pair", "197505142000031004", "head")
    assert told.exit_code == 0, told.output
    assert "PROMOSI_DIAGONAL: TIDAK" in told.output
    assert "tercatat IV/a; diminta pangkat paling rendah IV/b" in told.output
    assert "1. Kenaikan pangkat sampai IV/b. (INSTANSI)" in told.output


def test_a_pair_that_nothing_helps_says_so(folder: Path) -> None:
    rows = people(P4={"birth_on": None, "nip": "195001012000031004"})
    write_csv(town(rows)["employees"], folder / "employees.csv")
    told = takar(folder, "--out", folder.parent / "out", "--pair", "P4", "head")
    assert "Tidak ada jalan" in told.output
    assert "Usia paling tinggi" in told.output


def test_a_person_nobody_knows_is_told(folder: Path) -> None:
    told = takar(folder, "--out", folder.parent / "out", "--pair", "123", "head")
    assert told.exit_code == 2
    assert "123" in told.output


def test_a_list_is_checked_and_a_batch_made_only_when_it_is_clean(folder: Path) -> None:
    there, out = folder.parent, folder.parent / "out"
    bad, good = there / "bad.csv", there / "good.csv"
    bad.write_text("employee_id,position_id,reason\nP4,head,x\nP1,chief,x\n")
    good.write_text("employee_id,position_id,reason\nP1,head,x\n")
    imut = there / "imut.xlsx"
    told = takar(folder, "--out", out, "--moves", bad, "--imut", imut)
    assert told.exit_code == 2
    assert "1 usulan belum bersih" in told.output
    assert not imut.exists()
    told = takar(folder, "--out", there / "two", "--moves", good, "--imut", imut)
    assert told.exit_code == 0, told.output
    assert imut.exists()


def test_a_batch_without_a_list_is_refused(folder: Path) -> None:
    told = takar(folder, "--out", folder.parent / "out", "--imut", folder / "b.xlsx")
    assert told.exit_code == 2
    assert "--moves" in told.output


def test_options_of_other_measures_are_refused_and_theirs_refuse_these(folder: Path) -> None:
    assert takar(folder, "--out", folder.parent / "o", "--purpose", "JOB_FIT").exit_code == 2
    whole = ("measure", "jpm", "--in", folder, "--day", DAY, "--out", folder / "r.csv")
    told = CliRunner().invoke(app, [str(a) for a in (*whole, "--posts", "head")])
    assert told.exit_code == 2
    assert "--posts" in told.output


def test_a_folder_without_posts_is_refused(folder: Path) -> None:
    (folder / "positions.csv").unlink()
    told = takar(folder, "--out", folder.parent / "out")
    assert told.exit_code == 2
    assert "positions" in told.output
