"""The ``takar`` program: one sub-command per file of this folder.

Each command's file offers a Typer app; ``takar.cli.group`` lists them.
"""

from typing import Annotated, Literal

import typer

from takar.cli.group import HonestGroup

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
