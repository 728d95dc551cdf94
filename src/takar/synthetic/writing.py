"""Tables of evidence as files, one per table."""

from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

Format = Literal["csv", "parquet"]


def write_tables(tables: dict[str, pa.Table], directory: Path, kind: Format = "csv") -> list[Path]:
    """Write every table to its own file and return the files."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = [directory / f"{name}.{kind}" for name in tables]
    for path, table in zip(paths, tables.values(), strict=True):
        if kind == "csv":
            pa.csv.write_csv(table, path)
        else:
            pa.parquet.write_table(table, path)
    return paths
