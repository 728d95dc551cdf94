"""The list of people on the map as a workbook."""

from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from takar.kernel.rounding import half_up
from takar.web.results.models import Run, TalentResult
from takar.web.results.queries import law_of
from takar.web.talent.queries import Results, axis_titles, indicator_titles, names

Cell = str | Decimal | int | None


def headings() -> list[str]:
    """Return the first row."""
    return [
        _("NIP"),
        _("Nama"),
        _("Unit kerja"),
        _("Jabatan"),
        _("Jenjang"),
        _("Kinerja"),
        _("Kinerja paling rendah"),
        _("Kinerja paling tinggi"),
        _("Kelengkapan kinerja (%)"),
        _("Kategori kinerja"),
        _("Potensial"),
        _("Potensial paling rendah"),
        _("Potensial paling tinggi"),
        _("Kelengkapan potensial (%)"),
        _("Kategori potensial"),
        _("Nilai talenta"),
        _("Kotak"),
        _("Kotak paling rendah"),
        _("Kotak paling tinggi"),
        _("Bukti yang belum ada"),
    ]


def talent_sheet(people: Results, run: Run, *, whole_nip: bool) -> tuple[bytes, int]:
    """Return a workbook of these people, and how many there are; a gap is an empty cell."""
    law = law_of(run)
    performance, potential = axis_titles(law)
    titles = indicator_titles(law)
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "constant_memory": True})
    sheet = book.add_worksheet(_("Peta talenta"))
    sheet.freeze_panes(1, 2)
    sheet.write_row(0, 0, headings(), book.add_format({"bold": True, "text_wrap": True}))
    count = 0
    for count, result in enumerate(people.iterator(), start=1):
        gaps = "; ".join(titles.get(name, name) for name in names(result.gaps))
        cells = row_of(result, performance, potential, whole_nip=whole_nip)
        for column, cell in enumerate([*cells, gaps]):
            write(sheet, count, column, cell)
    sheet.write_string(count + 2, 0, _("Edisi peraturan: %s") % run.law_edition)
    book.close()
    return stream.getvalue(), count


def row_of(
    result: TalentResult,
    performance: dict[str, str],
    potential: dict[str, str],
    *,
    whole_nip: bool,
) -> list[Cell]:
    """Return the cells of one person, in the order of the headings."""
    employee = result.employee
    return [
        employee.nip if whole_nip else employee.masked_nip,
        employee.full_name,
        employee.unit.name if employee.unit else "",
        employee.position_title,
        employee.get_position_tier_display(),
        result.performance,
        result.performance_least,
        result.performance_most,
        result.performance_completeness,
        performance.get(result.performance_category or "", result.performance_category),
        result.potential,
        result.potential_least,
        result.potential_most,
        result.potential_completeness,
        potential.get(result.potential_category or "", result.potential_category),
        result.talent,
        result.box,
        result.box_least,
        result.box_most,
    ]


def write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell) -> None:
    """Write one cell; text stays text, so that nothing in it is taken for a formula."""
    if cell is None or cell == "":
        return
    if isinstance(cell, Decimal | int):
        sheet.write_number(row, column, float(half_up(cell)) if isinstance(cell, Decimal) else cell)
    else:
        sheet.write_string(row, column, str(cell))
