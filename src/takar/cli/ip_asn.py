"""``takar ip-asn``: the least that lifts the index, and what other rules would do; no result."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from takar.cli.days import day_option
from takar.cli.ip_asn_told import tell_plan, tell_trial
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.planning.problem import USUAL_DEEDS, Limits, Objective
from takar.regulations.book import Book
from takar.runs.courses import read_courses
from takar.runs.once import write_once
from takar.runs.plan import Wish, plan_ip_asn
from takar.runs.sandbox import try_rules
from takar.runs.writing import WRITERS, check_suffix
from takar.tables.reading import BadTables, read_tables

SHOWN = 20
NOT_REACHED = 1
ALL_DEEDS = ("VERIFIKASI", "LENGKAPI_BUKTI", "PERBARUI", "PELATIHAN")

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Rencana dan skenario IP ASN: usulan, bukan hasil.",
)


class NoNumber(TakarError):
    """The text is no number that can be meant."""


class NoDeed(TakarError):
    """A deed is named that there is not."""


class Aim(StrEnum):
    """What a plan keeps small."""

    HOURS = "hours"
    PEOPLE = "people"
    MONEY = "money"


def index_of(text: str) -> Decimal:
    """Return the index that a text names.

    Raises:
        NoNumber: it is no number over 0 and up to 100.
    """
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal(0)
    if not (number.is_finite() and 0 < number <= 100):
        raise NoNumber(
            msg("Sasaran '{text}' bukan indeks.", text=text),
            hint=msg("Tulis angka di atas 0 sampai 100, misalnya 80 atau 82.5."),
        )
    return number


def deeds_of(text: str) -> frozenset[str]:
    """Return the deeds that a text lists.

    Raises:
        NoDeed: one of them is none.
    """
    named = frozenset(part.strip().upper() for part in text.split(",") if part.strip())
    if not named or not named <= set(ALL_DEEDS):
        raise NoDeed(
            msg("Tindakan '{text}' tidak dikenal.", text=text),
            hint=msg("Pilih dari: {known}, dipisah koma.", known=", ".join(ALL_DEEDS)),
        )
    return named


Folder = Annotated[
    Path, typer.Option("--in", metavar="DIR", help="Folder berisi tabel CSV atau Parquet.")
]
Day = Annotated[date, day_option("Hari pengukuran.")]
Rules = Annotated[
    str | None, typer.Option(help="Perangkat aturan, misalnya perka8_2019; kosong: tahunnya.")
]
Agency = Annotated[str | None, typer.Option(help="Kode instansi dengan aturan sendiri.")]
LawDirs = Annotated[
    list[Path] | None, typer.Option("--law", metavar="DIR", help="Folder aturan; boleh berulang.")
]
Out = Annotated[Path, typer.Option(metavar="FILE", help="Keluaran: .csv, .parquet, atau .xlsx.")]


@app.command()
def plan(  # noqa: PLR0913 -- options of a command
    *,
    folder: Folder,
    day: Day,
    target: Annotated[
        Decimal, typer.Option(parser=index_of, metavar="ANGKA", help="Indeks yang dituju.")
    ],
    out: Out,
    rules: Rules = None,
    unit: Annotated[
        str | None, typer.Option(help="work_unit_id; kosong: semua dalam folder.")
    ] = None,
    objective: Annotated[Aim, typer.Option(help="Yang dibuat sekecil mungkin.")] = Aim.HOURS,
    courses: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Daftar diklat: .yaml atau .csv.")
    ] = None,
    budget: Annotated[int | None, typer.Option(min=0, help="Anggaran, rupiah.")] = None,
    most_hours: Annotated[
        int | None, typer.Option(min=0, help="JP paling banyak per orang.")
    ] = None,
    most_people: Annotated[
        int | None, typer.Option(min=0, help="Orang paling banyak per unit.")
    ] = None,
    deeds: Annotated[
        frozenset[str] | None,
        typer.Option(parser=deeds_of, metavar="TINDAKAN,...", help="Tindakan yang boleh."),
    ] = None,
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Cari pelatihan dan perbaikan bukti paling sedikit menuju suatu indeks."""
    check_suffix(out)
    wish = Wish(
        target=target,
        unit=unit,
        objective=Objective(objective.value),
        courses=read_courses(courses) if courses else (),
        limits=Limits(
            hours_each=None if most_hours is None else Decimal(most_hours),
            budget=budget,
            people_per_unit=most_people,
            deeds=USUAL_DEEDS if deeds is None else deeds,
        ),
    )
    with _progress(msg("Membaca aturan")) as step:
        in_force = Book.load(*(law or [])).on(day, agency=agency)
        step(msg("Membaca tabel"))
        tables = _tables(folder)
        step(msg("Mengukur dan mencari rencana"))
        proposal = plan_ip_asn(tables, in_force, wish, rules=rules)
        if proposal.plan.steps:
            step(msg("Menulis rencana"))
            write_table(proposal.steps, out)
    units = tables["work_units"]
    names = dict(zip(units["work_unit_id"].to_pylist(), units["name"].to_pylist(), strict=True))
    tell_plan(proposal, out, named=courses is not None, units=names)
    if proposal.plan.obstacle:
        raise typer.Exit(NOT_REACHED)


@app.command("try")
def try_law(
    *,
    folder: Folder,
    day: Day,
    law: Annotated[
        list[Path], typer.Option("--law", metavar="DIR", help="Folder aturan yang dicoba.")
    ],
    out: Out,
    rules: Rules = None,
    agency: Agency = None,
) -> None:
    """Lihat siapa yang berpindah kategori bila suatu folder aturan berlaku."""
    check_suffix(out)
    with _progress(msg("Membaca aturan")) as step:
        before, after = (Book.load(*extra).on(day, agency=agency) for extra in ((), law))
        step(msg("Membaca tabel"))
        tables = _tables(folder)
        step(msg("Mengukur dengan kedua aturan"))
        trial = try_rules(tables, before, after, rules=rules)
        step(msg("Menulis perpindahan"))
        write_table(trial.changed, out)
    tell_trial(trial, before, after, out, rules)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table in the format of the suffix."""
    write_once(path, lambda beside: WRITERS[path.suffix.lower()](table, beside))


def _tables(folder: Path) -> Mapping[str, pa.Table]:
    """Read the tables; when cells are bad, list the first of them before giving up."""
    try:
        return read_tables(folder)
    except BadTables as error:
        console = Console(stderr=True, soft_wrap=True)
        for fault in error.faults[1:SHOWN]:
            console.print(str(fault), markup=False, highlight=False)
        raise


@contextmanager
def _progress(first: Message) -> Iterator[Any]:
    """Show what is being done; yields a function that says the next thing."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(str(first), total=None)
        yield lambda said: progress.update(task, description=str(said))
