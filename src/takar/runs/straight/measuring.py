"""The IP ASN of a folder of evidence, measured and written by the engine itself."""
# ruff: noqa: S608 -- statements are ours

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.law import Law
from takar.runs.digest import evidence_hash
from takar.runs.ip_asn_evidence import ip_asn_columns, ip_asn_evidence
from takar.runs.keys import suspected
from takar.runs.stamp import FILES, ROWS, Stamp, stamped
from takar.runs.straight.asking import RESULTS, asked_components, asked_groups, asked_results
from takar.runs.straight.checks import has_bad_cell
from takar.runs.straight.fingerprint import files_hash
from takar.runs.straight.folder import Opened, opened, read, scanned
from takar.tables import TABLES

MEMORY = 2_500_000_000
"""Bytes the engine may hold at once; beyond that it writes to disk what it sorts."""
Connection = duckdb.DuckDBPyConnection


class NotMeasured(TakarError):
    """The engine could not finish."""


@dataclass(frozen=True)
class Accepted:
    """A folder whose cells are all good.

    Attributes:
        strangers: the tables that may have rows about people who are not among the employees.
    """

    folder: Opened
    fingerprint: str
    strangers: frozenset[str]


@dataclass(frozen=True)
class Measured:
    """A folder that was measured; everything written lies in a folder that is gone afterwards.

    Attributes:
        results: the Parquet file of the results, ordered by ``employee_id``.
    """

    connection: Connection
    evidence: Accepted
    law: Law
    stamp: Stamp
    results: Path

    def components(self) -> Path:
        """Write the parts of everybody's index; return the Parquet file."""
        return self._write("components", asked_components(self.law, self.stamp.rules))

    def groups(self) -> Path:
        """Write the index of every group; return the Parquet file."""
        return self._write("groups", asked_groups(self.law, self.stamp.rules))

    def _write(self, name: str, query: str) -> Path:
        path = self.results.with_name(f"{name}.parquet")
        _copy(self.connection, query, path)
        return path


@contextmanager
def measured(folder: Path, law: Law, rules: str) -> Iterator[Measured]:
    """Measure the folder into files that live as long as the block.

    Args:
        folder: tables as Parquet or CSV.
        law: the law on the day of measuring.
        rules: the code of the rule set.

    Raises:
        BadTables: a file, column or cell cannot be accepted.
    """
    with tempfile.TemporaryDirectory(prefix="takar-") as beside, _connected(beside) as connection:
        with ThreadPoolExecutor() as threads:
            accepted = threads.submit(_accepted, folder, law, rules, connection)
            statement = asked_results(law, rules)
            evidence = accepted.result()
        results = _in_order(connection, statement, Path(beside))
        connection.execute(f"CREATE VIEW {RESULTS} AS FROM {scanned(results)}")
        of = FILES if evidence.folder.tables is None else ROWS
        stamp = stamped("ip-asn", law, evidence.fingerprint, rules=rules, evidence_of=of)
        yield Measured(connection, evidence, law, stamp, results)


@contextmanager
def _connected(beside: str) -> Iterator[Connection]:
    """Open an engine that keeps to its share of memory."""
    memory = min(MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4)
    with duckdb.connect(
        config={
            "temp_directory": beside,
            "memory_limit": f"{memory}B",
        }
    ) as connection:
        connection.execute("SET enable_progress_bar = false")
        yield connection


def _accepted(folder: Path, law: Law, rules: str, connection: Connection) -> Accepted:
    """Open the folder once every cell is known to be good."""
    found = opened(folder, connection)
    if found.tables is None:
        used = {n: path for n, path in found.files.items() if n in ip_asn_columns(law, rules)}
        with ThreadPoolExecutor() as threads:
            fingerprint = threads.submit(files_hash, used)
            strangers = _strangers(found, connection)
            if strangers is not None:
                return Accepted(found, fingerprint.result(), strangers)
        found = read(folder, connection)
    fingerprint_of_rows = evidence_hash(ip_asn_evidence(found.tables or {}, law, rules))
    return Accepted(found, fingerprint_of_rows, frozenset(found.files))


def _strangers(found: Opened, connection: Connection) -> frozenset[str] | None:
    """Return the tables that may have strangers; nothing where a cell or a file is in doubt."""
    try:
        if has_bad_cell(found, connection):
            return None
        doubts = suspected(connection, {name: TABLES[name].key for name in found.files})
    except duckdb.Error:  # a file that breaks off is told by the precise reader
        return None
    return None if doubts.doubled else doubts.strangers


def _in_order(connection: Connection, statement: str, folder: Path) -> Path:
    """Write the results; where the engine did not keep people in order, order them afterwards."""
    results = folder / "results.parquet"
    _copy(connection, statement, results)
    query = f"SELECT employee_id < lag(employee_id) OVER () AS is_late FROM {scanned(results)}"
    if connection.execute(f"SELECT 1 FROM ({query}) WHERE is_late LIMIT 1").fetchone() is None:
        return results
    ordered = folder / "ordered.parquet"
    _copy(connection, f"FROM {scanned(results)} ORDER BY employee_id", ordered)
    return ordered


def _copy(connection: Connection, query: str, path: Path) -> None:
    """Write the answer to a Parquet file; the same answer gives the same bytes."""
    name = str(path).replace("'", "''")
    try:
        connection.execute(f"COPY ({query}) TO '{name}' (FORMAT parquet, COMPRESSION zstd)")
    except duckdb.Error as error:
        raise NotMeasured(
            msg("Mesin hitung berhenti: {error}", error=str(error).splitlines()[0]),
            hint=msg("Periksa sisa ruang di {folder}, dan tabelnya.", folder=path.parent.parent),
        ) from error
