from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from takar.regulations.book import Book
from takar.regulations.comparison import ChangeKind, changes
from tests.regulations.shelves import NUMBER, parameter, write_shelf

LATER = """
  2022-01-01:
    value: {value}
    source: {{law: perwal_1, at: Pasal 2}}
    certainty: certain
    known_on: 2022-01-01
"""


def test_what_came_went_and_changed_is_told_and_what_stayed_is_not(tmp_path: Path) -> None:
    files = {
        "national/a/stayed.yaml": NUMBER,
        "national/a/grew.yaml": NUMBER + LATER.format(value=4),
        "national/a/moved.yaml": NUMBER + LATER.format(value=3),
        "national/a/went.yaml": NUMBER + LATER.format(value="null"),
        "national/a/came.yaml": parameter("number", "1", since="2021-01-01"),
    }
    book = Book.of(write_shelf(tmp_path, files))
    found = changes(book.on(date(2020, 6, 1)), book.on(date(2022, 6, 1)))
    assert [(change.key, change.kind, change.lines) for change in found] == [
        ("a.came", ChangeKind.CAME, (("", "", "1"),)),
        ("a.grew", ChangeKind.VALUE, (("", "3", "4"),)),
        ("a.moved", ChangeKind.SOURCE, ()),
        ("a.went", ChangeKind.WENT, (("", "3", ""),)),
    ]
    assert found[2].after
    assert found[2].after.at == "Pasal 2"


def test_only_the_lines_that_differ_are_told(tmp_path: Path) -> None:
    text = parameter("points", "{A: 1, B: 2}") + LATER.format(value="{A: 1, B: 3, C: 4}")
    book = Book.of(write_shelf(tmp_path, {"national/a/one.yaml": text}))
    (change,) = changes(book.on(date(2021, 1, 1)), book.on(date(2022, 1, 1)))
    assert change.lines == (("B", "2", "3"), ("C", "", "4"))


def test_a_profile_that_only_changes_a_share_says_which() -> None:
    law = Book.load().on(date(2025, 6, 1))
    profile, papers = law.found["talent.profile"]
    more = {"performance": Decimal(60), "potential": Decimal(40)}
    shares = profile.talent.model_copy(update=more)
    other = profile.model_copy(update={"talent": shares})
    later = replace(law, found=law.found | {"talent.profile": (other, papers)})
    (change,) = changes(law, later)
    expected = ("talent", "performance: 50; potential: 50", "performance: 60; potential: 40")
    assert change.lines == (expected,)
