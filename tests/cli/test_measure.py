from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from takar.cli.main import app
from takar.runs.bundle import KEY_VARIABLE
from takar.runs.writing import write_csv
from tests.measures.invented import as_tables, many

DAY = "2025-05-14"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of CSV tables of a few people."""
    there = tmp_path / "in"
    there.mkdir()
    for name, table in as_tables(many(seed=8, people=12)).items():
        if table.num_rows:
            write_csv(table, there / f"{name}.csv")
    return there


def takar(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("measure", ["jpm", "talent", "nine-box"])
def test_a_folder_is_measured_without_a_database(folder: Path, measure: str) -> None:
    out = folder.parent / "hasil.parquet"
    told = takar("measure", measure, "--in", folder, "--day", DAY, "--out", out)
    assert told.exit_code == 0, told.output
    assert "12 orang diukur" in told.output
    assert pq.read_table(out).num_rows == 12
    assert (folder.parent / "hasil.parquet.stamp.json").exists()


def test_the_overlay_of_an_agency_and_the_day_of_knowledge_are_used(folder: Path) -> None:
    plain, local = folder.parent / "a.csv", folder.parent / "b.csv"
    asked = ("measure", "talent", "--in", folder, "--day", DAY)
    assert takar(*asked, "--out", plain).exit_code == 0
    assert takar(*asked, "--agency", "kota_banjarmasin", "--out", local).exit_code == 0
    assert "performance.predikat" in local.read_text().splitlines()[0]
    assert "performance.penilaian_kinerja" in plain.read_text().splitlines()[0]
    early = takar(*asked, "--known-on", "2024-01-01", "--out", folder.parent / "c.csv")
    assert early.exit_code == 2
    assert "talent.profile" in early.output


def test_components_and_a_bundle_are_written_beside(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "a key that nobody can guess")
    there = folder.parent
    told = takar(
        *("measure", "jpm", "--in", folder, "--day", DAY, "--purpose", "PENGISIAN"),
        *("--out", there / "r.csv", "--components", there / "c.csv", "--bundle", there / "b.zip"),
    )
    assert told.exit_code == 0, told.output
    assert "gap" in (there / "c.csv").read_text().splitlines()[0]
    checked = takar("verify", there / "b.zip")
    assert checked.exit_code == 0, checked.output


def test_a_bad_cell_is_told_with_its_place_and_nothing_is_written(folder: Path) -> None:
    text = "employee_id,competency,level,assessed_on\nP0001,INTEGRITAS,7,2024-01-01\n"
    (folder / "competency_levels.csv").write_text(text, encoding="utf-8")
    out = folder.parent / "hasil.csv"
    told = takar("measure", "jpm", "--in", folder, "--day", DAY, "--out", out)
    assert told.exit_code == 2
    assert all(word in told.output for word in ("competency_levels", "baris 2", "level", "7"))
    assert not out.exists()


def test_another_result_is_never_overwritten(folder: Path) -> None:
    out = folder.parent / "hasil.csv"
    asked = ("measure", "jpm", "--in", folder, "--out", out, "--day")
    assert takar(*asked, DAY).exit_code == 0
    assert takar(*asked, DAY).exit_code == 0
    told = takar(*asked, "2030-01-01")
    assert told.exit_code == 2
    assert "sudah ada" in told.output


def test_a_profile_of_ones_own_is_laid_over_the_book(folder: Path) -> None:
    law = folder.parent / "law"
    (law / "national" / "talent").mkdir(parents=True)
    (law / "national" / "talent" / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    out = folder.parent / "hasil.csv"
    asked = ("measure", "talent", "--in", folder, "--day", DAY, "--law", law, "--out", out)
    told = takar(*asked)
    assert told.exit_code == 0, told.output
    assert "performance.predikat_saja" in out.read_text().splitlines()[0]
    spoiled = PROFILE.replace("weight: 100", "weight: 99", 1)
    (law / "national" / "talent" / "profile.yaml").write_text(spoiled, encoding="utf-8")
    refused = takar(*asked)
    assert refused.exit_code == 2
    assert "99" in refused.output


PROFILE = """
title: Profil percobaan
concept: talent
kind: profile
values:
  2025-01-01:
    source: {law: kepka_bkn_411_2025, at: Lampiran}
    certainty: assumed
    known_on: 2025-01-01
    value:
      version: 1
      title: Percobaan
      performance:
        title: Kinerja
        indicators:
          predikat_saja:
            title: Predikat
            weight: 100
            rubric:
              read: latest
              from: performance_ratings
              column: rating
              points: {SANGAT_BAIK: 100, BAIK: 80, BUTUH_PERBAIKAN: 60, KURANG: 40,
                       SANGAT_KURANG: 20}
        bands:
          - {code: DI_BAWAH_EKSPEKTASI, title: Bawah, below: 60}
          - {code: SESUAI_EKSPEKTASI, title: Sesuai, at_least: 60, below: 80}
          - {code: DI_ATAS_EKSPEKTASI, title: Atas, at_least: 80}
      potential:
        title: Potensial
        indicators:
          jpm_saja: {title: JPM, weight: 100, rubric: {read: jpm}}
        bands:
          - {code: RENDAH, title: Rendah, below: 60}
          - {code: MENENGAH, title: Menengah, at_least: 60, below: 80}
          - {code: TINGGI, title: Tinggi, at_least: 80}
      talent: {performance: 50, potential: 50}
"""


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--components", "hasil.csv"), "dipakai untuk dua hasil"),
        (("--bundle", "b.txt"), ".zip"),
        (("--components", "ada.csv"), "sudah ada dengan isi lain"),
        (("--components", "berkas/c.csv"), "tidak dapat ditulis"),
        (("--bundle", "berkas/b.zip"), "tidak dapat ditulis"),
    ],
)
def test_what_cannot_be_written_leaves_nothing_half_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, str], says: str
) -> None:
    monkeypatch.chdir(folder.parent)
    Path("ada.csv").write_text("milik orang lain", encoding="utf-8")
    Path("berkas").write_text("bukan folder", encoding="utf-8")
    told = takar("measure", "jpm", "--in", folder, "--day", DAY, "--out", "hasil.csv", *more)
    assert told.exit_code == 2
    assert says in told.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["ada.csv", "berkas", "in"]
    assert Path("ada.csv").read_text(encoding="utf-8") == "milik orang lain"


def test_a_remark_is_made_and_stops_nothing(folder: Path) -> None:
    (folder / "award.csv").write_text("a\n1\n", encoding="utf-8")
    asked = ("measure", "jpm", "--in", folder, "--day", DAY, "--agency", "kota_entah")
    told = takar(*asked, "--out", folder.parent / "r.csv")
    assert told.exit_code == 0
    assert "Instansi kota_entah tidak mempunyai aturan sendiri." in told.stderr
    assert "Berkas award tidak dibaca; mungkin maksudnya awards." in told.stderr
