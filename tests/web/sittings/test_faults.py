"""Devices, network and server that fail at random: nothing acknowledged is lost or doubled.

The route and the stores are the real ones, on the database of the run. Faults are drawn by a seed:
the network is cut before or after the server has heard, the server dies between receiving and
committing or between committing and answering, its connection drops, the disk is full, the page is
closed and another desk goes on.
"""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from takar.web.exams.models import Registration
from takar.web.kit.scope import scopes_disabled
from takar.web.sittings.models import AnswerChange, SectionClock, Sitting
from takar.web.sittings.queries import answers_of
from takar.web.sittings.saving.gathering import Broken, Gatherer, Store, Unavailable
from takar.web.sittings.saving.route import SavingRoute
from takar.web.sittings.saving.stores import store
from takar.web.sittings.saving.wire import Change
from tests.cast import Cast
from tests.web.sittings.made import crowd
from tests.web.sittings.made import hall as made_hall
from tests.web.sittings.saving.made import asked, body, token

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SLOTS = (1, 2, 3, 4, 5)
PEOPLE = 25
DEEDS = 40
Said = tuple[int, str, int | None, Any]


class Killed(Exception):
    """The server process ended here."""


class Shaky:
    """A store that dies at the worst moments."""

    def __init__(self, inner: Store, chance: random.Random, *, faults: float) -> None:
        self.inner, self.chance, self.faults = inner, chance, faults
        self.counts: dict[str, int] = {}

    async def write(self, changes: Sequence[Change]) -> Broken:
        fault = self.drawn()
        if fault == "before commit":
            raise Killed
        if fault == "disk full":
            raise Unavailable("database or disk is full")
        if fault == "connection dropped":
            await self.inner.close()
            self.inner = store()
        broken = await self.inner.write(changes)
        if fault == "after commit":
            raise Killed
        return broken

    def drawn(self) -> str:
        if self.chance.random() >= self.faults:
            return ""
        kinds = ("before commit", "after commit", "disk full", "connection dropped")
        fault = self.chance.choice(kinds)
        self.counts[fault] = self.counts.get(fault, 0) + 1
        return fault

    async def close(self) -> None:
        await self.inner.close()


@dataclass
class Device:
    """What one person's browser keeps: all it said, and what is not acknowledged yet."""

    sitting: int
    chance: random.Random
    desk: int = 1
    sequence: int = 0
    waiting: list[tuple[int, Said]] = field(default_factory=list)
    said: dict[tuple[int, int], Said] = field(default_factory=dict)
    acknowledged: set[tuple[int, int]] = field(default_factory=set)
    answers: dict[int, Any] = field(default_factory=dict)

    def answer(self) -> None:
        self.sequence += 1
        slot, value = self.chance.choice(SLOTS), {"choice": str(self.chance.random())}
        change = (self.sequence, "JAWAB", slot, value)
        self.waiting.append((self.desk, change))
        self.said[self.desk, self.sequence] = change
        self.answers[slot] = value

    def killed(self) -> None:
        """The page is closed; what lay on its disk is still there for the next one."""
        self.desk, self.sequence = self.desk + 1, 0

    async def send(self, route: SavingRoute, *, faults: float) -> None:
        desk = self.waiting[0][0]
        batch = [change for one, change in self.waiting if one == desk][:10]
        cut = self.chance.random() < faults and self.chance.choice(("before", "after"))
        if cut == "before":
            return
        status, told = await asked(route, body(*batch), token=token(self.sitting, desk))
        if cut == "after" or status != 200:
            return
        assert told["broken"] == []
        saved = {(desk, number) for number in told["saved"]}
        self.acknowledged |= saved
        self.waiting = [
            (one, change) for one, change in self.waiting if (one, change[0]) not in saved
        ]


async def work(device: Device, route: SavingRoute, faults: float) -> None:
    for _ in range(DEEDS):
        device.answer()
        if device.chance.random() < faults / 4:
            device.killed()
        await device.send(route, faults=faults)


async def flush(device: Device, route: SavingRoute) -> None:
    while device.waiting:
        await device.send(route, faults=0)


def lots(*names: int) -> random.Random:
    return random.Random(str(names))  # noqa: S311 - faults that can be drawn again


async def story(sittings: list[int], seed: int, faults: float) -> tuple[list[Device], Shaky]:
    devices = [Device(one, lots(seed, one)) for one in sittings]
    shaky = Shaky(store(), lots(seed), faults=faults)
    route = SavingRoute(lambda: Gatherer(shaky))
    await asyncio.gather(*(work(one, route, faults) for one in devices))
    shaky.faults = 0
    await asyncio.gather(*(flush(one, route) for one in devices))
    await route.close()
    return devices, shaky


def sittings_of(cast: Cast) -> list[int]:
    made = made_hall(cast)
    crowd(made, PEOPLE)
    now = timezone.now() - timedelta(minutes=1)
    with made.scoped():
        rows = Sitting.objects.bulk_create(
            Sitting(
                registration=one,
                form=made.form,
                seed="x",
                state="BERJALAN",
                started_at=now,
                paper={
                    "version": 1,
                    "sections": [{"code": "A", "items": [{"item": f"S{n}"} for n in range(1, 7)]}],
                },
            )
            for one in Registration.objects.all()
        )
        SectionClock.objects.bulk_create(
            SectionClock(sitting=one, section="A", place=1, allotted_seconds=3600, started_at=now)
            for one in rows
        )
    return [one.pk for one in rows]


@pytest.mark.parametrize("seed", range(4))
def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(cast: Cast, seed: int) -> None:
    devices, shaky = asyncio.run(story(sittings_of(cast), seed, faults=0.3))
    assert sum(shaky.counts.values()) > 5
    with scopes_disabled():
        rows = AnswerChange.objects.values_list("sitting", "desk", "sequence", "slot", "value")
        kept = {
            (sitting, desk, sequence): (slot, value)
            for sitting, desk, sequence, slot, value in rows
        }
        assert len(kept) == AnswerChange.objects.count() == sum(len(one.said) for one in devices)
        for device in devices:
            assert device.acknowledged == set(device.said)
            for (desk, sequence), (_, _, slot, value) in device.said.items():
                assert kept[device.sitting, desk, sequence] == (slot, value)
            assert answers_of(Sitting.objects.get(pk=device.sitting)) == device.answers
