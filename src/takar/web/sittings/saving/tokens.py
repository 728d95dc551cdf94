"""Tokens of a desk: they say which sitting and which device may write, without the database."""

import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from django.conf import settings

SHAPE = struct.Struct(">QIQ")
"""Sitting, desk, last second of use."""
SEAL_BYTES = 16


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
    try:
        raw = urlsafe_b64decode(token)
    except (Error, ValueError):
        return None
    told, seal = raw[: SHAPE.size], raw[SHAPE.size :]
    if len(told) != SHAPE.size or not hmac.compare_digest(seal, seal_of(told)):
        return None
    sitting, desk, until = SHAPE.unpack(told)
    return Desk(sitting, desk) if now <= until else None


def seal_of(told: bytes) -> bytes:
    """Return the seal that only this service can make."""
    return hmac.digest(secret(), told, sha256)[:SEAL_BYTES]


@cache
def secret() -> bytes:
    """Return the secret of the tokens: the service's own, for this purpose only."""
    return sha256(b"takar.web.sittings.saving:" + settings.SECRET_KEY.encode()).digest()
