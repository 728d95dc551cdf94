"""The command writes seats, reasons, pairs and orders, or tells what clashes."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from takar.cli.main import app


def run(*words: object) -> tuple[int, str]:
    told = CliRunner().invoke(app, ["place", *map(str, words)])
    return told.exit_code, told.output


@pytest.fixture
def problem(tmp_path: Path) -> Path:
    code, said = run("--template", "--out", tmp_path / "soal")
    assert (code, said) == (0, "10 tabel contoh ditulis.\n")
    (tmp_path / "soal" / "unit_limits.csv").unlink()
    (tmp_path / "soal" / "couples.csv").unlink()
    (tmp_path / "soal" / "balances.csv").unlink()
    return tmp_path / "soal"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ordered(problem: Path, text: str) -> None:
    path = problem / "overrides.csv"
    path.write_text(f"person,post,order,document,reason\n{text}\n", encoding="utf-8")


def test_everything_is_written_and_the_proof_is_told(problem: Path, tmp_path: Path) -> None:
    code, said = run(problem, "--out", tmp_path / "hasil")
    assert code == 0
    assert "Nilai keseluruhan 160; terbukti tidak ada yang lebih tinggi." in said
    assert "Bobot: kecocokan 1, minat 0,5. Kata undian: adil." in said
    assert "Pemeriksa mandiri: 0 pelanggaran." in said
    assert (tmp_path / "hasil" / "summary.txt").read_text(encoding="utf-8") in said
    seats = {row["person"]: row["post"] for row in rows(tmp_path / "hasil" / "seats.csv")}
    assert seats == {"Ayu": "K1", "Beni": "K2", "Citra": ""}
    assert [row["kind"] for row in rows(tmp_path / "hasil" / "reasons.csv")] == [
        "DITEMPATKAN",
        "TETAP",
        "TIDAK_DITEMPATKAN",
    ]
    pairs = rows(tmp_path / "hasil" / "pairs.csv")
    assert [(r["person"], r["post"], r["rule"], r["loss"]) for r in pairs[-2:]] == [
        ("Citra", "K1", "PENDIDIKAN", ""),
        ("Citra", "K2", "", "8.0"),
    ]


def test_an_order_is_priced_and_can_be_left_out(problem: Path, tmp_path: Path) -> None:
    ordered(problem, "Citra,K2,TEMPATKAN,,")
    code, said = run(problem, "--out", tmp_path / "hasil")
    assert code == 0
    assert "Perintah tentang Citra dan K2 menurunkan nilai keseluruhan 8." in said
    assert rows(tmp_path / "hasil" / "orders.csv")[0]["cost"] == "8.0"
    code, said = run(problem, "--out", tmp_path / "bebas", "--without-override")
    assert "Nilai keseluruhan 160" in said


def test_a_plan_made_again_keeps_to_the_previous_one(problem: Path, tmp_path: Path) -> None:
    (tmp_path / "lama.csv").write_text("person,post\nAyu,K2\nBeni,K1\nCitra,\n", encoding="utf-8")
    code, said = run(problem, "--out", tmp_path / "hasil", "--keep", tmp_path / "lama.csv")
    assert code == 0
    assert "Berbeda dari rencana sebelumnya: 0 orang." in said
    assert rows(tmp_path / "hasil" / "seats.csv")[0]["post"] == "K2"


def test_a_plan_made_by_hand_is_checked(problem: Path, tmp_path: Path) -> None:
    plan = tmp_path / "tangan.csv"
    plan.write_text("person,post\nAyu,K2\nBeni,K1\nCitra,\n", encoding="utf-8")
    assert run(problem, "--check", plan) == (0, "Pemeriksa mandiri: 0 pelanggaran.\n")
    plan.write_text("person,post\nAyu,\nBeni,\nCitra,K1\n", encoding="utf-8")
    code, said = run(problem, "--check", plan)
    assert code == 2
    assert "Pemeriksa mandiri: 2 pelanggaran." in said
    assert "PENDIDIKAN: Citra tidak memenuhi syarat untuk K1." in said


def test_what_clashes_is_told(problem: Path, tmp_path: Path) -> None:
    ordered(problem, "Citra,K2,TEMPATKAN,,\nAyu,K1,TEMPATKAN,,")
    code, said = run(problem, "--out", tmp_path / "hasil")
    assert code == 2
    assert "Tidak ada penempatan yang memenuhi semua aturan." in said
    assert "Beni: pemangku tidak boleh kehilangan jabatan" in said
    assert not (tmp_path / "hasil").exists()


def test_a_file_that_is_no_question_is_told(problem: Path, tmp_path: Path) -> None:
    (problem / "weights.csv").write_text("part,weight\nkecocokan,berat\n", encoding="utf-8")
    code, said = run(problem, "--out", tmp_path / "hasil")
    assert code == 2
    assert "Tabel weights baris 2, kolom weight: 'berat'" in said


def test_without_a_folder_for_the_answer_nothing_is_done(problem: Path) -> None:
    code, said = run(problem)
    assert code == 2
    assert "--out wajib diisi." in said
