"""Small shelves of invented rules, written to a directory for a test."""

from datetime import date
from pathlib import Path
from textwrap import dedent

SOURCES = """
- key: perwal_1
  title: Peraturan Wali Kota Nomor 1 tentang contoh
  issued_on: 2020-01-01
  status: in_force
  read_at: JDIH kota
"""

NUMBER = """
title: Angka contoh
concept: example
kind: number
values:
  2020-01-01:
    value: 3
    source: {law: perwal_1, at: Pasal 1}
    certainty: certain
    known_on: 2020-01-01
"""

DAY = date(2025, 6, 1)


def write_shelf(directory: Path, files: dict[str, str]) -> Path:
    """Write the files below the directory, with a list of sources."""
    for name, text in {"sources.yaml": SOURCES, **files}.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return directory


def parameter(
    kind: str,
    value: str,
    *,
    extra: str = "",
    since: str = "2020-01-01",
    known_on: str = "2020-01-01",
    law: str = "perwal_1",
) -> str:
    """Write a file with one dated value, given as one line of YAML."""
    return f"""
title: Contoh
concept: example
kind: {kind}
{extra}
values:
  {since}:
    value: {value}
    source: {{law: {law}, at: Pasal 1}}
    certainty: certain
    known_on: {known_on}
"""
