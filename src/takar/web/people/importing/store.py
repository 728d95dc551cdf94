"""Clean tables kept between check and import; the uploaded file itself is not."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import IO

import pyarrow as pa
from pyarrow import parquet


def packed(tables: Mapping[str, pa.Table]) -> bytes:
    """Return tables as the bytes of one archive."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, table in tables.items():
            piece = BytesIO()
            parquet.write_table(table, piece)
            package.writestr(f"{name}.parquet", piece.getvalue())
    return archive.getvalue()


def unpacked(archive: IO[bytes]) -> dict[str, pa.Table]:
    """Return the tables of an archive."""
    with zipfile.ZipFile(archive) as package:
        return {
            name.removesuffix(".parquet"): parquet.read_table(BytesIO(package.read(name)))
            for name in package.namelist()
        }
