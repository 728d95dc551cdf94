"""What hands do on a page: the keyboard, downloads, numbers read off."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from django.db import OperationalError
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from takar.web.accounts.models import User

TURNS = 200


def signed_in(user: User) -> Client:
    """Return a client in which somebody is signed in, past the sign-in form.

    The tables of a town in memory belong for moments to the page that is writing; who is refused
    asks again, as a database in a file would by itself.
    """
    client = Client()
    for turn in range(TURNS):
        try:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        except OperationalError as fault:
            if "locked" not in str(fault) or turn == TURNS - 1:
                raise
            Event().wait(0.05)
        else:
            break
    return client


def tab_to(page: Page, target: Locator, *, limit: int = 150) -> None:
    """Press Tab until the thing is focused; fail when the keyboard never gets there."""
    for _ in range(limit):
        if target.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    message = f"the keyboard does not reach {target}"
    raise AssertionError(message)


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Walk to the thing by Tab and press a key on it."""
    tab_to(page, target)
    page.keyboard.press(key)


def count_beside(page: Page, word: str) -> int:
    """Return the number that stands over a word."""
    stat = page.locator(".stat").filter(has=page.get_by_text(word, exact=True))
    return int(stat.locator("strong").inner_text().replace(".", ""))


def downloaded(page: Page, click: Callable[[], None], folder: Path) -> Path:
    """Return the file that arrives after a click."""
    with page.expect_download() as arriving:
        click()
    path = folder / arriving.value.suggested_filename
    arriving.value.save_as(path)
    return path


def said(page: Page, words: str) -> None:
    """Expect a message of the house that holds the words."""
    expect(page.locator(".messages")).to_contain_text(words)


def confirmed(page: Page, yes: str) -> None:
    """Answer the question that the page asks before it acts."""
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name=yes).click()
