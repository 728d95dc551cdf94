from datetime import date

import pytest

from takar.regulations.law import Law
from takar.runs.remarks import remarks
from takar.tables import TABLES
from tests.measures.invented import Rows, as_tables, check, complete, levels


def said(law: Law, rows: Rows, stems: set[str] | None = None) -> list[str]:
    return [str(one) for one in remarks(as_tables(rows), law, stems or set(TABLES))]


def test_whole_evidence_calls_for_no_remark(law: Law) -> None:
    assert said(law, complete()) == []


def test_a_code_that_no_rule_knows_is_told(law: Law) -> None:
    rows = {**complete(), "competency_levels": levels("P1", 3)}
    rows["competency_levels"][0]["competency"] = "INTEGRITI"
    (one,) = said(law, rows)
    assert "competency_levels" in one
    assert "INTEGRITI" in one


def test_rows_about_strangers_are_counted(law: Law) -> None:
    award = {"award_level": "NASIONAL", "awarded_on": date(2024, 1, 1)}
    awards = [{"employee_id": who, "title": "a", **award} for who in ("P1", "P2", "P3")]
    (one,) = said(law, {**complete(), "awards": awards})
    assert "awards: 2 baris" in one


def test_a_list_that_was_checked_and_is_not_there_is_told(law: Law) -> None:
    rows = {**complete(), "evidence_checks": [check("awards"), check("sanctions")]}
    (one,) = said(law, rows, set(TABLES) - {"awards", "trainings"})
    assert "Tabel awards tidak ada di folder; 1 orang" in one


@pytest.mark.parametrize(("stem", "told"), [("award", True), ("ekspor_siasn", False)])
def test_a_file_that_was_probably_meant_to_be_a_table_is_told(
    law: Law, stem: str, *, told: bool
) -> None:
    assert bool(said(law, complete(), {*TABLES, stem})) == told
