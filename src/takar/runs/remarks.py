"""What is accepted and yet worth a second look: rows that count for nobody, lists that are absent.

Nothing of this stops a run. Left unsaid, a misspelled code would look like missing evidence.
"""
# ruff: noqa: S608 -- names of tables and columns are ours

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import duckdb
import pyarrow as pa

from takar.kernel.language import Message, msg
from takar.regulations.law import Law
from takar.tables import TABLES

PERSON = "employee_id"
CODES = (
    ("competency_levels", "competency", "assessment.competencies"),
    ("competency_standards", "competency", "assessment.competencies"),
    ("potential_aspects", "aspect", "assessment.potential_aspects"),
)
ALIKE = 0.8
SHOWN = 5
Connection = duckdb.DuckDBPyConnection


def remarks(tables: Mapping[str, pa.Table], law: Law, stems: Collection[str]) -> Iterator[Message]:
    """Yield what the reader should know about the evidence.

    Args:
        tables: every table of evidence.
        law: the law in force.
        stems: the names of the files in the folder, without their endings.
    """
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        yield from remarks_on(connection, law, stems)


def remarks_on(
    connection: Connection,
    law: Law,
    stems: Collection[str],
    suspected: Collection[str] = tuple(TABLES),
) -> Iterator[Message]:
    """Yield the same about tables that an engine has under their names.

    Args:
        connection: the engine.
        law: the law in force.
        stems: the names of the files in the folder, without their endings.
        suspected: the tables that may have rows about strangers.
    """
    yield from _misnamed(stems)
    yield from _nobody(connection, set(stems) & set(suspected))
    for name, column, key in CODES:
        if name in stems:
            yield from _unknown(connection, name, column, set(law.codes(key)))
    yield from _unknown(connection, "evidence_checks", "evidence", set(TABLES))
    yield from _absent(connection, stems)


def counted(connection: Connection, query: str) -> int:
    """Return the one number a query answers."""
    found = connection.execute(query).fetchone()
    return int(found[0]) if found and found[0] else 0


def _misnamed(stems: Collection[str]) -> Iterator[Message]:
    """Tell of files that were probably meant to be tables."""
    for stem in sorted(set(stems) - set(TABLES)):
        for meant in get_close_matches(stem, TABLES, n=1, cutoff=ALIKE):
            yield msg(
                "Berkas {name} tidak dibaca; mungkin maksudnya {meant}.", name=stem, meant=meant
            )


def _nobody(connection: Connection, stems: Collection[str]) -> Iterator[Message]:
    """Tell of rows about people who are not among the employees."""
    for name, schema in TABLES.items():
        known = [column.name for column in schema.columns]
        if name == "employees" or PERSON not in known or name not in stems:
            continue
        query = f'SELECT count(*) FROM "{name}" ANTI JOIN employees USING ({PERSON})'
        if strangers := counted(connection, query):
            yield msg(
                "Tabel {table}: {count} baris tentang orang di luar tabel employees "
                "tidak dihitung.",
                table=name,
                count=strangers,
            )


def _unknown(connection: Connection, name: str, column: str, known: set[str]) -> Iterator[Message]:
    """Tell of codes that no rule knows."""
    found = {row[0] for row in _rows(connection, f'SELECT DISTINCT "{column}" FROM "{name}"')}
    unknown = found - known - {None}
    if unknown:
        yield msg(
            "Tabel {table}, kolom {column}: {codes} tidak dikenal; barisnya tidak dihitung.",
            table=name,
            column=column,
            codes=", ".join(sorted(unknown)[:SHOWN]),
        )


def _absent(connection: Connection, stems: Collection[str]) -> Iterator[Message]:
    """Tell of lists said to be complete that are not in the folder at all."""
    query = "SELECT evidence, count(*) FROM evidence_checks GROUP BY 1 ORDER BY 1"
    for name, count in _rows(connection, query):
        if name in set(TABLES) - set(stems):
            yield msg(
                "Tabel {table} tidak ada di folder; {count} orang yang daftarnya dinyatakan "
                "lengkap dianggap tidak punya catatan.",
                table=name,
                count=count,
            )


def _rows(connection: Connection, query: str) -> list[Any]:
    return connection.execute(query).fetchall()
