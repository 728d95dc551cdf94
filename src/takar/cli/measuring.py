"""A measure of a folder whose tables fit in memory, its files and its summary."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from takar.cli.targets import Targets
from takar.cli.telling import faults_listed, stems_in, tell_bundle, tell_remarks, working
from takar.kernel.language import msg
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.bundle import pseudonym_key, write_bundle
from takar.runs.measure import Run, measure_run
from takar.runs.once import all_or_none, write_once
from takar.runs.remarks import remarks
from takar.runs.writing import WRITERS, write_run
from takar.tables.reading import read_tables


@dataclass(frozen=True)
class Options:
    """What may be asked of a measure beside its folder."""

    engine: str = "duckdb"
    purpose: str | None = None
    categories: str | None = None


def measure_in_memory(
    name: str, folder: Path, book: Book, law: Law, targets: Targets, options: Options
) -> None:
    """Read the tables, measure, write every file that was asked for, and sum up."""
    with working(msg("Membaca tabel")), faults_listed():
        tables = read_tables(folder)
    tell_remarks(remarks(tables, law, stems_in(folder)), law, book.agencies)
    with working(msg("Mengukur")):
        run = measure_run(
            name,
            tables,
            law,
            engine=options.engine,
            components=bool(targets.components or targets.bundle),
            purpose=options.purpose,
            categories=options.categories,
        )
    with working(msg("Menulis hasil")), all_or_none(*targets.paths):
        write_all(run, book, targets)
    _tell(run, targets.out)


def write_all(run: Run, book: Book, targets: Targets) -> None:
    """Write results, components and bundle, as far as they were asked for."""
    write_run(run, targets.out)
    if (path := targets.components) and run.components is not None:
        write_once(path, lambda beside: WRITERS[path.suffix.lower()](run.components, beside))
    if targets.bundle:
        key, generated = pseudonym_key()
        tell_bundle(write_bundle(run, targets.bundle, key, book=book), generated=generated)


def _tell(run: Run, out: Path) -> None:
    """Print how many people there are per category and box."""
    console = Console(soft_wrap=True)
    console.print(
        str(msg("{count} orang diukur; hasil di {out}.", count=run.results.num_rows, out=out)),
        highlight=False,
    )
    column = "category" if run.stamp.measure == "jpm" else "box"
    counts = Counter(run.results.column(column).to_pylist())
    for value, count in sorted(counts.items(), key=lambda item: (item[0] is None, str(item[0]))):
        label = str(msg("belum dapat ditentukan")) if value is None else str(value)
        console.print(f"  {label:<28}{count:>10}", highlight=False)
