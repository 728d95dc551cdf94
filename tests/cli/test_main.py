from pathlib import Path

import pytest
from typer.testing import CliRunner

from takar.cli.main import app


def test_a_problem_is_told_with_its_hint_on_standard_error_and_ends_with_2() -> None:
    result = CliRunner().invoke(app, ["law", "show", "nothing.here"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "Parameter 'nothing.here' tidak dikenal.",
        "Lihat semua parameter dengan takar law list.",
    ]


def test_the_language_is_chosen_before_the_command() -> None:
    result = CliRunner().invoke(app, ["--lang", "en", "law", "show", "nothing.here"])
    assert result.exit_code == 2
    assert CliRunner().invoke(app, ["--lang", "fr", "law", "list"]).exit_code == 2


@pytest.mark.parametrize("command", [[], ["law"]])
def test_without_a_command_the_help_is_shown(command: list[str]) -> None:
    assert "Usage" in CliRunner().invoke(app, command).output


def test_a_bad_book_is_told_and_not_thrown(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["law", "list", "--law", str(tmp_path)])
    assert result.exit_code == 2
    assert "tidak memuat satu pun berkas aturan" in result.stderr
