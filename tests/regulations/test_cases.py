"""The law cases of ``cases.yaml``: a lawyer can read and write them."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from takar.regulations.book import Book
from takar.regulations.exact import read_yaml
from takar.regulations.reading import plain

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parent / "cases.yaml").read_bytes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_book_says_what_the_case_expects(case: dict[str, Any]) -> None:
    law = Book.load().on(case["day"], agency=case.get("agency"))
    value = law.value(case["key"])
    if "value" in case:
        assert value == Decimal(case["value"])
    if "rows" in case:
        assert plain(law.table(case["key"])) == case["rows"]
    for number, code in case.get("bands", {}).items():
        assert law.bands(case["key"]).of(Decimal(number)) == code
    for part, expected in case.get("parts", {}).items():
        said = value[part]
        assert (str(said) if isinstance(said, Decimal) else said) == expected
    for cell, word in case.get("cells", {}).items():
        assert law.matrix(case["key"])[tuple(cell.split("."))] == word
