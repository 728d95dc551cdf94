"""The journal on PostgreSQL: one statement of arrays a group, committed by itself."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import psycopg

from takar.web.sittings.saving.gathering import Broken, Unavailable, Unfit
from takar.web.sittings.saving.wire import Change

INSERT = """
INSERT INTO sittings_answerchange
       (sitting_id, desk, sequence, kind, slot, value, given_at, received_at)
SELECT sitting, desk, sequence, kind, slot, value::jsonb,
       to_timestamp(given / 1000.0), to_timestamp(received / 1000.0)
  FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::text[], %s::smallint[], %s::text[],
              %s::bigint[], %s::bigint[])
       AS sent (sitting, desk, sequence, kind, slot, value, given, received)
    ON CONFLICT (sitting_id, desk, sequence) DO NOTHING
"""
DIFFERENT = """
SELECT sent.sitting, sent.desk, sent.sequence
  FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::text[], %s::smallint[], %s::text[])
       AS sent (sitting, desk, sequence, kind, slot, value)
  JOIN sittings_answerchange AS kept
    ON (kept.sitting_id, kept.desk, kept.sequence) = (sent.sitting, sent.desk, sent.sequence)
 WHERE (kept.kind, kept.slot, kept.value) IS DISTINCT FROM
       (sent.kind, sent.slot, sent.value::jsonb)
"""


class PostgresStore:
    """Writes groups over one connection of its own; a lost connection is opened again."""

    def __init__(self, terms: dict[str, Any]) -> None:
        self.terms = terms
        self.connection: psycopg.AsyncConnection[Any] | None = None

    async def write(self, changes: Sequence[Change]) -> Broken:
        """Commit the changes in one statement; see ``Store``.

        It stands alone, so that PostgreSQL begins, writes and commits in one round.
        """
        try:
            connection = await self.connected()
            columns = columns_of(changes)
            written = await connection.execute(INSERT, columns, prepare=True)
            if written.rowcount == len(changes):
                return {}
            found = await connection.execute(DIFFERENT, columns[:6])
            return dict.fromkeys(await found.fetchall(), "RUSAK")
        except (psycopg.DataError, psycopg.IntegrityError) as fault:
            raise Unfit(str(fault)) from fault
        except (psycopg.Error, OSError) as fault:
            await self.close()
            raise Unavailable(str(fault)) from fault

    async def connected(self) -> psycopg.AsyncConnection[Any]:
        """Return the connection, opened anew if it was lost; a commit means it is on disk."""
        if self.connection is None or self.connection.closed:
            self.connection = await psycopg.AsyncConnection.connect(**self.terms, autocommit=True)
            await self.connection.execute("SET synchronous_commit = on")
        return self.connection

    async def close(self) -> None:
        """Close the connection; what it had not committed is gone."""
        if self.connection is not None:
            with suppress(psycopg.Error, OSError):
                await self.connection.close()
            self.connection = None


def columns_of(changes: Sequence[Change]) -> list[str]:
    """Return the changes turned on their side: one array a column, as PostgreSQL writes them."""
    sitting, desk, sequence, kind, slot, value, given, received = zip(*changes, strict=True)
    return [
        array(map(str, sitting)),
        array(map(str, desk)),
        array(map(str, sequence)),
        array(map(quoted, kind)),
        array("NULL" if one is None else str(one) for one in slot),
        array("NULL" if one is None else quoted(one) for one in value),
        array(map(str, given)),
        array(map(str, received)),
    ]


def array(words: Iterable[str]) -> str:
    """Return an array of words that are written already."""
    return f"{{{','.join(words)}}}"


def quoted(text: str) -> str:
    """Return a text as it stands in an array."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
