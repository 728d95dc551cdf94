from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.fernet import InvalidToken

from takar.web.kit import sealing
from takar.web.kit.sealing import opened, seal, sealed_anew


@pytest.fixture(autouse=True)
def fresh_keys() -> Iterator[None]:
    sealing.keys.cache_clear()
    yield
    sealing.keys.cache_clear()


def with_keys(settings: Any, *secrets: str) -> None:
    settings.ITEM_SECRETS = list(secrets)
    sealing.keys.cache_clear()


def test_what_is_sealed_is_not_readable_and_opens_again() -> None:
    sealed = seal(b"kunci jawaban: B")
    assert b"jawaban" not in sealed
    assert opened(memoryview(sealed)) == b"kunci jawaban: B"


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert seal(b"B") != seal(b"B")


def test_a_changed_byte_does_not_open() -> None:
    sealed = bytearray(seal(b"B"))
    sealed[20] ^= 1
    with pytest.raises(InvalidToken):
        opened(bytes(sealed))


def test_keys_are_changed_without_losing_what_older_ones_sealed(settings: Any) -> None:
    with_keys(settings, "lama")
    old = seal(b"soal")
    with_keys(settings, "baru", "lama")
    assert opened(old) == b"soal"
    anew = sealed_anew(old)
    with_keys(settings, "baru")
    assert opened(anew) == b"soal"
    with pytest.raises(InvalidToken):
        opened(old)
