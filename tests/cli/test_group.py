import subprocess
import sys

import pytest
from typer.testing import CliRunner

from takar.cli.group import COMMANDS, opened
from takar.cli.main import app


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_opened_and_explains_itself(name: str) -> None:
    assert opened(name).registered_commands
    assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["meassure"], "Perintah meassure tidak dikenal."),
        (["law", "shw"], "Perintah tidak dapat dibaca"),
        (["measure"], "jpm|talent|nine-box|ip-asn|eligibility wajib diisi."),
        (["measure", "jpm"], "--in wajib diisi."),
        (["measure", "jpm", "--inn", "x"], "Pilihan --inn tidak dikenal"),
        (["measure", "box"], "Isi jpm|talent|nine-box|ip-asn|eligibility tidak dapat diterima"),
        (["law", "diff", "2025-01-01"], "wajib diisi"),
        (["law", "list", "--day", "14-05-2025"], "Tanggal '14-05-2025' tidak dapat dibaca."),
    ],
)
def test_a_misspelled_command_line_is_told_in_the_readers_words(
    arguments: list[str], says: str
) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 2


def test_listing_the_law_waits_for_no_engine() -> None:
    heavy = ["ibis", "pyarrow", "duckdb", "typst", "xlsxwriter", "python_calamine", "django"]
    program = f"import sys; from takar.cli.group import opened; opened('law'); print([m for m in {heavy} if m in sys.modules])"  # noqa: E501
    done = subprocess.run(  # noqa: S603 -- our own interpreter
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
