"""The fingerprint of evidence by its rows, whatever their order and the files they came from.

It joins a digest of each row with the number of rows. It tells evidence apart; that nobody changed
it on purpose is proved by the bundle, whose manifest holds a SHA-256 of every file.
"""

from collections.abc import Mapping
from hashlib import sha256

import duckdb
import pyarrow as pa

UNIT = "\x1f"


def evidence_hash(evidence: Mapping[str, pa.Table]) -> str:
    """Return the fingerprint of all tables, whatever the order of their rows."""
    digest = sha256()
    with duckdb.connect() as connection:
        for name in sorted(evidence):
            table = evidence[name]
            parts = [
                name,
                *table.column_names,
                str(table.num_rows),
                _rows_digest(connection, table),
            ]
            digest.update((UNIT.join(parts) + "\n").encode())
    return digest.hexdigest()


def _rows_digest(connection: duckdb.DuckDBPyConnection, table: pa.Table) -> str:
    """Join the rows' 128-bit digests by exclusive or; with no row there is nothing."""
    if not table.num_rows:
        return "0"
    connection.register("evidence", table)
    row = connection.execute(
        f"SELECT bit_xor(md5_number({_row_text(table)})) FROM evidence"  # noqa: S608 -- names come from the schema
    ).fetchone()
    return str(row[0]) if row else "0"


def _row_text(table: pa.Table) -> str:
    """Write a row as text: values parted by a unit separator, a gap as a null character."""
    columns = (f'coalesce("{name}"::VARCHAR, chr(0))' for name in table.column_names)
    return "concat_ws(chr(31), " + ", ".join(columns) + ")"
