from csv import DictReader
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.talented import on_office
from tests.runs.office import write_office
from tests.runs.test_attendance import CAME, attended


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_office(tmp_path / "in")


def test_what_took_place_is_evidence_that_the_next_measuring_reads(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "trainings.csv"
    told = on_office("took-place", folder, out, "--attended", attended(tmp_path, CAME))
    assert told.exit_code == 0, told.output
    assert "1 pelatihan menjadi bukti" in told.output
    (row,) = DictReader(StringIO(out.read_text()))
    assert (row["employee_id"], row["training_kind"]) == ("P2", "TEKNIS")
    assert Decimal(row["lesson_hours"]) == 20
    (folder / "trainings.csv").write_text(out.read_text())
    again = on_office(
        "took-place", folder, tmp_path / "b.csv", "--attended", tmp_path / "hadir.csv"
    )
    assert "0 pelatihan menjadi bukti" in again.output
    assert "1 baris sudah tercatat" in again.output


def test_bad_rows_are_listed_and_no_file_is_written(folder: Path, tmp_path: Path) -> None:
    bad = CAME.replace("PELATIHAN", "PIKNIK")
    out = tmp_path / "trainings.csv"
    told = on_office("took-place", folder, out, "--attended", attended(tmp_path, bad))
    assert (told.exit_code, "PIKNIK" in told.output, out.exists()) == (2, True, False)


def test_a_file_that_the_evidence_cannot_be_read_from_is_refused(
    folder: Path, tmp_path: Path
) -> None:
    came = attended(tmp_path, CAME)
    told = on_office("took-place", folder, tmp_path / "trainings.xlsx", "--attended", came)
    assert (told.exit_code, ".parquet, .csv" in told.output) == (2, True)
