"""Group commit: what arrives while one group is being written is the next group.

Nobody waits for a timer. With one person writing, a group is one change; with hundreds, each
commit carries what came during the commit before it, so that the disk is asked as often as it can
answer and no oftener.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol

from takar.web.sittings.saving.wire import Change

GROUP_LIMIT = 2_000
"""Changes in one transaction: large enough never to bind in a hall, small enough for one reply."""

CHARACTERS_LIMIT = 4_000_000
"""Characters in one transaction: a hall of essays must not be held in memory at once."""

logger = logging.getLogger("takar.saving")

Broken = dict[tuple[int, int, int], str]
"""Changes that could not be kept, with the reason."""


class Unavailable(Exception):
    """The store does not take anything now; the device keeps its changes and tries again."""


class Unfit(Exception):
    """The database will never take something in this group."""


class Store(Protocol):
    """Where changes are kept for good."""

    async def write(self, changes: Sequence[Change]) -> Broken:
        """Commit the changes; what was there already counts as kept if it says the same.

        Raises:
            Unavailable: nothing of this group was committed; it may be tried again.
            Unfit: nothing of this group was committed; something in it can never be.
        """

    async def close(self) -> None:
        """Let go of the store."""


class Gatherer:
    """Collects the changes of all devices and hands them to the store, group after group."""

    def __init__(self, store: Store, *, limit: int = GROUP_LIMIT) -> None:
        self.store = store
        self.limit = limit
        self.waiting: list[tuple[Sequence[Change], asyncio.Future[Broken]]] = []
        self.writing: asyncio.Task[None] | None = None

    async def save(self, changes: Sequence[Change]) -> Broken:
        """Return once the changes are committed, with those that could not be kept.

        Raises:
            Unavailable: they were not committed.
        """
        done: asyncio.Future[Broken] = asyncio.get_running_loop().create_future()
        self.waiting.append((changes, done))
        if self.writing is None:
            self.writing = asyncio.create_task(self.write_all())
        return await done

    async def write_all(self) -> None:
        """Write group after group until nothing waits."""
        try:
            while self.waiting:
                await self.write_group(self.next_group())
        finally:
            self.writing = None

    def next_group(self) -> list[tuple[Sequence[Change], asyncio.Future[Broken]]]:
        """Take what waits, up to the limit, in the order in which it came."""
        count = size = weight = 0
        for changes, _ in self.waiting:
            size, weight = size + len(changes), weight + weight_of(changes)
            if count and (size > self.limit or weight > CHARACTERS_LIMIT):
                break
            count += 1
        group, self.waiting = self.waiting[:count], self.waiting[count:]
        return group

    async def write_group(
        self, group: list[tuple[Sequence[Change], asyncio.Future[Broken]]]
    ) -> None:
        """Write one group; if it fails as a whole, each sender's changes on their own."""
        try:
            broken = await self.store.write([one for changes, _ in group for one in changes])
        except Unfit:
            await self.write_apart(group)
        except Exception as fault:  # noqa: BLE001 - every sender must get an answer
            logger.warning("a group of %s waits: %s", len(group), fault)
            self.tell(group, Unavailable(str(fault)))
        else:
            self.tell(group, broken)

    async def write_apart(
        self, group: list[tuple[Sequence[Change], asyncio.Future[Broken]]]
    ) -> None:
        """Write the changes of each sender alone, so that one cannot spoil the others' group."""
        for changes, done in group:
            try:
                broken = await self.store.write(changes)
            except Unfit as fault:
                logger.warning("changes of sitting %s are unfit: %s", changes[0].sitting, fault)
                self.tell([(changes, done)], {change.number: "RUSAK" for change in changes})
            except Exception as fault:  # noqa: BLE001 - every sender must get an answer
                self.tell([(changes, done)], Unavailable(str(fault)))
            else:
                self.tell([(changes, done)], broken)

    def tell(
        self,
        group: list[tuple[Sequence[Change], asyncio.Future[Broken]]],
        outcome: "Broken | Unavailable",
    ) -> None:
        """Tell those who still listen how it went."""
        for _, done in group:
            if done.done():  # the sender went away; the changes are written all the same
                continue
            if isinstance(outcome, Unavailable):
                done.set_exception(outcome)
            else:
                done.set_result(outcome)

    async def close(self) -> None:
        """Write what waits, then let go of the store."""
        if self.writing is not None:
            await self.writing
        await self.store.close()


def weight_of(changes: Sequence[Change]) -> int:
    """Return how many characters changes carry."""
    return sum(len(change.value or "") for change in changes)
