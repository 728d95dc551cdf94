import asyncio
from collections.abc import Sequence
from itertools import chain

import pytest

from takar.web.sittings.saving.gathering import Broken, Gatherer, Unavailable, Unfit
from takar.web.sittings.saving.wire import Change


def change(sitting: int, sequence: int) -> Change:
    return Change(sitting, 1, sequence, "JAWAB", 0, '"A"', 0, 0)


class Shelf:
    """A store in memory that can be held up, and refuses what it is told to."""

    def __init__(self, *, unfit: int = 0, failures: int = 0) -> None:
        self.groups: list[list[Change]] = []
        self.unfit, self.failures = unfit, failures
        self.gate = asyncio.Event()
        self.gate.set()
        self.is_closed = False

    async def write(self, changes: Sequence[Change]) -> Broken:
        await self.gate.wait()
        if self.failures:
            self.failures -= 1
            raise Unavailable("disk full")
        if any(one.sitting == self.unfit for one in changes):
            raise Unfit("no such sitting")
        self.groups.append(list(changes))
        return {one.number: "RUSAK" for one in changes if one.sequence == 666}

    async def close(self) -> None:
        self.is_closed = True


def test_what_arrives_while_a_group_is_written_is_the_next_group() -> None:
    async def story() -> list[list[int]]:
        shelf = Shelf()
        shelf.gate.clear()
        gatherer = Gatherer(shelf)
        first = asyncio.create_task(gatherer.save([change(1, 1)]))
        await asyncio.sleep(0)
        others = [asyncio.create_task(gatherer.save([change(n, 1)])) for n in range(2, 7)]
        await asyncio.sleep(0)
        shelf.gate.set()
        await asyncio.gather(first, *others)
        return [[one.sitting for one in group] for group in shelf.groups]

    told = asyncio.run(story())
    assert sorted(chain.from_iterable(told)) == [1, 2, 3, 4, 5, 6]
    assert len(told) == 2


@pytest.mark.parametrize(("limit", "groups"), [(4, [4, 2]), (5, [4, 2]), (6, [6]), (1, [2, 2, 2])])
def test_a_group_takes_whole_senders_up_to_the_limit(limit: int, groups: list[int]) -> None:
    async def story() -> list[int]:
        gatherer = Gatherer(shelf := Shelf(), limit=limit)
        pairs = [[change(n, 1), change(n, 2)] for n in (1, 2, 3)]
        await asyncio.gather(*(gatherer.save(pair) for pair in pairs))
        return [len(group) for group in shelf.groups]

    assert asyncio.run(story()) == groups


def test_one_unfit_sender_spoils_nobody_elses_group() -> None:
    async def story() -> list[Broken]:
        gatherer = Gatherer(Shelf(unfit=2))
        return await asyncio.gather(*(gatherer.save([change(n, 1)]) for n in (1, 2, 3)))

    assert asyncio.run(story()) == [{}, {(2, 1, 1): "RUSAK"}, {}]


def test_a_store_that_fails_tells_everybody_and_is_asked_again() -> None:
    async def story() -> tuple[list[object], Broken]:
        gatherer = Gatherer(Shelf(failures=1))
        first = await asyncio.gather(
            *(gatherer.save([change(n, 1)]) for n in (1, 2)), return_exceptions=True
        )
        return list(first), await gatherer.save([change(1, 1)])

    first, second = asyncio.run(story())
    assert [type(one) for one in first] == [Unavailable, Unavailable]
    assert second == {}


def test_each_sender_hears_of_the_broken_changes() -> None:
    async def story() -> Broken:
        return await Gatherer(Shelf()).save([change(1, 5), change(1, 666)])

    assert asyncio.run(story()) == {(1, 1, 666): "RUSAK"}


def test_a_sender_who_leaves_is_written_all_the_same() -> None:
    async def story() -> Shelf:
        shelf = Shelf()
        shelf.gate.clear()
        gatherer = Gatherer(shelf)
        gone = asyncio.create_task(gatherer.save([change(1, 1)]))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        shelf.gate.set()
        await gatherer.close()
        return shelf

    shelf = asyncio.run(story())
    assert [len(group) for group in shelf.groups] == [1]
    assert shelf.is_closed
