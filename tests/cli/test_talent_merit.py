from pathlib import Path

import pytest

from tests.cli.talented import called
from tests.runs.test_merit import TEXT


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "lembar.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_an_index_that_is_not_settled_is_told_with_its_ends(sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "merit.csv"
    told = called("merit", "--in", sheet, "--day", "2026-02-01", "--out", out)
    assert told.exit_code == 0, told.output
    assert "PERMENPANRB_19_2025: indeks 0,2750 sampai 0,9500" in told.output
    assert "Kategori belum dapat ditentukan: DASAR sampai TINGGI." in told.output
    assert "MANAJEMEN_TALENTA" in told.output
    assert out.read_text().splitlines()[-1].startswith("PERMENPANRB_19_2025,INDEKS")


def test_an_instrument_is_unknown_before_its_day(sheet: Path, tmp_path: Path) -> None:
    told = called("merit", "--in", sheet, "--day", "2025-12-30", "--out", tmp_path / "a.csv")
    assert (told.exit_code, "PERMENPANRB_40_2018" in told.output) == (2, True)


def test_a_settled_category_is_told(tmp_path: Path) -> None:
    sheet = tmp_path / "lama.yaml"
    sheet.write_text("answers: {PENGEMBANGAN_KARIER: {points: 0}}\n", encoding="utf-8")
    told = called("merit", "--in", sheet, "--day", "2026-02-01", "--out", tmp_path / "a.csv")
    assert "PERMENPANRB_40_2018" in told.output


def test_the_checklist_is_told_per_stage(sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "kesiapan.xlsx"
    told = called("adoption", "--in", sheet, "--day", "2026-02-01", "--out", out)
    assert told.exit_code == 0, told.output
    assert "33,33 %" in told.output
    assert "10 butir belum diisi." in told.output
    assert out.exists()
