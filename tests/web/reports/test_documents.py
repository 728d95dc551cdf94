import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.meetings.models import LevelChange
from takar.web.reports.documents import pdf
from takar.web.reports.documents.group import group_facts
from takar.web.reports.documents.individual import individual_facts
from takar.web.reports.documents.recap import recap_workbook
from takar.web.reports.queries import EventReport, report_of
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(hamlet: Hamlet) -> EventReport:
    with scope(agency=hamlet.agency):
        return report_of(hamlet.event, with_scores=True)


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_report_tells_levels_match_category_and_law(report: EventReport) -> None:
    person = report.people[0]
    facts = individual_facts(report, person, "PENGGUNA")
    content = pdf.paper("kab_desasari", "individual", facts)
    text = text_of(content)
    assert person.employee.name in text
    assert len(facts["competencies"]) == 9
    assert all(one["title"] in text for one in facts["competencies"])
    assert facts["jpm"]["category"] in text
    assert report.run.law_edition[:12] in text
    assert "Peraturan BKN" in text


def test_a_corrected_report_says_so_with_the_document(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        untouched = report_of(hamlet.event)
        participant = untouched.people[0].participant
        LevelChange.objects.create(
            participant=participant,
            competency="KOMUNIKASI",
            kind="KOREKSI",
            before=2,
            after=3,
            document_number="BA-7/2025",
            by=hamlet.users[Role.OPERATOR],
        )
        report = report_of(hamlet.event)
    facts = individual_facts(report, report.people[0], "PENGGUNA")
    text = text_of(pdf.paper("kab_desasari", "individual", facts))
    assert individual_facts(untouched, untouched.people[0], "PENGGUNA")["corrections"] == []
    assert facts["corrections"] == ["Komunikasi: 2 menjadi 3, BA-7/2025"]
    assert "Laporan dengan koreksi" in text


def test_a_paper_is_tagged_titled_and_in_indonesian(report: EventReport) -> None:
    facts = individual_facts(report, report.people[0], "PENGGUNA")
    content = pdf.paper("kab_desasari", "individual", facts)
    root: Any = PdfReader(BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("id")
    assert "/StructTreeRoot" in root


def test_only_the_assessors_version_shows_who_saw_what(report: EventReport) -> None:
    person = report.people[0]
    versions = {
        kind: text_of(
            pdf.paper("kab_desasari", "individual", individual_facts(report, person, kind))
        )
        for kind in ("PENGGUNA", "ASESOR")
    }
    assert "Lampiran kerja asesor" not in versions["PENGGUNA"]
    assert "ASESOR-" not in versions["PENGGUNA"]
    assert "Lampiran kerja asesor" in versions["ASESOR"]
    assert "ASESOR-" in versions["ASESOR"]


def test_the_group_report_counts_everybody_once(report: EventReport) -> None:
    facts = group_facts(report)
    assert facts["groups"][-1]["total"] == len(report.people) == 6
    assert sum(facts["groups"][-1]["counts"]) == 6
    assert sum(unit["total"] for unit in facts["units"]) == 6
    assert facts["boxes"]["total"] + facts["boxes"]["undetermined"] == 6
    assert len(facts["participants"]) == 6


def test_the_succession_list_holds_its_boxes_only_and_the_best_first(report: EventReport) -> None:
    listed = group_facts(report)["readiness"]
    boxes = [int(one["box"]) for one in listed]
    assert set(boxes) <= {7, 8, 9}
    assert boxes == sorted(boxes, reverse=True)


def test_the_recap_keeps_numbers_as_numbers_and_nips_as_text(report: EventReport) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(recap_workbook(report)))
    heading, *rows = book.get_sheet_by_name("Rekap").to_python()
    assert len(rows) == 6
    nip, jpm = heading.index("NIP"), heading.index("JPM (%)")
    assert all(isinstance(row[nip], str) and len(str(row[nip])) == 18 for row in rows)
    assert all(isinstance(row[jpm], float | int) for row in rows)
    assert {"Rekap", "Per unit", "Kesenjangan", "Dasar"} == set(book.sheet_names)


def test_an_agency_restyles_by_its_own_template(
    report: EventReport, tmp_path: Path, settings: object
) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    own = tmp_path / "templates" / "kab_desasari"
    own.mkdir(parents=True)
    (own / "individual.typ").write_text(
        '#let data = json(bytes(sys.inputs.data))\n#set document(title: "Milik sendiri")\n'
        '#set text(lang: "id")\nRapor #data.person.name',
        encoding="utf-8",
    )
    facts = individual_facts(report, report.people[0], "PENGGUNA")
    assert text_of(pdf.paper("kab_desasari", "individual", facts)).startswith("Rapor")
    assert not text_of(pdf.paper("kab_lain", "individual", facts)).startswith("Rapor")


def test_many_papers_come_in_the_order_asked(report: EventReport) -> None:
    facts = [individual_facts(report, person, "PENGGUNA") for person in report.people]
    texts = [text_of(content) for content in pdf.papers("kab_desasari", "individual", facts)]
    names = [person.employee.name for person in report.people]
    assert all(name in text for name, text in zip(names, texts, strict=True))


def test_what_a_template_gets_is_plain(report: EventReport) -> None:
    assert json.loads(json.dumps(group_facts(report)))
