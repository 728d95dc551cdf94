"""The reference codes of SIASN, read from the small files in ``codes/``.

An id is text and keeps its leading zero: ``05`` is an elementary school, ``5`` is nothing.
"""

import csv
from functools import cache
from pathlib import Path

SHELF = Path(__file__).parent / "codes"


@cache
def code_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one reference table, in the order of its file.

    >>> code_table("jenis_jabatan")[1]["position_kind"]
    'FUNGSIONAL'
    """
    with (SHELF / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def code_map(name: str, value: str, *, key: str = "id") -> dict[str, str]:
    """Return one column of a reference table by another, leaving out what has no value.

    >>> code_map("golongan", "pppk_grade")["31"]
    'IX'
    """
    return {row[key]: row[value] for row in code_table(name) if row[key] and row[value]}


@cache
def known_codes(name: str, *, key: str = "id") -> tuple[str, ...]:
    """Return every id of a reference table, also those that lead to no value of ours."""
    return tuple(row[key] for row in code_table(name) if row[key])
