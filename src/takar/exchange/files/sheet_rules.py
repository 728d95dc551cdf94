"""What the cells of one row must be to each other, and what a row must say at all."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from takar.exchange.faults import FaultLedger, Problem, Severity
from takar.exchange.files.templates.template import Template
from takar.kernel.language import msg

Row = Mapping[str, object]

ENDS_FIRST = Problem(
    "SELESAI_SEBELUM_MULAI",
    msg("Tanggal selesai lebih awal daripada tanggal mulai."),
    msg("Periksa kedua tanggal; mungkin tertukar."),
)
SAYS_NOTHING = Problem(
    "TANPA_NILAI",
    msg("Tidak satu pun nilai terisi pada baris ini."),
    msg("Isi sedikitnya satu nilai, atau hapus barisnya."),
)
HOURS_A_DAY = 24
SUM_MAY_DIFFER = Decimal("0.02")
"""Published sums of rounded parts are off by this much at most."""


def check_row_rules(template: Template, rows: Sequence[Row], ledger: FaultLedger) -> None:
    """Refuse rows whose cells do not go together; rows already refused are left alone."""
    headings = {each.column.name: each.heading for each in template.sheet_fields}
    for place, row in enumerate(rows):
        if place in ledger.refused:
            continue
        if template.period and _ends_first(row, template.period):
            ended = row[template.period[1]]
            ledger.note(place, headings[template.period[1]], f"{ended:%d-%m-%Y}", ENDS_FIRST)
        elif template.hours and (problem := too_many_hours(row, template)):
            ledger.note(place, headings[template.hours], shown(row[template.hours]), problem)
        if template.sum_of and (problem := other_sum(row, template.sum_of)):
            total = template.sum_of[-1]
            ledger.note(place, headings[total], shown(row[total]), problem)
        if template.either and all(row[name] is None for name in template.either):
            ledger.note(place, headings[template.either[0]], "", _neither(template, headings))
        if template.spread and all(row[code] is None for code in template.spread.headings):
            ledger.note(place, template.spread_fields[0].heading, "", SAYS_NOTHING)


def _ends_first(row: Row, period: tuple[str, str]) -> bool:
    started, ended = row[period[0]], row[period[1]]
    return isinstance(started, date) and isinstance(ended, date) and ended < started


def shown(value: object) -> str:
    """Return a number as somebody would write it.

    >>> shown(Decimal("25.500000"))
    '25,5'
    """
    number = value if isinstance(value, Decimal) else Decimal(0)
    return f"{number.normalize():f}".replace(".", ",")


def too_many_hours(row: Row, template: Template) -> Problem | None:
    """Say that a course is told to have had more hours than its days have, where both are told."""
    hours = row[template.hours]
    started, ended = (row[name] for name in template.period or ("", ""))
    if not (isinstance(hours, Decimal) and isinstance(started, date) and isinstance(ended, date)):
        return None
    days = (ended - started).days + 1
    if hours <= HOURS_A_DAY * days:
        return None
    return Problem(
        "JP_MELEBIHI_HARI",
        msg("JP lebih banyak daripada jam dalam {days} hari.", days=days),
        msg("Periksa jumlah JP dan kedua tanggalnya."),
    )


def other_sum(row: Row, names: Sequence[str]) -> Problem | None:
    """Say that a sum is not that of its parts; where a part is a gap, nothing can be said."""
    *parts, total = (row[name] for name in names)
    if total is None or None in parts:
        return None
    found = sum((part for part in parts if isinstance(part, Decimal)), Decimal(0))
    if not isinstance(total, Decimal) or abs(found - total) <= SUM_MAY_DIFFER:
        return None
    return Problem(
        "JUMLAH_BERBEDA",
        msg("Jumlah yang tertulis bukan jumlah bagiannya, yaitu {found}.", found=shown(found)),
        msg("Cocokkan dengan berkas asli; yang dipakai adalah nilai setiap bagian."),
        Severity.WARNING,
    )


def _neither(template: Template, headings: Mapping[str, str]) -> Problem:
    columns = ", ".join(headings[name] for name in template.either)
    return Problem(
        "SALAH_SATU_WAJIB",
        msg("Salah satu kolom ini wajib diisi: {columns}.", columns=columns),
        msg("Isi salah satunya."),
    )
