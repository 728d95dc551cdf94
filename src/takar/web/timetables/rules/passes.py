"""Codes printed on letters: random, unguessable, and known to the house by a fingerprint only."""

import re
import secrets
from hashlib import sha256

TOKEN_BYTES = 24
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
NUMBER = re.compile(r"\d{1,6}")


def new_token() -> str:
    """Return a new code: 192 bits, safe in an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def fingerprint(token: str) -> str:
    """Return what is kept of a code."""
    return sha256(token.encode()).hexdigest()


def token_in(scanned: str) -> str:
    """Return the code in what a scanner read: the code itself, or the address that ends with it.

    >>> token_in("https://contoh.go.id/jadwal/hadir/" + "a" * 32 + "/")
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
    >>> token_in("12")
    ''
    """
    last = scanned.strip().rstrip("/").rsplit("/", 1)[-1]
    return last if TOKEN.fullmatch(last) else ""


def number_in(typed: str) -> int | None:
    """Return the number of a participant that was typed, if it is one.

    >>> number_in(" 012 "), number_in("abc")
    (12, None)
    """
    found = NUMBER.fullmatch(typed.strip())
    return int(found.group()) if found else None
