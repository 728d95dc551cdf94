"""The recap workbook: every participant with levels, JPM, category and box; gaps; the stamp."""

from io import BytesIO
from typing import Any

import xlsxwriter

from takar.web.people.rules import POSITION_TIERS
from takar.web.reports.documents.group import by_unit, category_columns, category_counts
from takar.web.reports.documents.individual import UNDETERMINED
from takar.web.reports.documents.shared import law_facts
from takar.web.reports.queries import EventReport, PersonReport
from takar.web.reports.rules import gap_summaries
from takar.web.results.queries import table_of

FIRST = ["No.", "NIP", "Nama", "Jabatan", "Jenjang", "Unit kerja", "Perangkat daerah", "Kelompok"]
LAST = ["Jumlah capaian", "Jumlah standar", "JPM (%)", "Kategori", "Kinerja", "Potensial", "Kotak"]


def recap_workbook(report: EventReport) -> bytes:
    """Return the workbook; text stays text, so that nothing in it is ever run as a formula."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#EEF3F3", "text_wrap": True})
        sheets = {
            "Rekap": recap_rows(report),
            "Per unit": unit_rows(report),
            "Kesenjangan": gap_rows(report),
            "Dasar": stamp_rows(report),
        }
        for name, rows in sheets.items():
            fill(book.add_worksheet(name), rows, bold)
    return buffer.getvalue()


def fill(sheet: Any, rows: list[list[Any]], bold: Any) -> None:
    """Write rows, the first as headings that stay in sight."""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            write(sheet, number, column, value, bold if number == 0 else None)
    sheet.freeze_panes(1, 0)
    sheet.autofit(300)
    if len(rows) > 1:
        sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)


def write(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    """Write a cell: numbers as numbers, missing as empty, all else as text."""
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_number(row, column, float(value), style)


def recap_rows(report: EventReport) -> list[list[Any]]:
    """Return a line for each participant."""
    titles = [line.title for line in report.people[0].lines] if report.people else []
    return [[*FIRST, *titles, *LAST], *(recap_row(report, person) for person in report.people)]


def recap_row(report: EventReport, person: PersonReport) -> list[Any]:
    """Return one participant."""
    participant, employee = person.participant, person.employee
    jpm, talent = person.jpm, person.talent
    return [
        participant.number,
        person.nip,
        employee.full_name,
        participant.position_title,
        POSITION_TIERS.get(participant.position_tier, participant.position_tier),
        employee.unit.name if employee.unit else "",
        report.office_of(person),
        participant.group,
        *(line.level for line in person.lines),
        *((jpm.achieved, jpm.required, jpm.jpm) if jpm else (None, None, None)),
        report.categories.get(person.category or "", UNDETERMINED),
        *((talent.performance, talent.potential, talent.box) if talent else (None, None, None)),
    ]


def unit_rows(report: EventReport) -> list[list[Any]]:
    """Return a line for each unit."""
    heading = ["Perangkat daerah", "Peserta", *category_columns(report).values()]
    return [
        heading,
        *(
            [name, len(people), *category_counts(report, people)]
            for name, people in by_unit(report)
        ),
    ]


def gap_rows(report: EventReport) -> list[list[Any]]:
    """Return a line for each competency."""
    heading = ["Kompetensi", "Rerata standar", "Rerata capaian", "Di bawah standar", "Dinilai"]
    summaries = gap_summaries(person.lines for person in report.people)
    return [heading, *([s.title, s.required, s.level, s.below, s.count] for s in summaries)]


def stamp_rows(report: EventReport) -> list[list[Any]]:
    """Return what makes the numbers provable."""
    law = law_facts(report.run, report.law, table_of(report.run))
    return [
        ["Keterangan", "Isi"],
        ["Kegiatan", report.event.name],
        ["Keadaan per", law["day"]],
        ["Edisi peraturan", report.run.law_edition],
        ["Sidik bukti", report.run.evidence_hash],
        ["Versi program", report.run.code_version],
        *(["Dasar", article] for article in law["articles"]),
        *(["Belum pasti", doubt] for doubt in law["doubts"]),
    ]
