"""The glossary is the judge of words: the book of the law and the tables keep to it."""

from pathlib import Path
from typing import Any

import pytest

from takar.regulations.book import Book
from takar.regulations.exact import read_yaml
from takar.tables import TABLES

GLOSSARY: list[dict[str, Any]] = read_yaml(
    (Path(__file__).parents[2] / "glossary.yaml").read_bytes()
)
BOOK = Book.load()
LISTED_COLUMNS = {column for entry in GLOSSARY for column in entry.get("columns", [])}


@pytest.mark.parametrize("entry", GLOSSARY, ids=lambda entry: entry["code"])
def test_an_entry_says_the_word_of_code_law_and_screen_and_its_source(
    entry: dict[str, Any],
) -> None:
    assert {"code", "law", "screen", "source"} <= set(entry)
    assert set(entry) <= {"code", "law", "screen", "source", "values", "columns", "never"}
    assert entry["source"] in BOOK.sources
    assert entry["code"] not in entry.get("never", [])


def test_a_concept_has_one_entry() -> None:
    codes = [entry["code"] for entry in GLOSSARY]
    assert sorted(codes) == sorted(set(codes))


def test_every_concept_of_the_book_is_in_the_glossary() -> None:
    codes = {entry["code"] for entry in GLOSSARY}
    assert {BOOK.form(key).concept for key in BOOK.keys} - codes == set()


def test_every_column_of_the_tables_is_in_the_glossary_and_no_other() -> None:
    columns = {column.name for table in TABLES.values() for column in table.columns}
    assert columns == LISTED_COLUMNS


def test_every_enumerated_value_of_the_tables_is_in_the_glossary() -> None:
    values = {value for entry in GLOSSARY for value in entry.get("values", [])}
    enumerated = {
        value
        for table in TABLES.values()
        for column in table.columns
        for value in column.values
        if column.name != "sex"
    }
    assert enumerated - values == set()
