"""``takar talent took-place``: who attended becomes evidence of training."""

from pathlib import Path
from typing import Annotated

import typer

from takar.cli.talent_options import Agency, Day, Folder, LawDirs, say
from takar.cli.telling import faults_listed
from takar.kernel.language import msg
from takar.regulations.book import Book
from takar.runs.attendance import took_place as attended_in
from takar.runs.once import write_once
from takar.runs.writing import WRITERS, UnknownFormat
from takar.tables.reading import SUFFIXES, read_tables


def took_place(
    *,
    folder: Folder,
    attended: Annotated[
        Path, typer.Option(metavar="FILE", help="Daftar hadir: .csv atau .parquet.")
    ],
    day: Day,
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="Tabel trainings baru: .csv atau .parquet.")
    ],
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Jadikan pelatihan yang terlaksana bukti: baris tabel trainings, di samping yang sudah ada."""
    if out.suffix.lower() not in SUFFIXES:
        raise UnknownFormat(
            msg("Format {suffix} tidak dikenal.", suffix=out.suffix or out.name),
            hint=msg("Akhiri nama berkas dengan {known}.", known=", ".join(SUFFIXES)),
        )
    in_force = Book.load(*(law or [])).on(day, agency=agency)
    with faults_listed():
        found = attended_in(attended, read_tables(folder), in_force)
    write_once(out, lambda beside: WRITERS[out.suffix.lower()](found.table, beside))
    say(
        msg("{count} pelatihan menjadi bukti; hasil di {out}.", count=found.added, out=out),
        msg("{count} baris sudah tercatat sebelumnya.", count=found.known),
    )
