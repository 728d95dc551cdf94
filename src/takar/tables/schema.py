"""The words in which a table is described."""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

type_of = {
    "text": pa.string(),
    "integer": pa.int64(),
    "decimal": pa.decimal128(18, 6),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}
Kind = Literal["text", "integer", "decimal", "date", "boolean"]


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, and, where the law enumerates them, its permitted values."""

    name: str
    kind: Kind = "text"
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableSchema:
    """One table: its columns in order, and the columns that tell its rows apart."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def arrow(self) -> pa.Schema:
        """The same columns as an Arrow schema."""
        return pa.schema([(column.name, type_of[column.kind]) for column in self.columns])

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)
