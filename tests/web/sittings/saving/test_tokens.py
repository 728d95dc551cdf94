import pytest

from takar.web.sittings.saving.tokens import Desk, desk_of, token_of

DESK = Desk(sitting=41, desk=2)


@pytest.mark.parametrize(("now", "desk"), [(1000, DESK), (1000.001, None)])
def test_a_token_is_good_until_its_last_second(now: float, desk: Desk | None) -> None:
    assert desk_of(token_of(DESK, until=1000), now=now) == desk


def test_no_changed_bit_of_a_token_is_accepted() -> None:
    token = token_of(DESK, until=1000)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for place in range(len(token)):
        for letter in alphabet:
            other = token[:place] + letter + token[place + 1 :]
            assert other == token or desk_of(other, now=0) in {None, DESK}
    assert (
        sum(
            desk_of(token[:place] + letter + token[place + 1 :], now=0) is not None
            for place in range(len(token) - 1)
            for letter in alphabet
            if token[place] != letter
        )
        == 0
    )


@pytest.mark.parametrize("token", ["", "x", "====", "AAAA", "é", token_of(DESK, until=9)[:-4]])
def test_what_is_no_token_is_nobody(token: str) -> None:
    assert desk_of(token.encode(), now=0) is None
