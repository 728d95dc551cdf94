from pathlib import Path

import pytest
from typer.testing import CliRunner

from takar.cli import group, main
from takar.cli import synthetic as command
from takar.tables import TABLES


def invent(*words: str) -> tuple[int, str]:
    """Run ``takar invent`` and return its exit code and everything it said."""
    told = CliRunner().invoke(main.app, ["invent", *words])
    return told.exit_code, told.output


def test_all_tables_the_export_and_the_tree_are_written(tmp_path: Path) -> None:
    code, said = invent("--out", str(tmp_path / "new"), "--people", "60", "--seed", "1")
    assert code == 0
    assert "Kabupaten Tirtamaya: 60 pegawai rekaan, 19 berkas" in said
    files = {path.name for path in (tmp_path / "new").iterdir()}
    assert files == {*(f"{name}.csv" for name in TABLES), "ekspor_siasn.csv", "unor.csv"}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        invent("--out", str(tmp_path / name), "--people", "60", "--seed", "1")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_dirt_is_put_in_only_when_asked_for(tmp_path: Path) -> None:
    arguments = ("--out", str(tmp_path), "--people", "200")
    assert "dikotori" not in invent(*arguments)[1]
    assert "8 baris ekspor sengaja dikotori." in invent(*arguments, "--dirt")[1]
    assert "E+17" in (tmp_path / "ekspor_siasn.csv").read_text(encoding="utf-8")


def test_another_agency_and_format_may_be_chosen(tmp_path: Path) -> None:
    _, said = invent(
        *("--out", str(tmp_path), "--people", "60", "--agency", "kota_banjarsela"),
        *("--format", "parquet"),
    )
    assert "Kota Banjarsela" in said
    assert (tmp_path / "employees.parquet").exists()


def test_an_unknown_size_is_a_problem_with_a_hint(tmp_path: Path) -> None:
    code, said = invent("--out", str(tmp_path), "--preset", "XXL")
    assert code == group.PROBLEM
    assert "XXL" in said
    assert "probolinggo" in said


def test_very_many_people_are_streamed_to_parquet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MANY", 99)
    code, said = invent("--out", str(tmp_path), "--people", "100")
    assert code == 0
    assert "100 pegawai rekaan" in said
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.parquet" for name in TABLES}


def test_a_place_that_cannot_be_written_is_a_problem_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    code, said = invent("--out", str(tmp_path / "berkas"), "--people", "60")
    assert code == group.PROBLEM
    assert "tidak dapat dipakai" in said
