"""What is accepted and yet worth a second look: rows that count for nobody, lists that are absent.

Nothing of this stops a run. Left unsaid, a misspelled code would look like missing evidence.
"""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

import pyarrow as pa
import pyarrow.compute as pc

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


def remarks(tables: Mapping[str, pa.Table], law: Law, stems: Collection[str]) -> Iterator[Message]:
    """Yield what the reader should know about the evidence.

    Args:
        tables: every table of evidence.
        law: the law in force.
        stems: the names of the files in the folder, without their endings.
    """
    yield from _misnamed(stems)
    yield from _nobody(tables)
    for name, column, key in CODES:
        yield from _unknown(tables[name], name, column, set(law.codes(key)))
    yield from _unknown(tables["evidence_checks"], "evidence_checks", "evidence", set(TABLES))
    yield from _absent(tables, stems)


def _misnamed(stems: Collection[str]) -> Iterator[Message]:
    """Tell of files that were probably meant to be tables."""
    for stem in sorted(set(stems) - set(TABLES)):
        for meant in get_close_matches(stem, TABLES, n=1, cutoff=ALIKE):
            yield msg(
                "Berkas {name} tidak dibaca; mungkin maksudnya {meant}.", name=stem, meant=meant
            )


def _nobody(tables: Mapping[str, pa.Table]) -> Iterator[Message]:
    """Tell of rows about people who are not among the employees."""
    people = tables["employees"].column(PERSON).combine_chunks()
    for name, table in tables.items():
        if name == "employees" or PERSON not in table.column_names:
            continue
        known = pc.is_in(table.column(PERSON), value_set=people)
        strangers = table.num_rows - (pc.sum(known).as_py() or 0)
        if strangers:
            yield msg(
                "Tabel {table}: {count} baris tentang orang di luar tabel employees "
                "tidak dihitung.",
                table=name,
                count=strangers,
            )


def _unknown(table: pa.Table, name: str, column: str, known: set[str]) -> Iterator[Message]:
    """Tell of codes that no rule knows."""
    found = set(pc.unique(table.column(column)).to_pylist()) - known - {None}
    if found:
        yield msg(
            "Tabel {table}, kolom {column}: {codes} tidak dikenal; barisnya tidak dihitung.",
            table=name,
            column=column,
            codes=", ".join(sorted(found)[:SHOWN]),
        )


def _absent(tables: Mapping[str, pa.Table], stems: Collection[str]) -> Iterator[Message]:
    """Tell of lists said to be complete that are not in the folder at all."""
    checks = tables["evidence_checks"].column("evidence")
    for name in sorted(set(pc.unique(checks).to_pylist()) & set(TABLES) - set(stems)):
        yield msg(
            "Tabel {table} tidak ada di folder; {count} orang yang daftarnya dinyatakan lengkap "
            "dianggap tidak punya catatan.",
            table=name,
            count=pc.sum(pc.equal(checks, name)).as_py(),
        )
