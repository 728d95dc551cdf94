import pytest

from takar.web.sittings.saving.brake import (
    BYTES,
    HOUR_BYTES,
    HOUR_SECONDS,
    REQUESTS,
    WINDOW_SECONDS,
    Brake,
)


def test_the_request_beyond_the_limit_is_held_and_only_that_sitting() -> None:
    brake = Brake()
    assert not any(brake.holds(1, 10, now=100.0) for _ in range(REQUESTS))
    assert brake.holds(1, 10, now=100.0)
    assert not brake.holds(2, 10, now=100.0)


@pytest.mark.parametrize(("size", "held"), [(BYTES, False), (BYTES + 1, True)])
def test_what_weighs_too_much_is_held(size: int, *, held: bool) -> None:
    assert Brake().holds(1, size, now=0.0) is held


def test_the_next_window_begins_anew() -> None:
    brake = Brake()
    assert brake.holds(1, BYTES + 1, now=0.0)
    assert brake.holds(1, 1, now=WINDOW_SECONDS - 0.001)
    assert not brake.holds(1, 1, now=float(WINDOW_SECONDS))
    assert list(brake.now.bytes) == [1]


def filled(brake: Brake, size: int) -> None:
    """Let one sitting send so much in pieces that pass, one in ten seconds."""
    for turn in range(size // BYTES):
        assert not brake.holds(1, BYTES, now=float(turn * WINDOW_SECONDS))


def test_what_weighs_too_much_over_an_hour_is_held_until_the_next() -> None:
    brake = Brake()
    filled(brake, HOUR_BYTES)
    assert brake.holds(1, 1, now=HOUR_SECONDS - 1.0)
    assert not brake.holds(2, 1, now=HOUR_SECONDS - 1.0)
    assert not brake.holds(1, 1, now=float(HOUR_SECONDS))


def test_what_was_held_at_once_does_not_weigh_on_the_hour() -> None:
    brake = Brake()
    filled(brake, HOUR_BYTES - BYTES)
    assert brake.holds(1, BYTES + 1, now=1000.0)
    assert not brake.holds(1, BYTES, now=1000.0 + WINDOW_SECONDS)
