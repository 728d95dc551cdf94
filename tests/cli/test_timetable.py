"""The command writes sessions and proof, or tells why there is none, with the ways out."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from takar.cli.main import app

TEXT = """
candidates: [{id: Putri, unit: Dinas A}, {id: Rina}]
methods:
  - {code: TES, kind: KLASIKAL, duration_minutes: 60}
  - {code: WAWANCARA, kind: PERORANGAN, duration_minutes: 60, assessors_least: 2}
rooms: [{id: R1, capacity: 2, methods: [TES]}, {id: R2, capacity: 1}]
days: [{date: 2026-12-01, opening: "08:00", closing: "11:00"}]
assessors: [{id: Sari, unit: Dinas A}, {id: Budi}, {id: Ani}]
wishes: {step_minutes: 60, rest_minutes: 0}
"""


def run(folder: Path, text: str) -> tuple[int, str]:
    problem = folder / "soal.yaml"
    problem.write_text(text, encoding="utf-8")
    told = CliRunner().invoke(app, ["timetable", str(problem), "--out", str(folder / "hasil")])
    return told.exit_code, told.output


@pytest.mark.slow
def test_sessions_and_proof_are_written(tmp_path: Path) -> None:
    code, said = run(tmp_path, TEXT)
    assert code == 0
    assert "Pemeriksa mandiri: 0 pelanggaran." in said
    with (tmp_path / "hasil" / "sessions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["method"] for row in rows} == {"TES", "WAWANCARA"}
    putri = next(r for r in rows if r["method"] == "WAWANCARA" and r["candidates"] == "Putri")
    assert putri["assessors"] == "Ani;Budi"
    assert (tmp_path / "hasil" / "proof.txt").read_text(encoding="utf-8") in said


@pytest.mark.slow
def test_what_cannot_be_is_told_with_the_way_out(tmp_path: Path) -> None:
    code, said = run(tmp_path, TEXT.replace("11:00", "09:00"))
    assert code == 2
    assert "WAWANCARA: 1 < 2" in said
    assert "Tambah satu hari: 02-12-2026." in said
    assert not (tmp_path / "hasil").exists()


def test_a_file_that_is_no_problem_is_told(tmp_path: Path) -> None:
    code, said = run(tmp_path, TEXT.replace("KLASIKAL", "MASSAL"))
    assert code == 2
    assert "methods.0.kind" in said
