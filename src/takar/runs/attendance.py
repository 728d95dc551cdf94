"""What took place: a list of who attended becomes rows of the evidence ``trainings``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from takar.kernel.language import Message, msg
from takar.measures.development import Attendance, BadAttendance, training_rows
from takar.regulations.law import Law
from takar.tables import TABLES, Column, TableSchema
from takar.tables.reading import BadTables, CellFault, read_table

Row = Mapping[str, Any]
FORMS = "development.forms"
TRAININGS = TABLES["trainings"]
ATTENDED = TableSchema(
    "attended",
    (
        Column("employee_id", required=True),
        Column("title", required=True),
        Column("form", required=True),
        Column("started_on", "date"),
        Column("ended_on", "date", required=True),
        Column("lesson_hours", "decimal", required=True),
        Column("certificate_number"),
        Column("provider"),
        Column("fits_post", "boolean"),
    ),
    key=("employee_id", "title", "ended_on"),
)
"""Who attended what; the form decides the kind of training."""


@dataclass(frozen=True)
class TookPlace:
    """The evidence of trainings with what took place in it.

    Attributes:
        table: all rows of ``trainings``, those known before first.
        added: how many are new.
        known: how many stood there already, and were left as they are.
    """

    table: pa.Table
    added: int
    known: int


def took_place(path: Path, tables: Mapping[str, pa.Table], law: Law) -> TookPlace:
    """Read a list of who attended, and lay it beside the trainings already known.

    Args:
        path: CSV or Parquet, with the columns of :data:`ATTENDED`.
        tables: the evidence.
        law: of the day by which everything has ended.

    Raises:
        BadTables: the file or a row cannot be accepted; every fault is told, nothing is taken.
    """
    table, faults = read_table(path, ATTENDED)
    rows = table.to_pylist()
    people = set(tables["employees"]["employee_id"].to_pylist())
    read = [] if faults else list(_read(rows, people, law))
    faults += [one for one in read if isinstance(one, CellFault)]
    if faults:
        raise BadTables(msg("{fault}", fault=str(faults[0])), faults[0].hint, faults)
    before = tables["trainings"]
    held = {_key(row) for row in before.select(TRAININGS.key).to_pylist()}
    found = [one for one in read if isinstance(one, dict)]
    fresh = [row for row in found if _key(row) not in held]
    added = pa.Table.from_pylist(fresh, schema=TRAININGS.arrow)
    return TookPlace(pa.concat_tables([before, added]), len(fresh), len(found) - len(fresh))


def _read(
    rows: list[dict[str, Any]], people: set[str], law: Law
) -> Iterator[CellFault | dict[str, object]]:
    """Yield a row of evidence, or what is wrong, for each row of the file."""
    forms = law.codes(FORMS)
    for number, row in enumerate(rows, start=2):
        if row["employee_id"] not in people:
            yield _fault(
                number,
                "employee_id",
                row,
                msg("orang ini tidak ada pada tabel employees"),
                msg("Periksa employee_id, atau tambahkan orangnya dulu."),
            )
        elif row["form"] not in forms:
            yield _fault(
                number,
                "form",
                row,
                msg("bentuk ini tidak dikenal"),
                msg("Pilih dari: {known}.", known=", ".join(forms)),
            )
        else:
            yield _evidence(number, row, law)


def _evidence(number: int, row: dict[str, Any], law: Law) -> CellFault | dict[str, object]:
    try:
        (found,) = training_rows([Attendance(**row)], law)
    except BadAttendance as error:
        column = "lesson_hours" if row["lesson_hours"] <= 0 else "ended_on"
        return _fault(number, column, row, error.problem, error.hint)
    return found


def _fault(
    number: int, column: str, row: Row, reason: Message | str, hint: Message | str
) -> CellFault:
    said, advised = (
        own if isinstance(own, Message) else msg("{said}", said=own) for own in (reason, hint)
    )
    return CellFault(ATTENDED.name, number, column, str(row[column]), said, advised)


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in TRAININGS.key)
