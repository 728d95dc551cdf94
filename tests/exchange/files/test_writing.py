from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from takar.exchange.files.sniff import EmptyFile
from takar.exchange.files.templates import TEMPLATES
from takar.exchange.files.writing import write_template
from takar.kernel.language import speaking
from tests.exchange.files.sheets import NIPS, ROWS, read_content, table_of
from tests.exchange.rosters import NIP

NIP_OF = {employee: nip for nip, employee in NIPS.items()}


def test_every_workbook_has_a_row_to_be_tried_with() -> None:
    assert set(ROWS) == set(TEMPLATES)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_what_is_written_is_read_back_the_same(kind: str) -> None:
    table = table_of(kind, ROWS[kind])
    target = BytesIO()
    write_template(kind, target, table, nips=NIP_OF)
    reading = read_content(kind, target.getvalue())
    assert reading.faults == ()
    assert reading.rows.to_pylist() == table.to_pylist()


def test_rows_may_bring_their_own_nip_and_name() -> None:
    table = table_of("awards", ROWS["awards"])
    table = table.append_column("nip", [[NIP]]).append_column("name", [["SARI"]])
    target = BytesIO()
    write_template("awards", target, table)
    sheet = CalamineWorkbook.from_filelike(BytesIO(target.getvalue())).get_sheet_by_index(0)
    assert sheet.to_python()[1][:2] == [NIP, "SARI"]


def test_levels_of_one_person_stand_side_by_side() -> None:
    row = ROWS["competency_levels"]
    table = table_of("competency_levels", row, {**row, "competency": "KOMUNIKASI"})
    target = BytesIO()
    write_template("competency_levels", target, table, nips=NIP_OF)
    reading = read_content("competency_levels", target.getvalue())
    assert reading.counts.read == 1
    assert reading.rows.num_rows == 2


@pytest.mark.parametrize("kind", TEMPLATES)
def test_an_empty_workbook_has_headings_help_and_nothing_to_read(kind: str) -> None:
    target = BytesIO()
    write_template(kind, target)
    names = CalamineWorkbook.from_filelike(BytesIO(target.getvalue())).sheet_names
    assert names == [TEMPLATES[kind].title, "Pilihan", "Petunjuk"]
    with pytest.raises(EmptyFile):
        read_content(kind, target.getvalue())


def test_lists_dates_and_limits_are_offered_and_the_headings_frozen(tmp_path: Path) -> None:
    path = tmp_path / "pelatihan.xlsx"
    write_template("trainings", path)
    with ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert 'type="list"' in sheet
    assert "Pilihan!$A$1:$A$5" in sheet
    assert 'type="date"' in sheet
    assert 'type="decimal"' in sheet
    assert 'numFmtId="49"' in styles


def test_the_caller_may_say_which_values_to_offer() -> None:
    target = BytesIO()
    write_template("assessment_scores", target, allowed={"method": ["LGD", "WAWANCARA"]})
    book = CalamineWorkbook.from_filelike(BytesIO(target.getvalue()))
    assert book.get_sheet_by_name("Pilihan").to_python() == [["LGD"], ["WAWANCARA"]]


def test_the_headings_do_not_change_with_the_language() -> None:
    target = BytesIO()
    with speaking("en"):
        write_template("awards", target, table_of("awards", ROWS["awards"]), nips=NIP_OF)
    assert read_content("awards", target.getvalue()).counts.good == 1


def test_a_fault_names_the_heading_without_its_star() -> None:
    target = BytesIO()
    row = {**ROWS["awards"], "award_level": "KECAMATAN"}
    write_template("awards", target, table_of("awards", row), nips=NIP_OF)
    assert [fault.column for fault in read_content("awards", target.getvalue()).faults] == [
        "TINGKAT"
    ]
