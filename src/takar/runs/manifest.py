"""The manifest of a bundle: what lies in it, and the fingerprints that prove it unchanged."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict

from takar.runs.stamp import Stamp

UNIT = "\x1f"
SHORT = 16
"""Hexadecimal digits of a row's or column's fingerprint: enough to find the place of a change."""


class Part(BaseModel):
    """A model of the manifest: nothing unknown is accepted."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StampPart(Part):
    """The stamp as the run made it."""

    measure: str
    day: date
    agency: str | None
    known_on: date | None
    purpose: str | None
    categories: str | None
    law_edition: str
    evidence_hash: str
    code_version: str
    made_at: datetime
    rules: str | None = None
    evidence_of: Literal["rows", "files"] = "rows"

    def stamp(self) -> Stamp:
        """Return the stamp itself."""
        return Stamp(**dict(self))


class FilePart(Part):
    """One file: its size and SHA-256."""

    bytes: int
    sha256: str


class TablePart(Part):
    """One table: a fingerprint of every row and of every column."""

    columns: list[str]
    row_digests: list[str]
    column_digests: list[str]


class Manifest(Part):
    """Everything in the bundle.

    Attributes:
        stamp: of the run; its evidence hash is that of the evidence with real numbers.
        pseudonymous_evidence_hash: of the evidence as it lies in the bundle.
        pseudonymous: which columns carry pseudonyms.
    """

    version: Literal[1] = 1
    stamp: StampPart
    pseudonymous_evidence_hash: str
    pseudonymous: list[str]
    files: dict[str, FilePart]
    tables: dict[str, TablePart]

    def as_bytes(self) -> bytes:
        """Write the manifest, always the same way."""
        return (self.model_dump_json(indent=1) + "\n").encode()


def file_part(content: bytes) -> FilePart:
    """Fingerprint a file."""
    return FilePart(bytes=len(content), sha256=sha256(content).hexdigest())


def table_part(content: bytes) -> TablePart:
    """Fingerprint every row and column of a CSV."""
    header, rows = csv_rows(content)
    columns = zip(*rows, strict=True) if rows else ([] for _ in header)
    return TablePart(
        columns=header,
        row_digests=[short(row) for row in rows],
        column_digests=[short(column) for column in columns],
    )


def csv_rows(content: bytes) -> tuple[list[str], list[list[str]]]:
    """Read a CSV as text; rows that are too short or too long are made to fit the header."""
    text = content.decode("utf-8", errors="replace")
    header, *rows = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    count = len(header)
    if any(len(row) != count for row in rows):
        rows = [(row + [""] * count)[:count] for row in rows]
    return header, rows


def short(values: Sequence[str]) -> str:
    """Fingerprint a sequence of texts."""
    return sha256(UNIT.join(values).encode()).hexdigest()[:SHORT]
