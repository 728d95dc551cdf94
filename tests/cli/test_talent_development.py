from pathlib import Path

import pytest

from tests.cli.talented import on_office
from tests.runs.office import OFFERS, write_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_office(tmp_path / "in")


def test_needs_are_written_without_a_plan(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "akpk.csv"
    told = on_office("development", folder, out, "--unit", "U2")
    assert told.exit_code == 0, told.output
    assert "1 kebutuhan dari 1 orang" in told.output
    assert out.read_text().splitlines()[0].startswith("nip,nama,opd,jabatan")
    assert not (tmp_path / "akpk-hcdp.csv").exists()


def test_a_plan_says_what_it_closes_what_it_costs_and_who_is_left_out(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "offers.csv").write_text(OFFERS, encoding="utf-8")
    told = on_office(
        "development",
        folder,
        tmp_path / "a.xlsx",
        "--offers",
        tmp_path / "offers.csv",
        "--budget",
        "1500000",
        "--most-hours",
        "20",
    )
    assert told.exit_code == 0, told.output
    assert "Biaya 1.000.000 rupiah, 20 JP." in told.output
    assert "OPTIMAL" in told.output
    assert "TANPA_PELATIHAN" in told.output


def test_a_unit_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    told = on_office("development", folder, tmp_path / "a.csv", "--unit", "U9")
    assert (told.exit_code, "U9" in told.output) == (2, True)
