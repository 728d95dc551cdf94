"""The index in the layouts of the national agency: its workbook and its plain list.

The workbook's headings stand on row 7, as its readers expect; the layout was inferred from programs
that read it (likely). The list has the fields of its web service.
"""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from takar.web.people.models import Employee
from takar.web.reports.documents.ip_asn import shared_facts
from takar.web.reports.documents.recap import write
from takar.web.reports.queries.ip_asn import IpAsnReport, people_of
from takar.web.results.rules.ip_asn import DIMENSIONS

HEADING_ROW = 6
HEADINGS = (
    *("No", "Nama", "NIP", "Nama Jabatan", "Satuan Kerja"),
    *("Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Total"),
)
LIST_HEADINGS = (
    *("nip", "tahun", "kualifikasi", "kompetensi", "kinerja", "disiplin"),
    *("subtotal", "created_at"),
)
WIDTHS = (6, 34, 22, 40, 40, 12, 12, 12, 12, 12)


def official_workbook(report: IpAsnReport) -> bytes:
    """Return everybody measured in the layout of the official export."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "border": 1, "text_wrap": True})
        sheet = book.add_worksheet("PIP ASN")
        for number, line in enumerate(title_lines(report)):
            write(sheet, number, 0, line, bold if number == 0 else None)
        for column, heading in enumerate(HEADINGS):
            write(sheet, HEADING_ROW, column, heading, bold)
            sheet.set_column(column, column, WIDTHS[column])
        for number, cells in enumerate(lines(report), start=1):
            for column, value in enumerate((number, *cells)):
                write(sheet, HEADING_ROW + number, column, value, None)
        sheet.freeze_panes(HEADING_ROW + 1, 0)
    return buffer.getvalue()


def official_list(report: IpAsnReport) -> bytes:
    """Return everybody measured as a plain list; numbers with a point, days as ISO 8601."""
    people, made = people_of(report), report.run.made_at.date().isoformat()
    sheet = StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(LIST_HEADINGS)
    for person, row in measured(report, people):
        points = [plain(row[name]) for name in (*DIMENSIONS.values(), "total")]
        writer.writerow([person.nip or "", report.year, *points, made])
    return sheet.getvalue().encode("utf-8-sig")


def title_lines(report: IpAsnReport) -> list[str]:
    """Return the six lines above the headings."""
    law = shared_facts(report)["law"]
    return [
        f"Pengukuran Indeks Profesionalitas ASN {report.year}",
        report.run.agency.name,
        f"Perangkat aturan: {law['rules']}",
        f"Keadaan nilai: {law['standing']}",
        f"Keadaan data per {law['day']}",
        f"Edisi peraturan {law['edition'][:12]}, sidik bukti {law['evidence'][:12]}",
    ]


def lines(report: IpAsnReport) -> Iterator[tuple[Any, ...]]:
    """Give the cells of each person measured."""
    for person, row in measured(report, people_of(report)):
        yield (
            person.full_name,
            person.nip or "",
            person.position_title or "",
            person.unit.name if person.unit else "",
            *(row[name] for name in (*DIMENSIONS.values(), "total")),
        )


def measured(
    report: IpAsnReport, people: dict[int, Employee]
) -> Iterator[tuple[Employee, dict[str, Any]]]:
    """Give everybody with a total; a gap is left out, for the layout has no word for it."""
    for row in report.rows:
        if row["total"] is not None and row["employee_id"] in people:
            yield people[row["employee_id"]], dict(row)


def plain(value: Any) -> str:
    """Print a number as programs read it.

    >>> from decimal import Decimal
    >>> plain(Decimal("22.500000"))
    '22.5'
    """
    return f"{value.normalize():f}"
