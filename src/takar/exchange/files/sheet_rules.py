"""What the cells of one row must be to each other, and what a row must say at all."""

from collections.abc import Mapping, Sequence
from datetime import date

from takar.exchange.faults import FaultLedger, Problem
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


def check_row_rules(template: Template, rows: Sequence[Row], ledger: FaultLedger) -> None:
    """Refuse rows whose cells do not go together; rows already refused are left alone."""
    headings = {each.column.name: each.heading for each in template.sheet_fields}
    for place, row in enumerate(rows):
        if place in ledger.refused:
            continue
        if template.period and _ends_first(row, template.period):
            ended = row[template.period[1]]
            ledger.note(place, headings[template.period[1]], f"{ended:%d-%m-%Y}", ENDS_FIRST)
        if template.either and all(row[name] is None for name in template.either):
            ledger.note(place, headings[template.either[0]], "", _neither(template, headings))
        if template.spread and all(row[code] is None for code in template.spread.headings):
            ledger.note(place, template.spread_fields[0].heading, "", SAYS_NOTHING)


def _ends_first(row: Row, period: tuple[str, str]) -> bool:
    started, ended = row[period[0]], row[period[1]]
    return isinstance(started, date) and isinstance(ended, date) and ended < started


def _neither(template: Template, headings: Mapping[str, str]) -> Problem:
    columns = ", ".join(headings[name] for name in template.either)
    return Problem(
        "SALAH_SATU_WAJIB",
        msg("Salah satu kolom ini wajib diisi: {columns}.", columns=columns),
        msg("Isi salah satunya."),
    )
