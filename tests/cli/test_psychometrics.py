import json
from pathlib import Path

import pytest
from pyarrow import csv
from typer.testing import CliRunner

from takar.cli.main import app
from tests.runs.rated import World

WORLD = World(severities=(0.5, 0.0, -0.5), people=14)
RUN = CliRunner()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with ratings and people."""
    csv.write_csv(WORLD.ratings(), tmp_path / "nilai.csv")
    csv.write_csv(WORLD.people_table(), tmp_path / "peserta.csv")
    return tmp_path


def raters(files: Path, *more: str) -> list[str]:
    """Return the command that reports on the ratings."""
    given = ["--in", str(files / "nilai.csv"), "--people", str(files / "peserta.csv")]
    return ["psychometrics", "raters", *given, "--day", "2025-05-14", *more]


@pytest.mark.slow
def test_a_report_is_told_written_and_found_again(files: Path) -> None:
    out = files / "laporan.json"
    told = RUN.invoke(app, raters(files, "--out", str(out)))
    assert told.exit_code == 0, told.output
    for word in ("Laporan ini memakai", "Putusan", "Keketatan", "Keandalan"):
        assert word in told.output
    assert json.loads(out.read_text())["version"] == 1
    again = RUN.invoke(app, raters(files, "--check", str(out)))
    assert again.exit_code == 0
    assert "Sama" in again.output
    other = RUN.invoke(app, raters(files, "--check", str(out), "--seed", "2"))
    assert other.exit_code == 1
    assert "seed" in other.output


def test_a_weight_that_cannot_be_read_is_refused_with_a_hint(files: Path) -> None:
    told = RUN.invoke(app, raters(files, "--weight", "WAWANCARA=dua"))
    assert told.exit_code == 2
    assert "METODE=ANGKA" in told.output


def test_a_file_that_holds_no_report_is_refused(files: Path) -> None:
    told = RUN.invoke(app, raters(files, "--check", str(files / "nilai.csv")))
    assert told.exit_code == 2
    assert "bukan laporan mutu" in told.output


@pytest.mark.parametrize(
    "rows",
    [
        "group,selected,total\nL,30,60\nP,12,60\n",
        "group;selected\n" + "L;ya\nL;tidak\n" * 30 + "P;1\n" * 12 + "P;0\n" * 48,
    ],
)
def test_groups_are_compared_from_counts_or_from_people(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "kelompok.csv"
    path.write_text(rows, encoding="utf-8-sig")
    told = RUN.invoke(app, ["psychometrics", "fairness", "--in", str(path)])
    assert told.exit_code == 0, told.output
    assert "12/60" in told.output
    assert "0,40" in told.output


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("group,selected\nL,mungkin\n", "mungkin"),
        ("group,selected,total\nL,x,60\n", "bilangan bulat"),
        ("kelompok,selected\nL,1\n", "group"),
    ],
)
def test_a_bad_file_is_told_with_what_to_do(tmp_path: Path, rows: str, why: str) -> None:
    path = tmp_path / "kelompok.csv"
    path.write_text(rows)
    told = RUN.invoke(app, ["psychometrics", "fairness", "--in", str(path)])
    assert told.exit_code == 2
    assert why in told.output


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = RUN.invoke(app, ["psychometrics", "fairness", "--in", str(tmp_path / "tidak.csv")])
    assert told.exit_code == 2
    assert "tidak ada" in told.output
