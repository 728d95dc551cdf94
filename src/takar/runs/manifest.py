"""The manifest of a bundle: what lies in it, and the fingerprints that prove it unchanged."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv
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
    try:
        return columns_part(content)
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return rows_part(content)


def columns_part(content: bytes) -> TablePart:
    """Fingerprint a sound CSV a column at a time; what is not sound is refused."""
    text = {"quote_char": '"', "double_quote": True, "newlines_in_values": True}
    header, *_ = csv_rows(content.partition(b"\n")[0])
    table = arrow_csv.read_csv(
        BytesIO(content),
        arrow_csv.ReadOptions(column_names=header, skip_rows=1),
        arrow_csv.ParseOptions(**text, ignore_empty_lines=False),
        arrow_csv.ConvertOptions(column_types=dict.fromkeys(header, pa.string())),
    )
    rows = pc.binary_join_element_wise(*table.columns, UNIT).cast(pa.binary())
    return TablePart(
        columns=header,
        row_digests=[sha256(row).hexdigest()[:SHORT] for row in rows.to_pylist()],
        column_digests=[short_of(joined(column)) for column in table.columns],
    )


def joined(column: pa.ChunkedArray) -> bytes:
    """Return the texts of a column as one, without making a Python text of each."""
    texts = column.cast(pa.large_string()).combine_chunks()
    whole = pa.LargeListArray.from_arrays(pa.array([0, len(texts)], pa.int64()), texts)
    return bytes(pc.binary_join(whole, pa.scalar(UNIT, pa.large_string()))[0].as_buffer())


def rows_part(content: bytes) -> TablePart:
    """Fingerprint a CSV row by row, whatever somebody did to it."""
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
    return short_of(UNIT.join(values).encode())


def short_of(content: bytes) -> str:
    """Fingerprint a few bytes."""
    return sha256(content).hexdigest()[:SHORT]
