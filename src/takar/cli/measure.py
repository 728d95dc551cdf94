"""``takar measure``: plain tables and the law in, a stamped result out."""

from collections import Counter
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from takar.kernel.language import msg
from takar.regulations.book import Book
from takar.runs.bundle import pseudonym_key, write_bundle
from takar.runs.measure import Run, measure_run
from takar.runs.writing import WRITERS, check_suffix, write_once, write_run
from takar.tables.reading import BadTables, read_tables

DATE = ["%Y-%m-%d"]
SHOWN = 20


class Name(StrEnum):
    """What can be measured."""

    JPM = "jpm"
    TALENT = "talent"
    NINE_BOX = "nine-box"


class EngineName(StrEnum):
    """Where it can be computed."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def measure(  # noqa: PLR0913 -- options of a command
    *,
    name: Annotated[Name, typer.Argument(metavar="jpm|talent|nine-box", help="Ukuran.")],
    folder: Annotated[
        Path, typer.Option("--in", metavar="DIR", help="Folder berisi tabel CSV atau Parquet.")
    ],
    day: Annotated[datetime, typer.Option(formats=DATE, help="Hari pengukuran.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Hasil: .csv, .parquet, atau .xlsx.")],
    agency: Annotated[str | None, typer.Option(help="Kode instansi dengan aturan sendiri.")] = None,
    law: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Aturan tambahan di atas bawaan.")
    ] = None,
    known_on: Annotated[
        datetime | None, typer.Option(formats=DATE, help="Hanya aturan yang diketahui saat itu.")
    ] = None,
    purpose: Annotated[str, typer.Option(help="PENGISIAN, PEMETAAN, atau JOB_FIT.")] = "PEMETAAN",
    categories: Annotated[
        str | None, typer.Option(help="Tabel kategori lain, misalnya jpm.bands_filling.")
    ] = None,
    components: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Tulis juga rinciannya.")
    ] = None,
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="FILE.zip", help="Tulis juga bundel yang dapat diperiksa."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Mesin hitung.")] = EngineName.DUCKDB,
) -> None:
    """Ukur JPM, talenta, atau sembilan kotak dari tabel biasa, tanpa basis data."""
    for path in filter(None, (out, components)):
        check_suffix(path)
    with _progress() as progress:
        task = progress.add_task(str(msg("Membaca aturan")), total=None)
        book = Book.load(*(law or []))
        known = known_on.date() if known_on else None
        in_force = book.on(day.date(), agency=agency, known_on=known)
        progress.update(task, description=str(msg("Membaca tabel")))
        tables = _tables(folder)
        progress.update(task, description=str(msg("Mengukur")))
        run = measure_run(
            name.value,
            tables,
            in_force,
            engine=engine.value,
            components=bool(components or bundle),
            purpose=purpose,
            categories=categories,
        )
        progress.update(task, description=str(msg("Menulis hasil")))
        _write(run, book, out=out, components=components, bundle=bundle)
    _summary(run, out)


def _tables(folder: Path) -> dict[str, object]:
    """Read the tables; when cells are bad, list the first of them before giving up."""
    try:
        return dict(read_tables(folder))
    except BadTables as error:
        console = Console(stderr=True, soft_wrap=True)
        for fault in error.faults[1:SHOWN]:
            console.print(str(fault), markup=False, highlight=False)
        raise


def _write(
    run: Run, book: Book, *, out: Path, components: Path | None, bundle: Path | None
) -> None:
    write_run(run, out)
    if components and run.components is not None:
        write_components(run, components)
    if bundle:
        key, generated = pseudonym_key()
        digest = write_bundle(run, bundle, key, book=book)
        console = Console(stderr=True, soft_wrap=True)
        console.print(str(msg("Sidik jari bundel: {digest}", digest=digest)), highlight=False)
        if generated:
            console.print(
                str(
                    msg(
                        "Nama samaran memakai kunci acak. Tetapkan TAKAR_PSEUDONYM_KEY agar "
                        "orang yang sama mendapat nama samaran yang sama."
                    )
                )
            )


def write_components(run: Run, path: Path) -> None:
    """Write the components in the format of the suffix."""
    write_once(path, lambda beside: WRITERS[path.suffix.lower()](run.components, beside))


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _summary(run: Run, out: Path) -> None:
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
