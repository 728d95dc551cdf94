import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cookie", "browser", "language"),
    [
        ("", "en-US,en;q=0.9", "id"),  # the browser's language is no choice
        ("en", "id", "en"),
        ("id", "en", "id"),
        ("xx", "en", "id"),  # what we do not speak falls back to the original
    ],
)
def test_pages_speak_indonesian_unless_the_reader_chose(
    cookie: str, browser: str, language: str
) -> None:
    client = Client(headers={"accept-language": browser})
    if cookie:
        client.cookies["django_language"] = cookie
    answer = client.get(reverse("account_login"))
    assert answer.headers["Content-Language"] == language
    assert f'lang="{language}"' in answer.content.decode()


def test_no_page_may_run_scripts_of_its_own_or_from_elsewhere() -> None:
    policy = Client().get(reverse("account_login")).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("how", "address", "sent"),
    [
        ("get", "/aturan/", {"cari": "a\x00b"}),
        ("get", "/aturan/", {"a\x00b": "cari"}),
        ("get", "/aturan/jpm%00/", {}),
        ("post", "/akun/masuk/", {"login": "a\x00b", "password": "x"}),
    ],
)
def test_a_zero_byte_is_refused_wherever_it_stands(
    how: str, address: str, sent: dict[str, str]
) -> None:
    assert getattr(Client(), how)(address, sent).status_code == 400
    assert Client().get("/aturan/", {"cari": "jpm é"}).status_code == 200
