"""The journal on SQLite: one writing thread, one transaction a group, flushed to the disk."""

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from takar.web.sittings.saving.gathering import Broken, Unavailable, Unfit
from takar.web.sittings.saving.wire import Change

INSERT = """
INSERT INTO sittings_answerchange
       (sitting_id, desk, sequence, kind, slot, value, given_at, received_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (sitting_id, desk, sequence) DO NOTHING
"""
KEPT = """
SELECT kind, slot, value FROM sittings_answerchange
 WHERE sitting_id = ? AND desk = ? AND sequence = ?
"""
PATIENCE_SECONDS = 30
"""An import may hold the pen of the one file for a while."""


class SqliteStore:
    """Writes groups in a thread of its own over a connection of its own."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self.connection: sqlite3.Connection | None = None

    async def write(self, changes: Sequence[Change]) -> Broken:
        """Commit the changes in one transaction; see ``Store``."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.thread, self.write_now, changes)
        except sqlite3.IntegrityError as fault:
            raise Unfit(str(fault)) from fault
        except sqlite3.Error as fault:
            raise Unavailable(str(fault)) from fault

    def write_now(self, changes: Sequence[Change]) -> Broken:
        """Commit the changes; runs in the thread."""
        connection = self.connected()
        connection.execute("BEGIN IMMEDIATE")
        try:
            before = connection.total_changes
            connection.executemany(INSERT, [row_of(change) for change in changes])
            written = connection.total_changes - before
            broken = {} if written == len(changes) else different(connection, changes)
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        return broken

    def connected(self) -> sqlite3.Connection:
        """Return the connection of the thread; each commit is flushed before it returns."""
        if self.connection is None:
            self.connection = sqlite3.connect(
                self.path,
                timeout=PATIENCE_SECONDS,
                isolation_level=None,
                uri=self.path.startswith("file:"),
            )
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("PRAGMA foreign_keys = ON")
        return self.connection

    async def close(self) -> None:
        """Close the connection in its thread, then end the thread."""
        await asyncio.get_running_loop().run_in_executor(self.thread, self.close_now)
        self.thread.shutdown()

    def close_now(self) -> None:
        """Close the connection; runs in the thread."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def row_of(change: Change) -> tuple[Any, ...]:
    """Return a change as a row of the journal, moments written as Django writes them."""
    return (
        change.sitting,
        change.desk,
        change.sequence,
        change.kind,
        change.slot,
        change.value,
        written(change.given_ms),
        written(change.received_ms),
    )


def written(moment_ms: int) -> str:
    """Return a moment as Django keeps it in SQLite: UTC, without a zone."""
    moment = datetime.fromtimestamp(moment_ms / 1000, UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def different(connection: sqlite3.Connection, changes: Sequence[Change]) -> Broken:
    """Return the changes whose number is taken by something else."""
    broken: Broken = {}
    for change in changes:
        kind, slot, value = connection.execute(KEPT, change.number).fetchone()
        if (kind, slot, said(value)) != (change.kind, change.slot, said(change.value)):
            broken[change.number] = "RUSAK"
    return broken


def said(value: str | None) -> Any:
    """Return what a stored text says."""
    return None if value is None else json.loads(value)
