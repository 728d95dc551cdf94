from pathlib import Path

import pytest

from takar.cli.measuring import Options, measure_in_memory
from takar.cli.targets import Targets
from takar.measures.jpm import UnknownPurpose
from takar.regulations.book import Book
from tests.measures.invented import DAY, as_tables, many
from tests.runs.folders import written


def test_the_purpose_reaches_the_measure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = as_tables(many(seed=8, people=6))
    folder = written({name: table for name, table in tables.items() if table.num_rows}, tmp_path)
    book = Book.load()
    targets = Targets(tmp_path / "r.csv")
    with pytest.raises(UnknownPurpose):
        measure_in_memory("jpm", folder, book, book.on(DAY), targets, Options(purpose="HOBI"))
    assert not targets.out.exists()
    measure_in_memory("jpm", folder, book, book.on(DAY), targets, Options(purpose="PENGISIAN"))
    assert "6 orang diukur" in capsys.readouterr().out
    assert "PENGISIAN" in (tmp_path / "r.csv.stamp.json").read_text()
