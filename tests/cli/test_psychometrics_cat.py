import csv
import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from takar.cli.main import app

AREAS = ("HITUNG", "LISAN")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    chance = np.random.default_rng(1)
    path = tmp_path / "bank.csv"
    rows = [
        f"B{place:03d},{chance.lognormal(0.1, 0.3)},{chance.normal()},{AREAS[place % 2]}"
        for place in range(120)
    ]
    path.write_text("\n".join(["item,a,b,content", *rows]) + "\n", encoding="utf-8")
    return path


def run(*words: str) -> tuple[int, str]:
    told = CliRunner().invoke(app, ["psychometrics", "cat", *words])
    return told.exit_code, told.output


def test_length_bias_error_and_exposure_are_printed_and_written(bank: Path) -> None:
    out = bank.parent / "hasil"
    code, said = run(str(bank), "--persons", "200", "--out", str(out))
    assert code == 0
    for word in ("200 peserta khayalan", "bank 120 butir", "Bias", "RMSE", "Pemunculan tertinggi"):
        assert word in said
    assert "≤ -2" in said
    assert "> 2" in said
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    with (out / "items.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    total = sum(float(row["exposure"]) for row in rows)
    assert total == pytest.approx(report["mean_length"])
    assert report["n_used"] == 200
    assert report["nodes"] == 121
    assert (out / "bands.csv").exists()
    with (out / "persons.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 200


def test_the_same_seed_writes_the_same_report(bank: Path) -> None:
    for name in ("satu", "dua"):
        run(str(bank), "--persons", "50", "--out", str(bank.parent / name))
    one, two = ((bank.parent / name / "report.json").read_bytes() for name in ("satu", "dua"))
    assert one == two


def test_content_keeps_its_shares(bank: Path) -> None:
    out = bank.parent / "hasil"
    words = ("--persons", "50", "--se", "0", "--least", "10", "--most", "10", "--out", str(out))
    code, said = run(str(bank), "--content", "HITUNG=0.7", "--content", "LISAN=0.3", *words)
    assert code == 0
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["content"] == pytest.approx({"HITUNG": 0.7, "LISAN": 0.3})
    assert "Jumlah butir terbanyak telah tercapai. 100,0 %" in " ".join(said.split())
    assert "sebelum cukup teliti" in " ".join(said.split())


def test_english_is_spoken_where_asked(bank: Path) -> None:
    told = CliRunner().invoke(app, ["--lang", "en", "psychometrics", "cat", str(bank)])
    assert told.exit_code == 0


@pytest.mark.slow
def test_a_limit_of_exposure_is_kept(bank: Path) -> None:
    words = ("--exposure", "sympson_hetter", "--limit", "0.3", "--se", "0", "--most", "12")
    code, said = run(str(bank), *words, "--persons", "2000", "--out", str(bank.parent / "hasil"))
    assert code == 0
    report = json.loads((bank.parent / "hasil" / "report.json").read_text(encoding="utf-8"))
    assert report["highest_exposure"] < 0.34
    assert "belum tercapai" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--content", "SEJARAH=1"), "SEJARAH"),
        (("--content", "HITUNG=0.5"), "berjumlah 1"),
        (("--least", "20", "--most", "10"), "berhenti"),
        (("--exposure", "sympson_hetter", "--limit", "0.01"), "Batas pemunculan"),
    ],
)
def test_settings_that_cannot_be_are_told(bank: Path, words: tuple[str, ...], told: str) -> None:
    code, said = run(str(bank), *words)
    assert code == 2
    assert told in said


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    code, said = run(str(tmp_path / "tidak.csv"))
    assert code == 2
    assert "tidak ada" in said
