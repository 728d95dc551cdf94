"""The group of commands: each is opened only when it is called, and a problem is told, not thrown.

Opening a command late keeps ``takar law list`` from waiting for the engines of ``takar measure``.
"""

from typing import Any, cast

import typer
from rich.console import Console
from rich.text import Text
from typer.core import TyperGroup
from typer.main import get_command

from takar.kernel.errors import TakarError
from takar.kernel.language import msg, speaking

PROBLEM = 2
MISUSE = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""Every way to misuse the command line: what a bad parameter is one of."""
COMMANDS = (
    "law",
    "measure",
    "ip-asn",
    "talent",
    "verify",
    "roster",
    "invent",
    "psychometrics",
    "timetable",
    "place",
)


class Misspelled(TakarError):
    """The command line cannot be understood."""


class HonestGroup(TyperGroup):
    """A group of commands that tells a problem and its hint instead of a traceback."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Name the commands in the order in which they are met."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> object:  # type: ignore[override]
        """Open the module of a command."""
        if cmd_name not in COMMANDS:
            raise Misspelled(
                msg("Perintah {name} tidak dikenal.", name=cmd_name),
                hint=msg("Pilih salah satu: {names}.", names=", ".join(COMMANDS)),
            )
        command = get_command(opened(cmd_name))
        command.name = cmd_name
        return command

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command; a problem is printed and ends with exit code 2."""
        with speaking(str(ctx.params.get("lang", "id"))):
            try:
                return super().invoke(ctx)
            except TakarError as error:
                tell(error)
                raise typer.Exit(PROBLEM) from error
            except MISUSE as error:
                if type(error).__name__ == "NoArgsIsHelpError":
                    raise
                tell(misspelled(error))
                raise typer.Exit(PROBLEM) from error


def opened(name: str) -> typer.Typer:
    """Return the app of a command; only now its module is imported."""
    match name:
        case "law":
            from takar.cli import law  # noqa: PLC0415 -- only the chosen one loads

            found = law.app
        case "measure":
            from takar.cli import measure  # noqa: PLC0415 -- only the chosen one loads

            found = measure.app
        case "ip-asn":
            from takar.cli import ip_asn  # noqa: PLC0415 -- only the chosen one loads

            found = ip_asn.app
        case "psychometrics" | "timetable" | "talent":
            found = _opened_further(name)
        case "verify":
            from takar.cli import verify  # noqa: PLC0415 -- only the chosen one loads

            found = verify.app
        case "roster":
            from takar.cli import roster  # noqa: PLC0415 -- only the chosen one loads

            found = roster.app
        case "place":
            from takar.cli import place  # noqa: PLC0415 -- only the chosen one loads

            found = place.app
        case _:
            from takar.cli import synthetic  # noqa: PLC0415 -- only the chosen one loads

            found = synthetic.app
    return found


def _opened_further(name: str) -> typer.Typer:
    """Return the app of a command about assessment or talent."""
    match name:
        case "psychometrics":
            from takar.cli import psychometrics  # noqa: PLC0415 -- only the chosen one loads

            found = psychometrics.app
        case "timetable":
            from takar.cli import timetable  # noqa: PLC0415 -- only the chosen one loads

            found = timetable.app
        case _:
            from takar.cli import talent  # noqa: PLC0415 -- only the chosen one loads

            found = talent.app
    return found


def tell(error: TakarError) -> None:
    """Print the problem in red and the hint below it, on standard error."""
    console = Console(stderr=True, soft_wrap=True)
    console.print(Text(str(error.problem), style="bold red"))
    if str(error.hint):
        console.print(Text(str(error.hint), style="red"))


def misspelled(error: Any) -> Misspelled:
    """Say in the reader's words what the command line lacks or has too much."""
    context, param = error.ctx, getattr(error, "param", None)
    look = msg("Lihat {command} --help.", command=context.command_path if context else "takar")
    if option := getattr(error, "option_name", ""):
        return Misspelled(msg("Pilihan {name} tidak dikenal atau keliru.", name=option), hint=look)
    if param is None:
        why = error.format_message()
        return Misspelled(msg("Perintah tidak dapat dibaca: {why}", why=why), hint=look)
    optional = param.param_type_name == "option"
    name = param.opts[0] if optional else param.metavar or param.name
    if type(error).__name__ == "MissingParameter":
        return Misspelled(msg("{name} wajib diisi.", name=name), hint=look)
    why = error.message.removeprefix("Value error, ")
    return Misspelled(msg("Isi {name} tidak dapat diterima: {why}", name=name, why=why), hint=look)
