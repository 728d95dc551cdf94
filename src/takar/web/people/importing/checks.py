"""What no single file knows of its rows: whether the law of their year, or the person, admits them.

A file is read against itself first; this looks at the good rows once more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pyarrow as pa

from takar.exchange.faults import Fault, Problem, Severity
from takar.exchange.files import TEMPLATES
from takar.kernel.language import msg
from takar.measures.ip_asn_entries import rating_fault
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee
from takar.web.people.queries.law import law_of

Row = Mapping[str, Any]
Trouble = tuple[str, Problem]

LEADERSHIP_OF_NOBODY = Problem(
    "PIM_PELAKSANA",
    msg("Pelatihan kepemimpinan pada pegawai yang kini pelaksana; tidak menambah nilai IP ASN."),
    msg("Pastikan orangnya benar, atau perbarui jabatannya."),
    Severity.WARNING,
)


@dataclass(frozen=True)
class Checked:
    """The rows that pass, with their numbers, and what is said about the others."""

    rows: pa.Table
    faults: tuple[Fault, ...]


def checked(
    agency: Agency, rows: pa.Table, numbers: Sequence[int], table: str, day: date
) -> Checked:
    """Look once more at the good rows of a file.

    Args:
        agency: whose evidence and local law.
        rows: the good rows, as ``TABLES[table]`` says.
        numbers: the row of the file behind each.
        table: the table of evidence they belong to.
        day: the day on which the file is read.
    """
    makers: Mapping[str, Callable[[Agency, date], Callable[[Row], Trouble | None]]] = {
        "performance_ratings": rating_check,
        "trainings": leadership_check,
    }
    if table not in makers:
        return Checked(rows, ())
    look = makers[table](agency, day)
    found = [look(row) for row in rows.to_pylist()]
    wrong = [trouble is not None and is_wrong(trouble) for trouble in found]
    faults = tuple(
        fault(table, number, row, trouble)
        for number, row, trouble in zip(numbers, rows.to_pylist(), found, strict=True)
        if trouble is not None
    )
    return Checked(rows.filter(pa.array([not each for each in wrong], pa.bool_())), faults)


def is_wrong(trouble: Trouble) -> bool:
    """Tell whether a row cannot be taken."""
    return trouble[1].severity is Severity.WRONG


def fault(table: str, number: int, row: Row, trouble: Trouble) -> Fault:
    """Return what is wrong with a row under the heading of our own workbook."""
    column, problem = trouble
    headings = {each.column.name: each.heading for each in TEMPLATES[table].fields}
    return Fault(
        row=number,
        column=headings[column],
        value=str(row[column] if row[column] is not None else ""),
        severity=problem.severity,
        code=problem.code,
        reason=problem.reason,
        hint=problem.hint,
    )


def rating_check(agency: Agency, day: date) -> Callable[[Row], Trouble | None]:
    """Return what looks whether a rating is one of its year's scale."""
    law = law_of(agency, day)
    asked = cache(lambda *facts: rating_trouble(law, *facts))

    def look(row: Row) -> Trouble | None:
        return asked(row["year"], row["rating_scale"], row["rating"], row["rating_score"])

    return look


def rating_trouble(
    law: Law, year: int, scale: str | None, rating: str | None, score: Decimal | None
) -> Trouble | None:
    """Return what is wrong with a rating as one of its year."""
    reason = rating_fault(year, scale, rating, score, law) if scale or rating or score else None
    if reason is None:
        return None
    column = "rating" if rating else "rating_score" if score is not None else "rating_scale"
    hint = msg("Tulis predikat menurut skala tahunnya, atau sebut skala yang dipakai.")
    return column, Problem("PREDIKAT_BUKAN_TAHUNNYA", reason, hint)


def leadership_check(agency: Agency, day: date) -> Callable[[Row], Trouble | None]:
    """Return what looks whether a leadership training belongs to somebody who leads nobody."""
    people = Employee.objects.filter(agency=agency, position_kind="PELAKSANA")
    staff = frozenset[str](people.order_by().values_list("code", flat=True))

    def look(row: Row) -> Trouble | None:
        is_odd = row["training_kind"] == "STRUKTURAL" and row["employee_id"] in staff
        return ("training_kind", LEADERSHIP_OF_NOBODY) if is_odd else None

    return look
