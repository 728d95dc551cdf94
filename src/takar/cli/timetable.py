"""The ``timetable`` command: solve the timetable of assessment days, or tell why there is none."""

import csv
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.timetables.checking import faults
from takar.timetables.clock import clock
from takar.timetables.obstacles import why_not
from takar.timetables.problem import Problem
from takar.timetables.reading import read_problem
from takar.timetables.solving import solve
from takar.timetables.timetable import Timetable

app = typer.Typer(help="Menyusun jadwal hari penilaian.")
COLUMNS = ("day", "since", "until", "method", "room", "candidates", "assessors")


class NoTimetable(TakarError):
    """There is no timetable, and why."""


@app.command()
def timetable(
    problem: Annotated[Path, typer.Argument(help="Berkas YAML soal jadwal.")],
    out: Annotated[Path, typer.Option(help="Folder hasil.")],
    seconds: Annotated[float, typer.Option(min=1, help="Waktu paling lama (detik).")] = 60,
    seed: Annotated[int, typer.Option(min=0, help="Undian; yang sama memberi hasil sama.")] = 1,
) -> None:
    """Solve a timetable; write ``sessions.csv`` and ``proof.txt``."""
    asked = read_problem(problem)
    found = solve(asked, seconds=seconds, seed=seed)
    if not found.is_found:
        raise refused(asked, seconds)
    out.mkdir(parents=True, exist_ok=True)
    write_sessions(found, out / "sessions.csv")
    (out / "proof.txt").write_text(printed(asked, found), encoding="utf-8")
    Console(soft_wrap=True).print(printed(asked, found), end="", markup=False)


def refused(problem: Problem, seconds: float) -> NoTimetable:
    """Return why there is no timetable, with the ways out as the hint."""
    ways = why_not(problem, seconds=seconds)
    if not ways:
        return NoTimetable(
            msg("Jadwal belum ditemukan dalam waktu itu."),
            hint=msg("Beri waktu lebih lama dengan --seconds."),
        )
    helps = [str(own.way_out) for own in ways if own.way_out is not None]
    hint = " ".join(f"{number}. {text}" for number, text in enumerate(helps, 1))
    return NoTimetable(ways[0].problem, hint=hint or msg("Kurangi keinginan atau pecah kegiatan."))


def write_sessions(found: Timetable, path: Path) -> None:
    """Write one row per session; several people are parted by a semicolon."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for own in found.sessions:
            writer.writerow(
                (
                    own.day.isoformat(),
                    clock(own.start_minute).replace(".", ":"),
                    clock(own.end_minute).replace(".", ":"),
                    own.method,
                    own.room,
                    ";".join(own.candidates),
                    ";".join(own.assessors),
                )
            )


def printed(problem: Problem, found: Timetable) -> str:
    """Return what was proved and what the independent checker says, line by line."""
    checked = msg("Pemeriksa mandiri: {count} pelanggaran.", count=len(faults(problem, found)))
    return f"{found.status}\n{found.proof}\n{checked}\n"
