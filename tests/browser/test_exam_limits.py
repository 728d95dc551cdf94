"""A sitting at its limits: more than one request carries, more pages than it may have."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.looking import faults_of
from tests.browser.test_exam import entered, question, ready, saved, started
from tests.web.sittings.service import Service, served

pytestmark = pytest.mark.browser

SAVING = "**/ruang-ujian/simpan/"
DRAFTS, LETTERS = 80, 10_000
"""Drafts of one essay: all together far more than one request may weigh."""
DRAFT = """(field, [number, letters]) => {
    field.value = `Naskah ${number}. `.padEnd(letters, 'kata ');
    field.dispatchEvent(new Event('change'));
}"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, dict[str, Any]]]:
    """A hall whose session runs, with people who may enter."""
    with served(tmp_path_factory.mktemp("hall") / "home", people=2) as told:
        yield told


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own."""
    made = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def rows(service: Service, question: str, *facts: object) -> list[Any]:
    """Ask the tables of the service, or change them."""
    with sqlite3.connect(service.home / "takar.sqlite3") as tables:
        return tables.execute(question, facts).fetchall()


def second_section(page: Page) -> None:
    """Close the first section and begin the one with the essay."""
    page.get_by_role("button", name="Akhiri bagian").click()
    page.get_by_role("dialog").get_by_role("button", name="Ya, akhiri").click()
    expect(page.get_by_role("heading", name="Bagian kedua")).to_be_visible()
    page.get_by_role("button", name="Mulai bagian ini").click()
    page.get_by_role("button", name=re.compile("^Soal 4,")).click()


def test_drafts_of_a_long_essay_written_without_a_network_all_arrive(
    context: BrowserContext, hall: tuple[Service, dict[str, Any]]
) -> None:
    service, _ = hall
    page = entered(context, hall, 0)
    started(page)
    second_section(page)
    saved(page)
    page.route(SAVING, lambda route: route.abort())
    for number in range(DRAFTS):
        question(page).get_by_role("textbox").evaluate(DRAFT, [number, LETTERS])
    expect(question(page)).to_contain_text("Menunggu disimpan")
    page.unroute(SAVING)
    saved(page)
    drafts = answers(service, 1)
    assert len(drafts) == DRAFTS
    assert f"Naskah {DRAFTS - 1}." in drafts[-1][0]
    assert len(drafts[-1][0]) > LETTERS


def test_a_page_too_many_is_turned_away_in_words_and_delivers_what_was_left(
    context: BrowserContext, hall: tuple[Service, dict[str, Any]]
) -> None:
    service, told = hall
    page = entered(context, hall, 1)
    started(page)
    saved(page)
    page.route(SAVING, lambda route: route.abort())
    question(page).get_by_role("radio").nth(2).check()
    expect(question(page)).to_contain_text("Menunggu disimpan")
    page.wait_for_timeout(300)
    number = told["numbers"][1]
    [[sitting]] = rows(
        service,
        "SELECT s.id FROM sittings_sitting s JOIN exams_registration r"
        " ON r.id = s.registration_id WHERE r.number = ?",
        number,
    )
    rows(service, "UPDATE sittings_sitting SET desk = 200 WHERE id = ?", sitting)
    page.unroute(SAVING)
    page.reload()
    expect(page.get_by_text("Ujian ini sudah dibuka 200 kali")).to_be_visible()
    assert faults_of(page, "ujian-terlalu-sering") == []
    for _ in range(50):
        if answers(service, sitting):
            break
        page.wait_for_timeout(200)
    assert len(answers(service, sitting)) == 1
    rows(service, "UPDATE sittings_sitting SET desk = 10 WHERE id = ?", sitting)
    page.reload()
    ready(page)
    expect(question(page).get_by_role("radio").nth(2)).to_be_checked()


def answers(service: Service, sitting: int) -> list[Any]:
    """Return the answers of a sitting that lie on the disk of the server."""
    kept = "SELECT value FROM sittings_answerchange WHERE kind = 'JAWAB' AND sitting_id = ?"
    return rows(service, f"{kept} ORDER BY desk, sequence", sitting)
