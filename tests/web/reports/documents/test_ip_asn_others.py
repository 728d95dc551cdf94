import csv
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from takar.web.kit.scope import scope
from takar.web.reports.documents.ip_asn_export import (
    HEADING_ROW,
    HEADINGS,
    official_list,
    official_workbook,
)
from takar.web.reports.documents.ip_asn_sheet import sheet_facts
from takar.web.reports.documents.ip_asn_workbook import ip_asn_workbook
from takar.web.reports.documents.pdf import paper
from takar.web.reports.queries.ip_asn import IpAsnReport, ip_asn_report, people_of
from takar.web.reports.rules.ip_asn import Standing
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(hamlet: Hamlet) -> IpAsnReport:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        return ip_asn_report(hamlet.index, with_evidence=True)


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_object(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def workbook(hamlet: Hamlet, report: IpAsnReport, *, office: bool) -> dict[str, list[list[Any]]]:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        return sheets_of(ip_asn_workbook(report, with_nip=office, with_discipline=office))


def test_the_official_layout_has_its_headings_on_row_seven(
    hamlet: Hamlet, report: IpAsnReport
) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        rows = sheets_of(official_workbook(report))["PIP ASN"]
    assert HEADING_ROW == 6
    assert rows[6] == list(HEADINGS)
    assert len(rows) - 7 == sum(bool(row["is_measured"]) for row in report.rows)
    for row in rows[7:]:
        assert sum(row[5:9]) == pytest.approx(row[9])


def test_the_plain_list_has_the_fields_of_the_service(hamlet: Hamlet, report: IpAsnReport) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        text = official_list(report).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert list(rows[0]) == [
        *("nip", "tahun", "kualifikasi", "kompetensi", "kinerja", "disiplin"),
        *("subtotal", "created_at"),
    ]
    assert {row["tahun"] for row in rows} == {"2024"}
    assert all(len(row["nip"]) == 18 for row in rows)


def test_the_workbook_names_everybody_and_lists_whoever_is_under_the_target(
    hamlet: Hamlet, report: IpAsnReport
) -> None:
    sheets = workbook(hamlet, report, office=True)
    assert list(sheets) == ["Menurut nama", "Celah", "Di bawah sasaran", "Kelompok", "Dasar"]
    assert len(sheets["Menurut nama"]) == len(report.rows) + 1
    below = [row for row in report.rows if row["is_measured"] and row["total"] < 81]
    assert len(sheets["Di bawah sasaran"]) == len(below) + 1
    gaps = sum(len(report.losses_of(row)) for row in report.rows)
    assert len(sheets["Celah"]) == gaps + 1


def test_a_head_reads_no_discipline_no_total_and_no_whole_number(
    hamlet: Hamlet, report: IpAsnReport
) -> None:
    sheets = workbook(hamlet, report, office=False)
    heads = sheets["Menurut nama"][0]
    assert not {"Disiplin", "Indeks", "Kategori"} & set(heads)
    assert "Indeks" not in sheets["Di bawah sasaran"][0]
    said = {str(cell) for rows in sheets.values() for row in rows for cell in row}
    assert "Hukuman disiplin" not in said
    with scope(agency=hamlet.agency):
        assert not said & {person.nip for person in people_of(report).values()}


def test_a_sheet_fits_one_page_and_says_what_lifts(hamlet: Hamlet, report: IpAsnReport) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        people = people_of(report)
        row = max(report.rows, key=lambda one: len(report.losses_of(one)))
        person = people[row["employee_id"]]
        facts = sheet_facts(report, row, person, nip="")
    reader = PdfReader(BytesIO(paper("kab_desasari", "ip_asn_sheet", facts)))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert person.full_name in text
    assert len(facts["lifts"]) == len(report.losses_of(row)) > 1
    assert facts["lifts"][0] in text


def test_of_official_scores_only_the_dimensions_are_told(
    hamlet: Hamlet, report: IpAsnReport
) -> None:
    official = replace(report, standing=Standing.PROVISIONAL)
    assert set(official.indicators) == {"KUALIFIKASI", "KOMPETENSI", "KINERJA", "DISIPLIN"}
    measured = next(row for row in report.rows if row["is_measured"])
    with scope(agency=hamlet.agency):
        person = people_of(report)[measured["employee_id"]]
        facts = sheet_facts(official, measured, person, nip="")
    assert facts["indicators"] == []
    assert len(facts["dimensions"]) == 4
