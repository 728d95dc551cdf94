"""Tokens of a desk: they say which sitting and which device may write, without the database."""

import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256

from django.conf import settings

SHAPE = struct.Struct(">QIQ")
"""Sitting, desk, last second of use."""
SEAL_BYTES = 16
TOKENS_KEPT = 8192
"""Tokens a process remembers: a device sends the same one with every answer."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One device at which one person sits."""

    sitting: int
    desk: int


def token_of(desk: Desk, *, until: int) -> str:
    """Return the token of a desk, good until a second of the Unix clock."""
    told = SHAPE.pack(desk.sitting, desk.desk, until)
    return urlsafe_b64encode(told + seal_of(told)).decode()


def desk_of(token: str | bytes, *, now: float) -> Desk | None:
    """Return the desk a token was made for; nothing if it was made elsewhere or has run out."""
    desk, until = told_by(token)
    return desk if now <= until else None


@lru_cache(maxsize=TOKENS_KEPT)
def told_by(token: str | bytes) -> tuple[Desk | None, int]:
    """Return the desk of a token and its last second of use; nobody if it was made elsewhere."""
    try:
        raw = urlsafe_b64decode(token)
    except (Error, ValueError):
        return None, 0
    told, seal = raw[: SHAPE.size], raw[SHAPE.size :]
    if len(told) != SHAPE.size or not hmac.compare_digest(seal, seal_of(told)):
        return None, 0
    sitting, desk, until = SHAPE.unpack(told)
    return Desk(sitting, desk), until


def seal_of(told: bytes) -> bytes:
    """Return the seal that only this service can make."""
    return hmac.digest(secret(), told, sha256)[:SEAL_BYTES]


@cache
def secret() -> bytes:
    """Return the secret of the tokens: the service's own, for this purpose only."""
    return sha256(b"takar.web.sittings.saving:" + settings.SECRET_KEY.encode()).digest()
