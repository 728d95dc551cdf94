"""The ``takar`` program: one sub-command per file of this folder.

Each command's file offers a Typer app; it is joined here by one import and one line.
"""

from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text
from typer.core import TyperGroup

from takar.cli import law, measure, roster, synthetic, verify
from takar.kernel.errors import TakarError
from takar.kernel.language import speaking

PROBLEM = 2


class HonestGroup(TyperGroup):
    """A group of commands that tells a problem and its hint instead of a traceback."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command; a problem of ours is printed and ends with exit code 2."""
        with speaking(str(ctx.params.get("lang", "id"))):
            try:
                return super().invoke(ctx)
            except TakarError as error:
                tell(error)
                raise typer.Exit(PROBLEM) from error


def tell(error: TakarError) -> None:
    """Print the problem in red and the hint below it, on standard error."""
    console = Console(stderr=True, soft_wrap=True)
    console.print(Text(str(error.problem), style="bold red"))
    if str(error.hint):
        console.print(Text(str(error.hint), style="red"))


app = typer.Typer(
    name="takar",
    cls=HonestGroup,
    no_args_is_help=True,
    add_completion=False,
    help="Menakar ASN dengan adil: bukti, aturan, hasil, penjelasan.",
)


@app.callback()
def takar(
    lang: Annotated[Literal["id", "en"], typer.Option(help="Bahasa keluaran: id atau en.")] = "id",
) -> None:
    """Menakar ASN dengan adil: bukti, aturan, hasil, penjelasan."""


app.add_typer(law.app, name="law")
app.add_typer(roster.app, name="roster")
app.command()(measure.measure)
app.command()(synthetic.invent)
app.command()(verify.verify)
