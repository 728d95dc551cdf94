import json
from pathlib import Path

import pytest
from pyarrow import csv
from typer.testing import CliRunner

from takar.cli.main import app
from tests.cli.answered import ITEMS, PEOPLE, keys, long, options, points, wide

RUN = CliRunner()


def test_items_are_told_and_written(tmp_path: Path) -> None:
    file = wide(tmp_path / "a.csv", points())
    out = tmp_path / "hasil"
    told = RUN.invoke(app, ["psychometrics", "items", str(file), "--cut", "5", "--out", str(out)])
    assert told.exit_code == 0, told.output
    for word in ("tabel lebar", "KR-20", "Omega", "Satu kemampuan", "Keputusan pada batas 5"):
        assert word in told.output
    report = json.loads((out / "report.json").read_text())
    assert (report["version"], report["kind"]) == (1, "items")
    assert report["alpha"]["n_used"] == PEOPLE
    assert report["omega"]["has_converged"]
    assert len(report["source"]["sha256"]) == 64
    table = csv.read_csv(out / "items.csv")
    assert table.num_rows == ITEMS
    assert table["n"].to_pylist() == [PEOPLE] * ITEMS
    assert not (out / "options.csv").exists()


def test_a_wrong_key_is_told(tmp_path: Path) -> None:
    file = long(tmp_path / "a.csv", options(points()), heading="answer")
    key = keys(tmp_path / "k.csv", B3="B")
    out = tmp_path / "hasil"
    told = RUN.invoke(
        app, ["psychometrics", "items", str(file), "--key", str(key), "--out", str(out)]
    )
    assert told.exit_code == 0, told.output
    assert "B3: Kunci mungkin salah: pilihan A" in told.output
    rows = csv.read_csv(out / "options.csv").to_pylist()
    assert {row["option"] for row in rows if row["item"] == "B3" and row["is_key"]} == {"B"}
    assert sum(row["fifth_1"] for row in rows if row["item"] == "B1") == pytest.approx(1)


def test_what_cannot_be_computed_is_said_and_the_rest_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("peserta,B1\np,1\nq,0\n", encoding="utf-8")
    told = RUN.invoke(app, ["psychometrics", "items", str(file)])
    assert told.exit_code == 0, told.output
    assert "Hanya ada 2 orang dan 1 butir" in told.output
    assert "0,50" in told.output


def test_a_bad_cell_ends_with_its_place_and_a_hint(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("peserta,B1\np,benar\n", encoding="utf-8")
    told = RUN.invoke(app, ["psychometrics", "items", str(file)])
    assert told.exit_code == 2
    assert "Baris 2, kolom B1: 'benar' bukan skor." in told.stderr
    assert "--key" in told.stderr
