"""A content with its key, on the way from the page to the seal; it never says itself aloud."""

import hashlib
from dataclasses import dataclass

from pydantic import BaseModel

from takar.items.content import Content
from takar.items.keys import Key


@dataclass(frozen=True, repr=False)
class Draft:
    """What an author wrote; whoever writes it into a log writes its fingerprint."""

    content: Content
    key: Key

    def __repr__(self) -> str:
        return self.fingerprint

    @property
    def fingerprint(self) -> str:
        """The digest of content and key together: what a reviewer judges."""
        return joined(fingerprint_of(self.content), fingerprint_of(self.key))


def fingerprint_of(said: BaseModel) -> str:
    """Return the digest of a content or a key."""
    return hashlib.sha256(said.model_dump_json().encode()).hexdigest()


def joined(content: str, key: str) -> str:
    """Return the digest of a content and a key whose own digests are known."""
    return hashlib.sha256(f"{content}\n{key}".encode()).hexdigest()
