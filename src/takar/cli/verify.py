"""``takar verify``: a bundle checked and computed again, offline."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from takar.kernel.language import msg
from takar.runs.verify import Verification, verify_bundle

CHANGED = 1

app = typer.Typer(add_completion=False)


@app.command()
def verify(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="Bundel .zip yang diperiksa.")],
    *,
    digest: Annotated[
        str, typer.Option(metavar="SIDIK", help="Sidik jari manifes yang diumumkan.")
    ] = "",
) -> None:
    """Periksa bundel: tidak ada yang berubah, dan hasilnya dapat dihitung ulang."""
    found = verify_bundle(bundle)
    console = Console(soft_wrap=True, highlight=False)
    console.print(str(msg("Sidik jari manifes: {digest}", digest=found.digest)))
    for note in found.notes:
        console.print(str(note))
    published = digest.strip().lower() in {"", found.digest}
    if found.holds and published:
        console.print(str(_good(found)), style="green")
        return
    for finding in found.findings:
        console.print(str(finding), style="red", markup=False)
    if not published:
        console.print(str(msg("Sidik jari manifes bukan yang diumumkan.")), style="red")
    console.print(str(msg("Bundel ini TIDAK dapat dipercaya.")), style="bold red")
    raise typer.Exit(CHANGED)


def _good(found: Verification) -> object:
    return msg(
        "Utuh. {people} orang dihitung ulang ({measure}, {day}) dan setiap sel sama.",
        people=found.people,
        measure=found.stamp.measure,
        day=f"{found.stamp.day:%d-%m-%Y}",
    )
