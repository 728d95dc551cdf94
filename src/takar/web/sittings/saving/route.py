"""The route that saves answers: raw ASGI in front of Django, so that a save costs little.

Answers: 200 after the commit; 400 not understood; 401 no valid token; 405; 413 too large; 503 not
saved now, try again. Nothing else is ever said, and nothing is said before the disk has it.
"""

import json
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from takar.web.sittings.saving.brake import Brake
from takar.web.sittings.saving.gathering import Broken, Gatherer, Unavailable
from takar.web.sittings.saving.tokens import Desk, desk_of
from takar.web.sittings.saving.wire import BODY_LIMIT, NotUnderstood, answered, changes_in

PATH = "/ruang-ujian/simpan/"
TOKEN = b"x-takar-kursi"
HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Refused = Callable[[int, str], Awaitable[None]]
"""Keeps a refusal in the record of a sitting."""

logger = logging.getLogger("takar.saving")


class SavingRoute:
    """The ASGI application of the route; one gatherer an event loop."""

    def __init__(self, gatherer: Callable[[], Gatherer], *, refused: Refused | None = None) -> None:
        self.make_gatherer = gatherer
        self.gatherer: Gatherer | None = None
        self.refused = refused
        self.brake = Brake()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Save what was sent, then say so."""
        status, body = await self.outcome(scope, receive)
        headers = [*HEADERS, (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def outcome(self, scope: Scope, receive: Receive) -> tuple[int, bytes]:
        """Return the status and body of the answer."""
        if scope["method"] != "POST":
            return 405, told("POST")
        now = time.time()
        desk = desk_of(header(scope, TOKEN), now=now)
        if desk is None:
            logger.warning("refused: no valid token, from %s", (scope.get("client") or "?")[0])
            return 401, told("token")
        body = await body_of(receive)
        if body is None:
            return 413, told("size")
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


def header(scope: Scope, name: bytes) -> bytes:
    """Return a header, empty if it was not sent."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value)
    return b""


async def body_of(receive: Receive) -> bytes | None:
    """Return what was sent; nothing if it is too large, without reading on."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > BODY_LIMIT:
            return None
        if not message.get("more_body"):
            return bytes(body)


def told(fault: str) -> bytes:
    """Return a refusal as the device reads it."""
    return json.dumps({"fault": fault}).encode()
