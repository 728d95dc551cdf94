from pathlib import Path

import pytest

from takar.cli.targets import SameFile, Targets
from takar.runs.writing import UnknownFormat


def test_every_file_that_is_written_is_named() -> None:
    paths = Targets(Path("r.csv"), groups=Path("g.csv")).paths
    assert paths == [Path("r.csv"), Path("r.csv.stamp.json"), Path("g.csv")]


@pytest.mark.parametrize(
    ("targets", "problem"),
    [
        (Targets(Path("r.txt")), UnknownFormat),
        (Targets(Path("r.csv"), components=Path("c.json")), UnknownFormat),
        (Targets(Path("r.csv"), groups=Path("g")), UnknownFormat),
        (Targets(Path("r.csv"), bundle=Path("b.csv")), UnknownFormat),
        (Targets(Path("r.csv"), components=Path("./r.csv")), SameFile),
        (Targets(Path("r.csv"), components=Path("c.csv"), groups=Path("a/../c.csv")), SameFile),
    ],
)
def test_what_cannot_be_written_is_refused_before_any_work(
    targets: Targets, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        targets.check()


def test_files_of_their_own_are_accepted() -> None:
    Targets(Path("R.CSV"), Path("c.parquet"), Path("g.xlsx"), Path("b.ZIP")).check()
