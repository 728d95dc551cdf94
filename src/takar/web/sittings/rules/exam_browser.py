"""The exam browser: a page is read in one of the configurations a session allows; pure.

Safe Exam Browser sends with each request the SHA-256 of the address and of its configuration key.
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256

HEADER = "X-SafeExamBrowser-ConfigKeyHash"


def is_exam_browser(told: str, address: str, keys: Iterable[str]) -> bool:
    """Say whether the browser has one of the keys; without keys every browser will do.

    Args:
        told: what the browser said in the header.
        address: the whole address that was asked for, without what follows ``#``.
        keys: the configuration keys that the session allows.
    """
    allowed = list(keys)
    if not allowed:
        return True
    return any(
        hmac.compare_digest(told.lower().encode(), config_hash(address, key).encode())
        for key in allowed
    )


def config_hash(address: str, key: str) -> str:
    """Return what a browser with that key says about an address."""
    return sha256(f"{address.partition('#')[0]}{key}".encode()).hexdigest()
