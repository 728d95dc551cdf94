"""The fingerprint of what a run was made from: the same evidence has the same; pure."""

import hashlib
import json
from typing import Any


def fingerprint(evidence: Any) -> str:
    """Return the SHA-256 of evidence in one normal form of JSON.

    >>> fingerprint({"b": 1, "a": 2}) == fingerprint({"a": 2, "b": 1})
    True
    """
    plain = json.dumps(evidence, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()
