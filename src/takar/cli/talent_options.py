"""What every command of ``takar talent`` is asked, and the tables it reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import typer
from rich.console import Console

from takar.cli.days import day_option
from takar.cli.telling import faults_listed, stems_in, tell_remarks
from takar.kernel.language import Message, msg
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.eligibility import read_proposals
from takar.runs.remarks import remarks
from takar.runs.succession import Facts, facts_of
from takar.tables.proposals import PROPOSALS
from takar.tables.reading import SUFFIXES, BadTables, read_table, read_tables
from takar.tables.schema import TableSchema
from takar.tables.succession import CONTRACTS, ELIGIBILITY, TARGET_POSTS

Folder = Annotated[
    Path, typer.Option("--in", metavar="DIR", help="Folder berisi tabel CSV atau Parquet.")
]
Day = Annotated[date, day_option("Hari yang dilihat.")]
Out = Annotated[Path, typer.Option(metavar="FILE", help="Keluaran: .xlsx atau .csv.")]
Agency = Annotated[str | None, typer.Option(help="Kode instansi dengan aturan sendiri.")]
LawDirs = Annotated[
    list[Path] | None, typer.Option("--law", metavar="DIR", help="Folder aturan; boleh berulang.")
]
Posts = Annotated[
    list[str] | None,
    typer.Option("--post", metavar="ID", help="position_id; boleh berulang; kosong: target."),
]
Keys = Annotated[
    str | None, typer.Option(metavar="KUNCI,...", help="Kunci urutan, misalnya FINAL,JPM.")
]
Word = Annotated[str, typer.Option(help="Kata undian, dicetak pada daftar.")]
Unchecked = Annotated[
    bool, typer.Option("--unchecked", help="Urutkan juga yang syaratnya belum diperiksa.")
]
SIDE_TABLES = (CONTRACTS, TARGET_POSTS, ELIGIBILITY)


@dataclass(frozen=True)
class Opened:
    """A folder opened under a law.

    Attributes:
        beside: rows of the tables that stand beside the evidence; none where there is no file.
    """

    law: Law
    tables: Mapping[str, pa.Table]
    facts: Facts
    beside: Mapping[str, list[dict[str, Any]] | None]


def opened(folder: Path, day: date, agency: str | None, law: list[Path] | None) -> Opened:
    """Read the tables of a folder, and those beside them."""
    book = Book.load(*(law or []))
    in_force = book.on(day, agency=agency)
    with faults_listed():
        tables = read_tables(folder, ("employees", "positions")) | read_proposals(folder)
        beside = {schema.name: _beside(folder, schema) for schema in SIDE_TABLES}
    stems = stems_in(folder) - {schema.name for schema in SIDE_TABLES} - set(PROPOSALS)
    tell_remarks(remarks(tables, in_force, stems), in_force, book.agencies)
    facts = facts_of(
        tables,
        in_force,
        contracts=beside[CONTRACTS.name] or (),
        targets=beside[TARGET_POSTS.name],
    )
    return Opened(in_force, tables, facts, beside)


def say(*sentences: Message) -> None:
    """Print sentences, one a line."""
    console = Console(soft_wrap=True)
    for sentence in sentences:
        console.print(str(sentence), markup=False, highlight=False)


def line(text: str) -> None:
    """Print a line as it stands."""
    Console(soft_wrap=True).print(text, markup=False, highlight=False)


def keys_of(text: str | None) -> tuple[str, ...]:
    """Return the codes that a text lists.

    >>> keys_of("final, jpm")
    ('FINAL', 'JPM')
    """
    return tuple(part.strip().upper() for part in (text or "").split(",") if part.strip())


def _beside(folder: Path, schema: TableSchema) -> list[dict[str, Any]] | None:
    """Return the rows of a table beside the evidence, where the folder has it."""
    paths = [folder / f"{schema.name}{suffix}" for suffix in SUFFIXES]
    found = [path for path in paths if path.is_file()]
    if not found:
        return None
    table, faults = read_table(found[0], schema)
    if faults:
        raise BadTables(msg("{fault}", fault=str(faults[0])), faults[0].hint, faults)
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows
