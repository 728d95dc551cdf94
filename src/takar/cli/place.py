"""The ``place`` command: fill many posts at once, with proof and a reason for everybody."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.placement.checking import faults
from takar.placement.obstacles import why_not
from takar.placement.orders import override_costs, without_orders
from takar.placement.placement import INFEASIBLE, Placement
from takar.placement.problem import Problem
from takar.placement.reading import read_plan, read_problem
from takar.placement.reasons import reasons
from takar.placement.solving import place as solve
from takar.placement.template import write_template
from takar.placement.validity import check as is_asked
from takar.placement.writing import (
    summary,
    write_orders,
    write_pairs,
    write_reasons,
    write_seats,
)

app = typer.Typer(help="Menempatkan banyak orang sekaligus.")


class NoPlacement(TakarError):
    """There is no placement, and why."""


class BrokenPlan(TakarError):
    """A plan breaks rules."""


@app.command()
def place(
    problem: Annotated[
        Path | None, typer.Argument(help="Folder tabel (CSV, Parquet) atau buku kerja xlsx.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder hasil.")] = None,
    keep: Annotated[
        Path | None, typer.Option(help="Rencana sebelumnya (seats.csv); diubah sesedikit mungkin.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option(help="Periksa rencana ini terhadap semua aturan; tidak menyusun.")
    ] = None,
    *,
    without_override: Annotated[
        bool, typer.Option("--without-override", help="Susun tanpa satu pun perintah pimpinan.")
    ] = False,
    template: Annotated[
        bool, typer.Option("--template", help="Tulis contoh tabel soal ke folder hasil.")
    ] = False,
) -> None:
    """Place people; write seats, reasons, pairs and orders as tables, and a summary."""
    if template:
        written = write_template(needed(out, "--out"))
        tell([msg("{count} tabel contoh ditulis.", count=len(written))])
        return
    asked = read_problem(needed(problem, "PROBLEM"))
    if without_override:
        asked = without_orders(asked)
    if check is not None:
        tell([checked(asked, check)])
        return
    folder = needed(out, "--out")
    found = solve(asked, keep=read_plan(keep) if keep else None)
    if not found.is_found:
        raise refused(found)
    tell(written_to(found, folder))


def needed(path: Path | None, name: str) -> Path:
    """Return a path, or refuse without it."""
    if path is None:
        raise typer.BadParameter(str(msg("{name} wajib diisi.", name=name)))
    return path


def checked(problem: Problem, plan: Path) -> Message:
    """Return that a plan keeps every rule, or refuse it with what it breaks."""
    is_asked(problem)
    broken = faults(problem, read_plan(plan))
    if broken:
        raise BrokenPlan(
            msg("Pemeriksa mandiri: {count} pelanggaran.", count=len(broken)),
            hint="\n".join(f"{own.rule}: {own.text}" for own in broken),
        )
    return msg("Pemeriksa mandiri: 0 pelanggaran.")


def refused(found: Placement) -> NoPlacement:
    """Return why there is no placement."""
    if found.status != INFEASIBLE:
        return NoPlacement(
            msg("Penempatan belum ditemukan dalam waktu itu."),
            hint=msg("Beri waktu lebih lama pada tabel settings (seconds), atau kurangi batas."),
        )
    clashes = why_not(replace(found.problem, seconds=max(found.problem.seconds, 60)))
    told = "; ".join(str(own.words) for own in clashes)
    return NoPlacement(
        msg("Tidak ada penempatan yang memenuhi semua aturan."),
        hint=msg("Aturan yang bertabrakan: {rules}. Cukup satu yang dilonggarkan.", rules=told),
    )


def written_to(found: Placement, folder: Path) -> list[Message]:
    """Write everything into a folder; return the summary."""
    folder.mkdir(parents=True, exist_ok=True)
    told, costs = reasons(found), override_costs(found)
    write_seats(found, folder / "seats.csv")
    write_reasons(told, folder / "reasons.csv")
    write_pairs(told, folder / "pairs.csv")
    write_orders(costs, folder / "orders.csv")
    broken = faults(found.problem, found.as_posts)
    lines = [
        *summary(found, costs),
        msg("Pemeriksa mandiri: {count} pelanggaran.", count=len(broken)),
    ]
    text = "\n".join(str(line) for line in lines)
    (folder / "summary.txt").write_text(f"{text}\n", encoding="utf-8")
    return lines


def tell(lines: list[Message]) -> None:
    """Print sentences, one a line."""
    console = Console(soft_wrap=True)
    for line in lines:
        console.print(str(line), markup=False, highlight=False)
