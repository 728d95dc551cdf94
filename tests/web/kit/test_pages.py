import re
from pathlib import Path

import pytest
from django.test import Client

from takar.web import kit
from tests.cast import Cast

HOME = Path(kit.__file__).parent
TEMPLATES = sorted(HOME.parent.rglob("templates/**/*.html"))


def test_no_template_carries_style_or_script_of_its_own() -> None:
    guilty = [
        path.name
        for path in TEMPLATES
        if path.name != "static_page.html"
        and re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*src=)", path.read_text())
    ]
    assert guilty == []


def test_the_policy_forbids_inline_style_and_script(client: Client, db: None) -> None:
    policy = client.get("/akun/masuk/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("language", "word"), [("id", "Kata sandi"), ("en", "")])
def test_a_page_says_its_language(client: Client, db: None, language: str, word: str) -> None:
    client.post("/bahasa/", {"language": language})
    page = client.get("/akun/masuk/").content.decode()
    assert f'<html lang="{language}">' in page
    assert word in page


def test_a_lost_page_looks_like_the_house(client: Client, cast: Cast) -> None:
    answer = cast.client(cast.rahayu).get("/tidak/ada/")
    assert answer.status_code == 404
    assert "Halaman ini tidak ditemukan" in answer.content.decode()


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def palettes() -> list[dict[str, str]]:
    css = (HOME / "static" / "kit" / "takar.css").read_text()
    roots = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    day, night = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", root)) for root in roots)
    return [day, day | night]


@pytest.mark.parametrize("colours", palettes(), ids=["day", "night"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("ink", "sheet"),
        ("ink", "sunken"),
        ("ink-soft", "paper"),
        ("ink-soft", "sheet"),
        ("ink-soft", "sunken"),
        ("teal", "paper"),
        ("teal", "sheet"),
        ("teal", "teal-wash"),
        ("on-teal", "teal"),
        ("good", "good-wash"),
        ("fair", "fair-wash"),
        ("poor", "poor-wash"),
        ("info", "info-wash"),
        ("poor", "sheet"),
    ],
)
def test_words_can_be_read_on_every_ground(colours: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(colours[ink], colours[ground]) >= 4.5
