"""Requests to the saving route as a server hands them over."""

import json
from dataclasses import dataclass
from typing import Any

from takar.web.sittings.saving.route import SavingRoute
from takar.web.sittings.saving.tokens import Desk, token_of

FAR = 32_503_680_000


@dataclass
class Heard:
    """A request as granian hands it over, and the line on which it is answered."""

    method: str
    headers: dict[str, str]
    body: bytes = b""
    client: str = "127.0.0.1:1"
    is_read: bool = False
    answer: tuple[int, Any] = (0, None)

    async def __call__(self) -> bytes:
        self.is_read = True
        return self.body

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.answer = status, json.loads(body)


async def asked(
    route: SavingRoute, body: bytes, *, token: str = "", method: str = "POST"
) -> tuple[int, Any]:
    """Send a body to the route; return the status and what it said."""
    told = {"x-takar-kursi": token, "content-length": str(len(body))}
    heard = Heard(method, told, body)
    line: Any = heard
    await route(line, line)
    return heard.answer


def token(sitting: int, desk: int = 1) -> str:
    return token_of(Desk(sitting, desk), until=FAR)


def body(*changes: tuple[int, str, int | None, Any]) -> bytes:
    """Return changes as a device sends them."""
    rows = [[sequence, kind, slot, value, 0] for sequence, kind, slot, value in changes]
    return json.dumps({"changes": rows}).encode()
