"""The commands of ``takar talent`` called on a small office."""

from pathlib import Path

from typer.testing import CliRunner, Result

from takar.cli.main import app

DAY = "2025-05-14"


def called(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["talent", *map(str, words)])


def on_office(command: str, folder: Path, out: Path, *words: str | Path) -> Result:
    return called(*command.split(), "--in", folder, "--day", DAY, "--out", out, *words)
