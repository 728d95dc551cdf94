"""A browser in the hall, simulated: it keeps what is not acknowledged and sends it again, in order.

It does what ``static/sittings/vault.js`` and ``courier.js`` do: changes are numbered at their desk,
lie on its disk until the server has them, and go oldest first. A closed page forgets everything
but those.
"""

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from exam_service import Cut, Line, Reply

ROOT = "/ruang-ujian/"
SECTION = "A"
BATCH = 100
PATIENCE_SECONDS = 120.0
Number = tuple[int, int]
"""Desk and number at it."""
Said = tuple[str, int | None, Any]
"""Kind, question and value of a change."""


class Stuck(Exception):
    """The sitting could not be resumed in a long time."""


@dataclass
class Device:
    """What one person's browser keeps, and what the benchmark remembers to compare.

    Attributes:
        waiting: changes not acknowledged, the only thing that outlives the page.
        said: every change ever made.
        acknowledged: those the server said are kept.
        answers: what the person last gave for each question.
        lost: for each broken request when it began, when it broke, by what, and what it carried.
    """

    line: Line
    person: str
    pins: dict[str, str]
    chance: random.Random
    desk: int = 0
    sequence: int = 0
    tokens: dict[str, str] = field(default_factory=dict)
    waiting: list[tuple[Number, Said]] = field(default_factory=list)
    said: dict[Number, Said] = field(default_factory=dict)
    acknowledged: set[Number] = field(default_factory=set)
    answers: dict[int, Any] = field(default_factory=dict)
    lost: list[tuple[int, int, str, list[Number]]] = field(default_factory=list)
    forgotten: int = 0
    is_asking: bool = False
    fault: str = ""
    patience: float = PATIENCE_SECONDS

    async def enter(self) -> None:
        """Show number and PINs at the door."""
        self.line.cookies.clear()
        await self.line.ask("GET", ROOT)
        facts = {"number": self.person, **self.pins}
        expected(await self.line.post(ROOT, facts), 302)

    async def sit(self) -> dict[str, Any]:
        """Open the page: a desk of its own, and what has been done so far."""
        desks = sorted({desk for (desk, _), _ in self.waiting})
        told = json.loads(expected(await self.line.post(f"{ROOT}duduk/", {"desk": desks})).body)
        self.desk, self.sequence, self.tokens = told["standing"]["desk"], 0, told["tokens"]
        return dict(told)

    async def begin(self) -> None:
        """Agree, and start the section."""
        expected(await self.line.post(f"{ROOT}setuju/", {}))
        path = f"{ROOT}bagian/{SECTION}/"
        expected(await self.line.post(path, {"desk": self.desk}))

    async def resume(self) -> dict[str, Any]:
        """Enter as after a crash and return where the sitting stands, however long it takes."""
        await self.patiently(self.enter)
        return dict(await self.patiently(self.sit))

    async def patiently(self, deed: Callable[[], Awaitable[Any]]) -> Any:
        """Do something as often as it takes.

        Raises:
            Stuck: it never worked.
        """
        until = time.monotonic() + self.patience
        while time.monotonic() < until:
            try:
                return await deed()
            except Cut:
                await asyncio.sleep(self.chance.uniform(0.1, 0.5))
        raise Stuck(self.person)

    def give(self, slot: int, value: Any) -> None:
        """Answer a question; ``None`` takes the answer back."""
        self.note("JAWAB", slot, value)
        self.answers.pop(slot, None)
        if value is not None:
            self.answers[slot] = value

    def note(self, kind: str, slot: int | None, value: Any) -> None:
        """Number a change and keep it until the server has it."""
        self.sequence += 1
        number = (self.desk, self.sequence)
        self.said[number] = (kind, slot, value)
        self.waiting.append((number, self.said[number]))

    async def send(self, cut: str = "") -> bool:
        """Send the oldest changes of one desk; say whether the server has them."""
        desk = self.waiting[0][0][0]
        batch = [one for one in self.waiting if one[0][0] == desk][:BATCH]
        began = int(time.time() * 1000)
        self.is_asking, self.fault = True, cut
        try:
            reply = await self.line.ask("POST", f"{ROOT}simpan/", *self.sent(batch), cut=cut)
            self.acknowledge(desk, json.loads(expected(reply).body))
        except Cut:
            at = int(time.time() * 1000)
            self.lost.append((began, at, self.fault, [number for number, _ in batch]))
            return False
        finally:
            self.is_asking = False
        return True

    def sent(self, batch: list[tuple[Number, Said]]) -> tuple[bytes, dict[str, str]]:
        """Return the body and the headers of changes on their way."""
        now = int(time.time() * 1000)
        rows = [[sequence, *said, now] for (_, sequence), said in batch]
        token = self.tokens[str(batch[0][0][0])]
        headers = {"x-takar-kursi": token, "Content-Type": "application/json"}
        return json.dumps({"changes": rows}).encode(), headers

    def acknowledge(self, desk: int, told: dict[str, Any]) -> None:
        """Forget what the server has; what it called broken is counted."""
        saved = {(desk, sequence) for sequence in told["saved"]}
        broken = {(desk, sequence) for sequence, _ in told["broken"]}
        self.acknowledged |= saved
        self.forgotten += len(broken)
        self.waiting = [one for one in self.waiting if one[0] not in saved | broken]


def expected(reply: Reply, status: int = 200) -> Reply:
    """Return an answer that is as it should be.

    Raises:
        Cut: it is not; to a person that is as if nothing had come.
    """
    if reply.status != status:
        raise Cut(reply.status, reply.body[:200])
    return reply
