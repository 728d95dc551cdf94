"""Sealed at rest: what only a running service with its keys can read."""

from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(plain: bytes) -> bytes:
    """Return the bytes sealed with the newest key, bound to nothing but the keys."""
    return keys().encrypt(plain)


def opened(sealed: bytes | memoryview) -> bytes:
    """Return what was sealed with any of the keys.

    Raises:
        cryptography.fernet.InvalidToken: changed, or sealed with a key that is gone.
    """
    return keys().decrypt(bytes(sealed))


def sealed_anew(sealed: bytes | memoryview) -> bytes:
    """Return the same content sealed with the newest key, after a change of keys."""
    return keys().rotate(bytes(sealed))


def is_newest(sealed: bytes | memoryview) -> bool:
    """Say whether something is sealed with the newest key."""
    try:
        Fernet(key_of(settings.ITEM_SECRETS[0])).decrypt(bytes(sealed))
    except InvalidToken:
        return False
    return True


@cache
def keys() -> MultiFernet:
    """Return the keys of the service, newest first; they are read once."""
    return MultiFernet([Fernet(key_of(secret)) for secret in settings.ITEM_SECRETS])


def key_of(secret: str) -> bytes:
    """Return the key that a secret text stands for; the text itself must be hard to guess."""
    return urlsafe_b64encode(sha256(secret.encode()).digest())
