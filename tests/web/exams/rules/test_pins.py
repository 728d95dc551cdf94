import pytest

from takar.web.exams.rules.pins import DIGITS, TOO_PLAIN, is_pin, new_pin, pin_digest

OWNER, SECRET = "registration 12", "kunci uji"
DIGEST = pin_digest("480215", owner=OWNER, secret=SECRET)


def test_a_pin_has_its_digits_and_is_none_everybody_tries_first() -> None:
    pins = [new_pin() for _ in range(2000)]
    assert all(len(pin) == DIGITS and pin.isdigit() for pin in pins)
    assert not TOO_PLAIN & set(pins)
    assert len(set(pins)) > 1950


@pytest.mark.parametrize(
    ("pin", "owner", "secret", "opens"),
    [
        ("480215", OWNER, SECRET, True),
        (" 480 215 ", OWNER, SECRET, True),
        ("480216", OWNER, SECRET, False),
        ("", OWNER, SECRET, False),
        ("480215", "registration 13", SECRET, False),
        ("480215", OWNER, "kunci lain", False),
    ],
)
def test_only_the_pin_of_this_owner_under_this_key_opens(
    pin: str, owner: str, secret: str, *, opens: bool
) -> None:
    assert is_pin(pin, DIGEST, owner=owner, secret=secret) is opens


def test_who_has_no_pin_yet_is_let_in_by_none() -> None:
    assert not is_pin("", "", owner=OWNER, secret=SECRET)
