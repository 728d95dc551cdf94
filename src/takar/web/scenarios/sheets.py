"""People who move, and steps of a plan, as workbooks; text stays text, a gap is an empty cell."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from takar.kernel.rounding import half_up
from takar.web.scenarios.models import Movement, PlanStep, Scenario, TrainingPlan
from takar.web.scenarios.queries import categories
from takar.web.scenarios.rules import GroupShift
from takar.web.scenarios.wording import DEEDS, GROUPINGS, INDICATORS, worded

Cell = str | Decimal | int | None


def movements_sheet(
    people: QuerySet[Movement], scenario: Scenario, *, whole_nip: bool
) -> tuple[bytes, int]:
    """Return a workbook of the people who move and of the groups, and how many people there are."""
    titles = categories(scenario)
    rows = [movement_row(row, titles, whole_nip=whole_nip) for row in people.iterator()]
    found = scenario.found
    groups = [group_row(group) for group in found.groups] if found else []
    sheets = [(_("Perpindahan"), movement_heads(), rows), (_("Kelompok"), group_heads(), groups)]
    return workbook(sheets, warning(scenario)), len(rows)


def movement_heads() -> list[str]:
    """Return the first row of the list of people."""
    return [
        _("NIP"),
        _("Nama"),
        _("Unit kerja"),
        _("Jabatan"),
        _("Jenjang"),
        _("Status"),
        _("Sebelum"),
        _("Sesudah"),
        _("Selisih"),
        _("Kategori sebelum"),
        _("Kategori sesudah"),
        _("Arah"),
    ]


def movement_row(row: Movement, titles: dict[str, str], *, whole_nip: bool) -> list[Cell]:
    """Return the cells of one person."""
    employee = row.employee
    return [
        employee.nip if whole_nip else employee.masked_nip,
        employee.full_name,
        employee.unit.name if employee.unit else "",
        employee.position_title,
        employee.get_position_tier_display(),
        employee.get_employment_display(),
        row.before,
        row.after,
        row.change,
        titles.get(row.category_before, _("Belum terukur")),
        titles.get(row.category_after, _("Belum terukur")),
        row.get_direction_display(),
    ]


def group_heads() -> list[str]:
    """Return the first row of the list of groups."""
    return [
        _("Pengelompokan"),
        _("Kelompok"),
        _("Pegawai"),
        _("Terukur sebelum"),
        _("Terukur sesudah"),
        _("Indeks sebelum"),
        _("Indeks sesudah"),
        _("Selisih"),
        _("Naik kategori"),
        _("Turun kategori"),
    ]


def group_row(group: GroupShift) -> list[Cell]:
    """Return the cells of one group."""
    return [
        worded(group.grouping, GROUPINGS),
        group.title,
        group.headcount,
        group.measured_before,
        group.measured_after,
        group.before,
        group.after,
        group.change,
        group.risen,
        group.fallen,
    ]


def steps_sheet(
    steps: QuerySet[PlanStep], plan: TrainingPlan, *, whole_nip: bool, with_points: bool
) -> tuple[bytes, int]:
    """Return a workbook of what has to be done, and how many steps there are."""
    titles = {course.code: course.title for course in plan.agreed.courses}
    rows = [
        step_row(step, titles, whole_nip=whole_nip, with_points=with_points)
        for step in steps.iterator()
    ]
    heads = [
        _("NIP"),
        _("Nama"),
        _("Unit kerja"),
        _("Jabatan"),
        _("Tindakan"),
        _("Untuk"),
        _("Diklat"),
        _("JP"),
        _("Biaya (rupiah)"),
    ]
    if with_points:
        heads.append(_("Tambahan poin"))
    return workbook([(_("Langkah"), heads, rows)], warning(plan)), len(rows)


def step_row(
    step: PlanStep, titles: dict[str, str], *, whole_nip: bool, with_points: bool
) -> list[Cell]:
    """Return the cells of one step."""
    employee = step.employee
    cells: list[Cell] = [
        employee.nip if whole_nip else employee.masked_nip,
        employee.full_name,
        employee.unit.name if employee.unit else "",
        employee.position_title,
        worded(step.deed, DEEDS),
        worded(step.indicator, INDICATORS),
        titles.get(step.course, step.course),
        step.hours,
        step.cost,
    ]
    return [*cells, step.gain] if with_points else cells


def warning(sketch: Scenario | TrainingPlan) -> str:
    """Return the sentence that stands below every list that leaves the room."""
    day = date_format(sketch.day, "DATE_FORMAT")
    if isinstance(sketch, Scenario):
        return _("Skenario %(name)s, keadaan per %(day)s: bukan hasil penilaian siapa pun.") % {
            "name": sketch.name,
            "day": day,
        }
    return _("Rencana %(name)s, keadaan per %(day)s: usulan, belum diputuskan.") % {
        "name": sketch.name,
        "day": day,
    }


def workbook(
    sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]], told: str
) -> bytes:
    """Return a workbook with one sheet for each list; the warning stands above its head."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "constant_memory": True})
    bold, red = book.add_format({"bold": True}), book.add_format({"bold": True, "color": "#a1261d"})
    for title, heads, rows in sheets:
        sheet = book.add_worksheet(title[:31])
        sheet.write_string(0, 0, told, red)
        sheet.write_row(1, 0, heads, bold)
        sheet.freeze_panes(2, 2)
        for number, cells in enumerate(rows, start=2):
            for column, cell in enumerate(cells):
                write(sheet, number, column, cell)
    book.close()
    return stream.getvalue()


def write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell) -> None:
    """Write one cell."""
    if isinstance(cell, Decimal | int):
        sheet.write_number(row, column, float(half_up(cell)) if isinstance(cell, Decimal) else cell)
    elif cell:
        sheet.write_string(row, column, str(cell))
