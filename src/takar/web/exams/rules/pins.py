"""PINs: six digits that nobody can work out, kept only as a keyed digest; pure but for chance.

A PIN has too few digits for any slow digest to protect it against whoever holds the database. What
protects it is the key, which is not in the database; what protects it at the door is that six wrong
ones lock it. So the digest is quick, and a thousand people sign in within seconds.
"""

import hmac
import secrets
from hashlib import sha256

DIGITS = 6
WRONG_AT_MOST = 6
"""Wrong PINs in a row before only a proctor can open the door again."""
TOO_PLAIN = frozenset(
    {*(str(digit) * DIGITS for digit in range(10)), "123456", "654321", "012345", "543210"}
)


def new_pin() -> str:
    """Return a PIN by lot, none of those everybody tries first."""
    while (pin := f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}") in TOO_PLAIN:
        pass
    return pin


def pin_digest(pin: str, *, owner: str, secret: str) -> str:
    """Return what is kept of a PIN; the same PIN of another owner gives another digest.

    Args:
        pin: as printed; spaces do not matter.
        owner: whose it is, as ``registration 12`` or ``session 3``.
        secret: the key of the service.
    """
    told = f"{owner}\n{''.join(pin.split())}".encode()
    return hmac.digest(secret.encode(), told, sha256).hex()


def is_pin(pin: str, digest: str, *, owner: str, secret: str) -> bool:
    """Say whether a PIN is the one kept; an empty digest is nobody's."""
    return bool(digest) and hmac.compare_digest(pin_digest(pin, owner=owner, secret=secret), digest)
