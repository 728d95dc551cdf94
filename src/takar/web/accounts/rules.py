"""Temporary passwords: readable aloud, hard to guess; pure."""

import secrets

SYLLABLES = tuple(a + b for a in "bdfgjklmnprst" for b in "aiuo")


def temporary_password(groups: int = 4) -> str:
    """Return a password such as ``bolita-rumaki-48``: about 50 bits."""
    words = ["".join(secrets.choice(SYLLABLES) for _ in range(2)) for _ in range(max(groups, 1))]
    return "-".join(words) + f"-{secrets.randbelow(90) + 10}"
