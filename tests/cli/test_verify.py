from pathlib import Path

import pytest
from typer.testing import CliRunner

from takar.cli.main import app
from takar.regulations.book import Book
from takar.runs.bundle import write_bundle
from takar.runs.measure import measure_jpm
from takar.runs.verify import verify_bundle
from tests.measures.invented import DAY, as_tables, many


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of a few people's JPM."""
    path = tmp_path / "jpm.zip"
    run = measure_jpm(as_tables(many(seed=4, people=10)), Book.load().on(DAY))
    write_bundle(run, path, "a key that nobody can guess")
    return path


def test_a_bundle_that_holds_exits_with_zero_and_prints_its_digest(bundle: Path) -> None:
    told = CliRunner().invoke(app, ["verify", str(bundle)])
    assert told.exit_code == 0, told.output
    assert "Utuh" in told.output
    assert "Sidik jari" in told.output


def test_a_tampered_bundle_exits_with_one_and_names_row_and_column(bundle: Path) -> None:
    content = bundle.read_bytes()
    place = content.index(b"\n", content.index(b"assessed_on")) + 1
    start = content.index(b"INTEGRITAS", place)
    bundle.write_bytes(content[:start] + b"J" + content[start + 1 :])
    told = CliRunner().invoke(app, ["verify", str(bundle)])
    assert told.exit_code == 1
    assert all(word in told.output for word in ("competency_levels", "baris", "kolom competency"))


def test_what_is_no_bundle_exits_with_two(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_text("x")
    told = CliRunner().invoke(app, ["verify", str(path)])
    assert told.exit_code == 2
    assert "bukan bundel" in told.output


def test_a_published_digest_must_be_that_of_the_bundle(bundle: Path) -> None:
    digest = verify_bundle(bundle).digest
    assert CliRunner().invoke(app, ["verify", str(bundle), "--digest", digest]).exit_code == 0
    told = CliRunner().invoke(app, ["verify", str(bundle), "--digest", digest[::-1]])
    assert told.exit_code == 1
    assert "bukan yang diumumkan" in told.output
