"""The index by name: sub-scores, missing evidence, points still to gain, who is under a target."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from takar.web.people.models import Employee
from takar.web.reports.documents.ip_asn import row_facts, shared_facts
from takar.web.reports.documents.recap import fill
from takar.web.reports.queries.ip_asn import IpAsnReport, people_of
from takar.web.reports.rules.ip_asn import REASON_WORDS, STATE_WORDS, TARGET, is_below
from takar.web.results.models import IpAsnGroup

WHO = ["No.", "NIP", "Nama", "Jabatan", "Unit kerja", "Status"]
GROUP_HEADS = [
    *("Pengelompokan", "Kelompok", "Pegawai", "Terukur", "Partisipasi (%)"),
    *("Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Indeks", "Kategori"),
]
Rows = list[list[Any]]
Row = Mapping[str, Any]


def ip_asn_workbook(
    report: IpAsnReport, *, target: Decimal = TARGET, with_nip: bool, with_discipline: bool
) -> bytes:
    """Return the workbook; text stays text, so that nothing in it is ever run as a formula.

    Args:
        target: the index below which a person is listed apart.
        with_nip: also the birth date that a whole NIP gives away.
        with_discipline: also discipline and the total it is part of; they tell of sanctions.
    """
    people = people_of(report)
    rows = [row for row in report.rows if row["employee_id"] in people]
    told = Told(report, people, with_nip=with_nip, with_discipline=with_discipline)
    sheets = {
        "Menurut nama": told.by_name(rows),
        "Celah": told.gaps(rows),
        "Di bawah sasaran": told.under(rows, target),
        "Kelompok": group_rows(report),
        "Dasar": stamp_rows(report, target),
    }
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#EEF3F3", "text_wrap": True})
        for name, lines in sheets.items():
            fill(book.add_worksheet(name), lines, bold)
    return buffer.getvalue()


class Told:
    """The people of a report as lines, with what this reader may know of them."""

    def __init__(
        self,
        report: IpAsnReport,
        people: Mapping[int, Employee],
        *,
        with_nip: bool,
        with_discipline: bool,
    ) -> None:
        self.report, self.people = report, people
        self.with_nip, self.with_discipline = with_nip, with_discipline

    def who(self, number: int, row: Row) -> list[Any]:
        """Return the cells that say who somebody is."""
        person = self.people[row["employee_id"]]
        return [
            number,
            (person.nip or "") if self.with_nip else person.masked_nip,
            person.full_name,
            person.position_title or "",
            person.unit.name if person.unit else "",
            row["employment"],
        ]

    def by_name(self, rows: list[Row]) -> Rows:
        """Return a line for each person, with every sub-score and what is missing."""
        heads = ["Kualifikasi", "Kompetensi", "Diklat kepemimpinan", "Diklat fungsional"]
        heads += ["Diklat teknis", "Seminar", "Kinerja"]
        heads += ["Disiplin", "Indeks"] if self.with_discipline else []
        tail = ["Kategori", "Bila usulan diverifikasi", "Bukti yang belum ada"]
        tail = tail if self.with_discipline else [tail[2]]
        return [
            [*WHO, *heads, *tail],
            *([*self.who(n, row), *self.scores(row)] for n, row in enumerate(rows, start=1)),
        ]

    def scores(self, row: Row) -> list[Any]:
        """Return the points of one person and what would bring more."""
        parts = ("qualification", "competence", "leadership", "functional", "technical", "seminar")
        points = [row[name] for name in (*parts, "performance")]
        if not self.with_discipline:
            return [*points, self.missing(row)]
        category = self.report.categories.get(str(row["category"] or ""), "")
        closing = [row["discipline"], row["total"], category, row["total_claimed"]]
        return [*points, *closing, self.missing(row)]

    def missing(self, row: Row) -> str:
        """Name the evidence that is missing, stale or unverified."""
        return "; ".join(
            f"{self.report.indicators[loss.indicator]}: {REASON_WORDS[loss.reason].lower()}"
            for loss in self.seen_losses(row)
            if loss.by_paper
        )

    def seen_losses(self, row: Row) -> Iterator[Any]:
        """Give what one person lacks, as far as this reader may know it."""
        for loss in self.report.losses_of(row):
            if self.with_discipline or loss.indicator != "DISIPLIN":
                yield loss

    def gaps(self, rows: list[Row]) -> Rows:
        """Return a line for each person and indicator with points still to gain."""
        heads = ["Unsur", "Poin", "Paling tinggi", "Dapat diraih", "Sebab", "Keadaan"]
        lines = [
            [
                *self.who(0, row)[1:],
                self.report.indicators[loss.indicator],
                loss.points,
                loss.most,
                loss.lost,
                REASON_WORDS[loss.reason],
                STATE_WORDS.get(loss.state or "", ""),
            ]
            for row in rows
            for loss in self.seen_losses(row)
        ]
        return [[*WHO[1:], *heads], *lines]

    def under(self, rows: list[Row], target: Decimal) -> Rows:
        """Return who stays below the target, the lowest first; those not measured are not.

        To who may not read totals they are told by name: their order would tell too.
        """
        below = [row for row in rows if is_below(row["total"], target)]
        if not self.with_discipline:
            return [WHO, *(self.who(n, row) for n, row in enumerate(below, start=1))]
        below.sort(key=lambda row: row["total"])
        return [
            [*WHO, "Indeks", "Kurang"],
            *(
                [*self.who(n, row), row["total"], target - row["total"]]
                for n, row in enumerate(below, start=1)
            ),
        ]


def group_rows(report: IpAsnReport) -> Rows:
    """Return a line for each group of the run that the report is about."""
    return [GROUP_HEADS, *(group_row(report, group) for group in report.groups)]


def group_row(report: IpAsnReport, group: IpAsnGroup) -> list[Any]:
    """Return one group."""
    return [
        group.grouping,
        group.title,
        group.headcount,
        group.measured,
        group.participation,
        *(group.qualification, group.competence, group.performance, group.discipline),
        group.index,
        row_facts(report, group)["category"],
    ]


def stamp_rows(report: IpAsnReport, target: Decimal) -> Rows:
    """Return what makes the numbers provable."""
    law = shared_facts(report)["law"]
    return [
        ["Keterangan", "Isi"],
        ["Penghitungan", report.run.title],
        ["Tahun pengukuran", str(report.year)],
        ["Perangkat aturan", law["rules"]],
        ["Keadaan nilai", law["standing"]],
        ["Keadaan data per", law["day"]],
        ["Sasaran", str(target)],
        ["Edisi peraturan", law["edition"]],
        ["Sidik bukti", law["evidence"]],
        ["Versi program", law["program"]],
        *(["Dasar", article] for article in law["articles"]),
        *(["Belum pasti", doubt] for doubt in law["doubts"]),
    ]
