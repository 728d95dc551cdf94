from pathlib import Path

import pytest

from takar.cli.talent_options import keys_of
from tests.cli.talented import called, on_office
from tests.runs.office import write_office


@pytest.mark.parametrize(
    ("text", "keys"),
    [("final,JPM", ("FINAL", "JPM")), (" talent ,", ("TALENT",)), ("", ()), (None, ())],
)
def test_keys_are_listed_with_commas(text: str | None, keys: tuple[str, ...]) -> None:
    assert keys_of(text) == keys


def test_every_command_is_listed() -> None:
    told = called("--help")
    for name in (
        "vacancies",
        "succession",
        "compare",
        "bench",
        "development",
        "merit",
        "adoption",
        "simata",
    ):
        assert name in told.output


def test_posts_are_needed_to_speak_of_them(tmp_path: Path) -> None:
    folder = write_office(tmp_path / "in")
    (folder / "positions.csv").unlink()
    told = on_office("vacancies", folder, tmp_path / "a.csv")
    assert (told.exit_code, "positions" in told.output) == (2, True)
