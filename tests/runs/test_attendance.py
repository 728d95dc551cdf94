from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from takar.runs.attendance import took_place
from takar.tables.reading import BadTables
from tests.measures.invented import as_tables
from tests.runs.office import LAW, office

HEAD = "employee_id,title,form,ended_on,lesson_hours,certificate_number\n"
CAME = "P2,Pelayanan prima,PELATIHAN,2025-05-14,20,77/2025\n"
OTHER = CAME.replace("P2", "P3")


def attended(folder: Path, *rows: str) -> Path:
    path = folder / "hadir.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def test_who_attended_stands_in_the_evidence_beside_what_was_known(tmp_path: Path) -> None:
    known = {"employee_id": "P3", "title": "Lama", "training_kind": "TEKNIS"}
    tables = office() | {
        "trainings": as_tables({"trainings": [{**known, "ended_on": date(2024, 1, 5)}]})[
            "trainings"
        ]
    }
    found = took_place(attended(tmp_path, CAME, CAME.replace("P2", "P3")), tables, LAW)
    assert (found.added, found.known, found.table.num_rows) == (2, 0, 3)
    row = found.table.to_pylist()[1]
    assert (row["training_kind"], row["lesson_hours"]) == ("TEKNIS", Decimal(20))
    assert row["certificate_number"] == "77/2025"
    again = took_place(attended(tmp_path, CAME), tables | {"trainings": found.table}, LAW)
    assert (again.added, again.known, again.table.num_rows) == (0, 1, 3)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (CAME.replace("P2", "P99"), "employee_id"),
        (OTHER.replace("PELATIHAN", "PIKNIK"), "form"),
        (CAME.replace("2025-05-14", "2025-05-15"), "ended_on"),
        (OTHER.replace(",20,", ",0,"), "lesson_hours"),
        (OTHER.replace(",20,", ",,"), "lesson_hours"),
    ],
)
def test_one_bad_row_is_told_with_its_number_and_nothing_is_taken(
    tmp_path: Path, row: str, column: str
) -> None:
    with pytest.raises(BadTables) as told:
        took_place(attended(tmp_path, CAME, row), office(), LAW)
    assert [(one.row, one.column) for one in told.value.faults] == [(3, column)]


def test_every_bad_row_is_told_at_once(tmp_path: Path) -> None:
    bad = [CAME.replace("P2", "P98"), CAME.replace("PELATIHAN", "PIKNIK")]
    with pytest.raises(BadTables) as told:
        took_place(attended(tmp_path, *bad), office(), LAW)
    assert [one.row for one in told.value.faults] == [2, 3]
