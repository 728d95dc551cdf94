"""Requests to the saving route as a server hands them over."""

import json
from typing import Any

from takar.web.sittings.saving.route import SavingRoute
from takar.web.sittings.saving.tokens import Desk, token_of

FAR = 32_503_680_000


async def asked(
    route: SavingRoute, body: bytes, *, token: str = "", method: str = "POST"
) -> tuple[int, Any]:
    """Send a body to the route; return the status and what it said."""
    said: list[dict[str, Any]] = []
    parts = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        return parts.pop(0)

    async def send(message: Any) -> None:
        said.append(message)

    scope = {
        "method": method,
        "headers": [(b"x-takar-kursi", token.encode())],
        "client": ("::1", 1),
    }
    await route(scope, receive, send)
    return said[0]["status"], json.loads(said[1]["body"])


def token(sitting: int, desk: int = 1) -> str:
    return token_of(Desk(sitting, desk), until=FAR)


def body(*changes: tuple[int, str, int | None, Any]) -> bytes:
    """Return changes as a device sends them."""
    rows = [[sequence, kind, slot, value, 0] for sequence, kind, slot, value in changes]
    return json.dumps({"changes": rows}).encode()
