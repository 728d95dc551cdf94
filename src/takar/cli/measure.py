"""``takar measure``: plain tables and the law in, a stamped result out."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from takar.cli.days import day_option
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.bundle import pseudonym_key, write_bundle
from takar.runs.measure import Run, measure_run
from takar.runs.once import all_or_none, write_once
from takar.runs.remarks import remarks
from takar.runs.writing import (
    WRITERS,
    UnknownFormat,
    check_suffix,
    stamp_path,
    write_run,
)
from takar.tables.reading import SUFFIXES, BadTables, read_tables

SHOWN = 20
ZIP = ".zip"

app = typer.Typer(add_completion=False)


class SameFile(TakarError):
    """Two results were to be written to one file."""


class Name(StrEnum):
    """What can be measured."""

    JPM = "jpm"
    TALENT = "talent"
    NINE_BOX = "nine-box"


class EngineName(StrEnum):
    """Where it can be computed."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@app.command()
def measure(  # noqa: PLR0913 -- options of a command
    *,
    name: Annotated[Name, typer.Argument(metavar="jpm|talent|nine-box", help="Ukuran.")],
    folder: Annotated[
        Path, typer.Option("--in", metavar="DIR", help="Folder berisi tabel CSV atau Parquet.")
    ],
    day: Annotated[date, day_option("Hari pengukuran.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Hasil: .csv, .parquet, atau .xlsx.")],
    agency: Annotated[str | None, typer.Option(help="Kode instansi dengan aturan sendiri.")] = None,
    law: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Aturan tambahan di atas bawaan.")
    ] = None,
    known_on: Annotated[date | None, day_option("Hanya aturan yang diketahui saat itu.")] = None,
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
    _check_targets(out, components, bundle)
    with _progress() as progress:
        task = progress.add_task(str(msg("Membaca aturan")), total=None)
        book = Book.load(*(law or []))
        in_force = book.on(day, agency=agency, known_on=known_on)
        progress.update(task, description=str(msg("Membaca tabel")))
        tables = _tables(folder)
        _remark(tables, in_force, folder, book.agencies)
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
        with all_or_none(*_targets(out, components, bundle)):
            _write(run, book, out=out, components=components, bundle=bundle)
    _summary(run, out)


def _targets(out: Path, components: Path | None, bundle: Path | None) -> list[Path]:
    """Name every file that the run writes."""
    return [path for path in (out, stamp_path(out), components, bundle) if path]


def _check_targets(out: Path, components: Path | None, bundle: Path | None) -> None:
    """Refuse files of an unknown format, and two results in one file, before any work is done."""
    for path in filter(None, (out, components)):
        check_suffix(path)
    if bundle and bundle.suffix.lower() != ZIP:
        raise UnknownFormat(
            msg("Format {suffix} tidak dikenal.", suffix=bundle.suffix or bundle.name),
            hint=msg("Akhiri nama berkas dengan {known}.", known=ZIP),
        )
    targets = [path.resolve() for path in _targets(out, components, bundle)]
    for path in targets:
        if targets.count(path) > 1:
            raise SameFile(
                msg("Berkas {name} dipakai untuk dua hasil.", name=path.name),
                hint=msg("Pakai nama lain untuk salah satunya."),
            )


def _remark(
    tables: Mapping[str, pa.Table], law: Law, folder: Path, agencies: Collection[str]
) -> None:
    """Say what is worth a second look; it stops nothing."""
    stems = {path.stem for path in folder.iterdir() if path.suffix in SUFFIXES}
    console = Console(stderr=True, soft_wrap=True)
    found = list(remarks(tables, law, stems))
    if law.agency and law.agency not in agencies:
        found.append(
            msg("Instansi {agency} tidak mempunyai aturan sendiri.", agency=law.agency),
        )
    for remark in found:
        console.print(str(remark), markup=False, highlight=False)


def _tables(folder: Path) -> Mapping[str, pa.Table]:
    """Read the tables; when cells are bad, list the first of them before giving up."""
    try:
        return read_tables(folder)
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
