"""``takar roster``: look at a roster before it is believed, convert it, hand out workbooks."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.parquet as pq
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from takar.cli.agencies import agency_of
from takar.cli.days import day_option
from takar.exchange.faults import Fault, Severity, fault_rows
from takar.exchange.files import TEMPLATES, check_size, template_of, write_template, write_workbook
from takar.exchange.quality import Filled, Quality
from takar.exchange.siasn.roster import RosterReading, read_roster
from takar.exchange.siasn.units import read_units
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.runs.once import all_or_none, write_once
from takar.tables import TABLES

FAULTY = 1
WORKBOOK = ".xlsx"
WIDE = 160
COLOURS = {Severity.WRONG: "red", Severity.WARNING: "yellow"}

app = typer.Typer(no_args_is_help=True, help="Data pegawai: periksa, ubah bentuk, dan templat.")

RosterFile = Annotated[Path, typer.Argument(help="Ekspor Data ASN dari SIASN (.csv atau .xlsx).")]
Units = Annotated[Path | None, typer.Option(help="Pohon unit: unor SIASN atau templat kami.")]
Agency = Annotated[str, typer.Option(parser=agency_of, metavar="KODE", help="Kode instansi.")]
Day = Annotated[date | None, day_option("Hari ini bila kosong.")]


class FileMissing(TakarError):
    """There is no such file."""


class NoWorkbook(TakarError):
    """The name of the file is not that of a workbook."""


@app.command()
def check(
    file: RosterFile,
    *,
    units: Units = None,
    agency: Agency = "instansi",
    day: Day = None,
    out: Annotated[Path | None, typer.Option(help="Tulis semua temuan ke .xlsx ini.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Tulis sebagai JSON.")] = False,
) -> None:
    """Periksa berkas: setiap baris bermasalah, sebabnya, dan sarannya."""
    if out is not None:
        _check_workbook(out)
    reading = _read(file, units, agency, day)
    if out is not None:
        write_once(out, lambda beside: write_workbook(beside, _sheets(reading)))
    if as_json:
        typer.echo(json.dumps(_papers(reading), ensure_ascii=False, indent=2))
    else:
        _print(reading)
    if reading.counts.bad:
        raise typer.Exit(FAULTY)


@app.command()
def convert(
    file: RosterFile,
    *,
    agency: Agency,
    out: Annotated[Path, typer.Option(help="Folder tujuan.")],
    units: Units = None,
    day: Day = None,
) -> None:
    """Ubah baris yang baik menjadi tabel Parquet; temuannya ditulis ke temuan.xlsx."""
    reading = _read(file, units, agency, day)
    rows = reading.rows.select(TABLES["employees"].arrow.names)
    with all_or_none(*(out / name for name in ("employees.parquet", "work_units.parquet"))):
        write_once(out / "employees.parquet", lambda beside: pq.write_table(rows, beside))
        if units is not None:
            tree = _units(units, agency)
            write_once(out / "work_units.parquet", lambda beside: pq.write_table(tree, beside))
        if reading.faults:
            sheets = _sheets(reading)
            write_once(out / "temuan.xlsx", lambda beside: write_workbook(beside, sheets))
    _print_counts(reading)
    typer.echo(str(msg("Hasil ditulis di folder {folder}.", folder=out)))


@app.command()
def template(
    kind: Annotated[str, typer.Argument(help=", ".join(TEMPLATES))],
    *,
    out: Annotated[Path, typer.Option(help="Berkas .xlsx yang ditulis.")],
) -> None:
    """Tulis templat kosong untuk diisi."""
    title = template_of(kind).title
    _check_workbook(out)
    write_once(out, lambda beside: write_template(kind, beside))
    typer.echo(str(msg("Templat {title} ditulis: {file}.", title=title, file=out)))


def _check_workbook(path: Path) -> None:
    """Refuse a name that does not say what the file is."""
    if path.suffix.lower() != WORKBOOK:
        raise NoWorkbook(
            msg("Berkas {name} bukan buku kerja Excel.", name=path.name),
            hint=msg("Akhiri nama berkas dengan {known}.", known=WORKBOOK),
        )


def _read(file: Path, units: Path | None, agency: str, day: date | None) -> RosterReading:
    return read_roster(
        _content(file),
        file_name=file.name,
        agency=agency,
        units=None if units is None else _units(units, agency),
        day=_day(day),
    )


def _units(file: Path, agency: str) -> pa.Table:
    return read_units(_content(file), file_name=file.name, agency=agency).rows


def _day(day: date | None) -> date:
    return day or datetime.now(UTC).astimezone().date()


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise FileMissing(
            msg("Berkas {file} tidak ada.", file=file), hint=msg("Periksa nama dan foldernya.")
        )
    check_size(file.stat().st_size, file.name)
    return file.read_bytes()


def _print(reading: RosterReading) -> None:
    console = Console(width=None if Console().is_terminal else WIDE)
    for note in reading.notes:
        console.print(Text(str(note)), style="dim")
    _print_faults(console, reading.faults)
    _print_quality(console, reading.quality)
    _print_counts(reading)


def _print_faults(console: Console, faults: tuple[Fault, ...]) -> None:
    if not faults:
        return
    rows = fault_rows(faults)
    table = Table(*rows[0])
    for fault, row in zip(faults, rows, strict=True):
        cells = [Text(str(value)) for value in row.values()]
        table.add_row(*cells, style=COLOURS[fault.severity])
    console.print(table)


def _print_quality(console: Console, quality: Quality) -> None:
    table = Table(str(msg("Isian")), str(msg("Terisi")), "%")
    for name, filled in quality.fields.items():
        table.add_row(name, f"{filled.filled} / {filled.total}", _percent(filled))
    console.print(table)


def _percent(filled: Filled) -> str:
    return "–" if filled.percent is None else str(filled.percent)


def _print_counts(reading: RosterReading) -> None:
    typer.echo(str(_summary(reading)))


def _summary(reading: RosterReading) -> Message:
    counts = reading.counts
    return msg(
        "{read} baris dibaca: {good} dapat diambil, {bad} ditolak, {warned} dengan peringatan.",
        read=counts.read,
        good=counts.good,
        bad=counts.bad,
        warned=counts.warned,
    )


def _sheets(reading: RosterReading) -> dict[str, list[dict[str, object]]]:
    title = str(msg("Catatan"))
    remarks = [_summary(reading), *reading.notes]
    return {
        str(msg("Temuan")): [dict(row) for row in fault_rows(reading.faults)],
        str(msg("Ringkasan")): [{title: str(remark)} for remark in remarks],
    }


def _papers(reading: RosterReading) -> dict[str, object]:
    quality = reading.quality
    return {
        "counts": vars(reading.counts),
        "notes": [str(note) for note in reading.notes],
        "faults": [
            {
                "row": fault.row,
                "column": fault.column,
                "value": fault.value,
                "severity": fault.severity.value,
                "code": fault.code,
                "reason": str(fault.reason),
                "hint": str(fault.hint),
            }
            for fault in reading.faults
        ],
        "quality": {
            "people": quality.people,
            "fields": {name: vars(filled) for name, filled in quality.fields.items()},
            "units": {unit or "": vars(filled) for unit, filled in quality.units.items()},
            "contradictions": dict(quality.contradictions),
        },
    }
