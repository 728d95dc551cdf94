from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from takar.measures.merit import FIRST, SECOND
from takar.regulations.book import Book
from takar.runs.merit import (
    BadSheet,
    Sheet,
    assess,
    checklist,
    item_rows,
    merit_rows,
    read_sheet,
    stage_rows,
)

LAW = Book.load().on(date(2026, 2, 1))
TEXT = """
instrument: PERMENPANRB_19_2025
engagement: 0.80
answers:
  DIGITALISASI: {maturity: 1}
evidence:
  - {item: PERATURAN_DAERAH, kind: Peraturan kepala daerah, state: ADA}
shares: {CAKUPAN_KINERJA: 99.9}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lembar.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sheet_is_read_exactly_and_scored_by_its_own_instrument(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path, TEXT))
    assert sheet.engagement == Decimal("0.80")
    result = assess(sheet, LAW)
    assert result.instrument == SECOND
    rows = merit_rows(result)
    assert (rows[-1]["aspect"], rows[-1]["least"], rows[-1]["most"]) == (
        "INDEKS",
        Decimal("0.2750"),
        Decimal("0.9500"),
    )
    assert rows[7]["weight"] == Decimal("10.00")
    assert rows[0]["weight"] is None
    assert assess(Sheet(instrument=FIRST), LAW).instrument == FIRST


def test_the_checklist_is_told_per_item_and_stage(tmp_path: Path) -> None:
    found = checklist(read_sheet(written(tmp_path, TEXT)), LAW)
    items = {row["item"]: row for row in item_rows(found)}
    assert items["PERATURAN_DAERAH"]["state"] == "ADA"
    assert items["CAKUPAN_KINERJA"]["state"] == "TIDAK_ADA"
    whole = stage_rows(found)[-1]
    assert (whole["there"], whole["items"], whole["percent"]) == (1, 12, Decimal("8.33"))


@pytest.mark.parametrize(
    "text",
    [
        "instrumen: X",
        "answers: [1]",
        "evidence: [{item: X}]",
        "answers: {A: {maturity: 1}, A: {maturity: 0}}",
        "- satu",
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused_with_what_to_write(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(BadSheet):
        read_sheet(written(tmp_path, text))


def test_a_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSheet, match="tidak ada"):
        read_sheet(tmp_path / "tidak ada.yaml")
