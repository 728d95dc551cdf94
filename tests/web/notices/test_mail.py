import pytest

from takar.web.notices.mail import MailUnreadable, mail_is_readable, options_of


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://surel.contoh.go.id", 25, False, False),
        ("smtp+tls://surel.contoh.go.id", 587, True, False),
        ("smtps://surel.contoh.go.id", 465, False, True),
        ("smtp://surel.contoh.go.id:2525", 2525, False, False),
    ],
)
def test_the_scheme_chooses_port_and_encryption(
    address: str, port: int, *, tls: bool, ssl: bool
) -> None:
    options = options_of(address)
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (port, tls, ssl)


def test_a_password_may_hold_any_sign() -> None:
    options = options_of("smtp://takar%40contoh:a%2Fb%3Ac@surel.contoh.go.id")
    assert (options["username"], options["password"]) == ("takar@contoh", "a/b:c")


def test_without_an_address_nothing_is_set() -> None:
    assert options_of("") == {}


@pytest.mark.parametrize(
    "address", ["a:sangat-rahasia@surel", "http://a:rahasia@surel", "smtp://", "smtp://surel:0x"]
)
def test_a_wrong_address_is_said_without_repeating_it(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(MailUnreadable) as caught:
        options_of(address)
    assert "TAKAR_MAIL" in str(caught.value)
    monkeypatch.setenv("TAKAR_MAIL", address)
    (found,) = mail_is_readable()
    assert address not in f"{found.msg}{found.hint}"
