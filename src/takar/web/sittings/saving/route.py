"""The route that saves answers: in front of Django, so that a save costs little.

Answers: 200 after the commit; 400 not understood; 401 no valid token; 405; 413 too large, or of a
size that is not told; 503 not saved now, try again. Nothing else is ever said, and nothing is said
before the disk has it.
"""

import json
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from granian.rsgi import Scope

from takar.web.sittings.saving.brake import Brake
from takar.web.sittings.saving.gathering import Broken, Gatherer, Unavailable
from takar.web.sittings.saving.tokens import Desk, desk_of
from takar.web.sittings.saving.wire import BODY_LIMIT, NotUnderstood, answered, changes_in

PATH = "/ruang-ujian/simpan/"
TOKEN = "x-takar-kursi"  # noqa: S105 - the name of a header
HEADERS = [
    ("content-type", "application/json"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
]

Refused = Callable[[int, str], Awaitable[None]]
"""Keeps a refusal in the record of a sitting."""

logger = logging.getLogger("takar.saving")


class SavingRoute:
    """Answers what granian hands over (RSGI); one gatherer an event loop."""

    def __init__(self, gatherer: Callable[[], Gatherer], *, refused: Refused | None = None) -> None:
        self.make_gatherer = gatherer
        self.gatherer: Gatherer | None = None
        self.refused = refused
        self.brake = Brake()

    async def __call__(self, scope: Scope, protocol: Any) -> None:
        """Save what was sent, then say so."""
        status, body = await self.outcome(scope, protocol)
        protocol.response_bytes(status, HEADERS, body)

    async def outcome(self, scope: Scope, protocol: Any) -> tuple[int, bytes]:
        """Return the status and body of the answer."""
        if scope.method != "POST":
            return 405, told("POST")
        now, headers = time.time(), scope.headers
        desk = desk_of(headers.get(TOKEN, ""), now=now)
        if desk is None:
            logger.warning("refused: no valid token, from %s", scope.client)
            return 401, told("token")
        size = int(headers.get("content-length", BODY_LIMIT + 1))
        if size > BODY_LIMIT:
            return 413, told("size")
        body = await protocol()
        if self.brake.holds(desk.sitting, len(body), now=now):
            return 503, told("later")
        return await self.saved(desk, body, now)

    async def saved(self, desk: Desk, body: bytes, now: float) -> tuple[int, bytes]:
        """Save what a desk sent; return the status and body of the answer."""
        try:
            changes = changes_in(body, desk, now_ms=int(now * 1000))
        except NotUnderstood as fault:
            await self.refuse(desk.sitting, str(fault))
            return 400, told(str(fault))
        try:
            broken = await self.gathered().save(changes)
        except Unavailable:
            return 503, told("later")
        if broken:
            await self.refuse(desk.sitting, broken_words(broken))
        return 200, answered(changes, broken, now_ms=int(time.time() * 1000))

    async def refuse(self, sitting: int, reason: str) -> None:
        """Keep a refusal in the log, and in the record of the sitting."""
        logger.warning("refused: %s, of sitting %s", reason, sitting)
        if self.refused is not None:
            await self.refused(sitting, reason)

    def gathered(self) -> Gatherer:
        """Return the gatherer, made at the first save."""
        if self.gatherer is None:
            self.gatherer = self.make_gatherer()
        return self.gatherer

    async def close(self) -> None:
        """Write what waits and let go of the store."""
        if self.gatherer is not None:
            await self.gatherer.close()
            self.gatherer = None


def broken_words(broken: Broken) -> str:
    """Return in words which changes said something else under a number already used."""
    return ", ".join(f"{desk}/{sequence} {why}" for (_, desk, sequence), why in broken.items())


def told(fault: str) -> bytes:
    """Return a refusal as the device reads it."""
    return json.dumps({"fault": fault}).encode()
