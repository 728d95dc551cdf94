"""``takar talent simata export|compare``: talent maps in SIMATA-like columns."""

from pathlib import Path
from typing import Annotated

import typer

from takar.cli.talent_options import Agency, Day, Folder, LawDirs, Out, line, opened, say
from takar.exchange.simata import differences, read_simata, simata_rows
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.nip import masked_nip
from takar.runs.sheets import check_sheets, write_sheets
from takar.runs.simata import talent_map, weights_of

SHOWN = 20
simata = typer.Typer(no_args_is_help=True, help="Peta talenta berkolom mirip SIMATA.")


class NoFile(TakarError):
    """The file cannot be opened."""


@simata.command()
def export(
    *, folder: Folder, day: Day, out: Out, agency: Agency = None, law: LawDirs = None
) -> None:
    """Tulis peta talenta dengan kolom mirip SIMATA; yang belum diketahui dibiarkan kosong."""
    check_sheets(out)
    own = opened(folder, day, agency, law)
    rows = simata_rows(talent_map(own.tables, own.law))
    write_sheets(out, {"Peta talenta": rows})
    say(msg("{count} orang; hasil di {out}.", count=len(rows), out=out))


@simata.command()
def compare(
    *,
    folder: Folder,
    day: Day,
    out: Out,
    file: Annotated[Path, typer.Option(metavar="FILE", help="Berkas dari SIMATA: .xlsx/.csv.")],
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Bandingkan berkas dari SIMATA dengan hasil di sini; tidak ada yang ditimpa."""
    check_sheets(out)
    own = opened(folder, day, agency, law)
    ours = talent_map(own.tables, own.law)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NoFile(
            msg("Berkas {name} tidak dapat dibaca.", name=file.name),
            hint=msg("Periksa nama berkas dan hak bacanya."),
        ) from error
    theirs = read_simata(content, file.name, {row.nip for row in ours}, weights_of(own.law))
    found = differences(ours, theirs.rows)
    write_sheets(
        out,
        {
            "Perbedaan": [vars(each) for each in found],
            "Kesalahan berkas": [
                {
                    "row": fault.row,
                    "column": fault.column,
                    "value": fault.value,
                    "severity": fault.severity.value,
                    "reason": str(fault.reason),
                    "hint": str(fault.hint),
                }
                for fault in theirs.faults
            ],
        },
    )
    say(
        msg("{count} perbedaan; hasil di {out}.", count=len(found), out=out),
        msg("{good} baris dibaca, {bad} ditolak.", good=theirs.counts.good, bad=theirs.counts.bad),
    )
    for each in found[:SHOWN]:
        line(f"  {masked_nip(each.nip)}  {each.kind:<24}{each.column}")
