"""A candidate sits a test by keyboard, loses the network and the browser, and loses no answer.

A real service in a process of its own answers, because the saving route stands in front of Django.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hands import press, tab_to
from tests.browser.looking import faults_of
from tests.web.sittings.service import Service, served

pytestmark = pytest.mark.browser

SAVED = "Semua jawaban tersimpan"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, dict[str, Any]]]:
    """A hall whose session runs, with people who may enter."""
    with served(tmp_path_factory.mktemp("hall") / "home", people=6) as told:
        yield told


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own."""
    made = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def entered(context: BrowserContext, hall: tuple[Service, dict[str, Any]], place: int) -> Page:
    """Show number and PINs at the door, and wait for the page of the test."""
    service, told = hall
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{service.address}/ruang-ujian/")
    page.get_by_label("Nomor peserta").fill(told["numbers"][place])
    page.get_by_label("PIN peserta").fill(told["pin"])
    page.get_by_label("PIN sesi").fill(told["session_pin"])
    page.keyboard.press("Enter")
    ready(page)
    return page


def ready(page: Page) -> None:
    expect(page.locator("[data-player][data-ready]")).to_be_attached(timeout=20_000)


def started(page: Page) -> None:
    """Consent and begin the first section."""
    page.get_by_role("button", name="Saya setuju").click()
    page.get_by_role("button", name="Mulai bagian ini").click()
    expect(question(page)).to_be_visible()


def question(page: Page) -> Any:
    return page.locator(".player-question:visible")


def saved(page: Page) -> None:
    expect(page.locator("[data-said]")).to_have_text(SAVED, timeout=30_000)


def test_a_sitting_by_keyboard_alone(
    context: BrowserContext, hall: tuple[Service, dict[str, Any]]
) -> None:
    page = entered(context, hall, 0)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    assert faults_of(page, "ujian-persetujuan") == []
    press(page, page.get_by_role("button", name="Saya setuju"))
    press(page, page.get_by_role("button", name="Coba soal latihan"))
    expect(page.get_by_text("Latihan: jawaban di sini tidak disimpan")).to_be_visible()
    press(page, page.get_by_role("button", name="Akhiri bagian"))
    press(page, page.get_by_role("button", name="Mulai bagian ini"))
    expect(question(page).get_by_role("heading")).to_be_focused()
    choose_by_keys(page)
    for _ in range(5):
        assert faults_of(page, f"ujian-soal-{_ + 1}") == []
        page.keyboard.press("Alt+ArrowRight")
    tick_and_order(page)
    press(page, page.get_by_role("button", name="Akhiri bagian"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Belum dijawab: 4, 5.")
    press(page, dialog.get_by_role("button", name="Ya, akhiri"))
    expect(page.get_by_role("heading", name="Bagian kedua")).to_be_focused()
    press(page, page.get_by_role("button", name="Mulai bagian ini"))
    for place in range(5):
        assert faults_of(page, f"ujian-soal-{place + 6}") == []
        page.keyboard.press("Alt+ArrowRight")
    press(page, page.get_by_role("button", name="Akhiri bagian"))
    press(page, dialog.get_by_role("button", name="Ya, akhiri"))
    expect(page.get_by_text("Anda boleh meninggalkan tempat")).to_be_visible()
    assert faults_of(page, "ujian-selesai") == []
    assert broken == []


def choose_by_keys(page: Page) -> None:
    """Answer the first question with the arrow keys, and mark it."""
    tab_to(page, question(page).get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(question(page).get_by_role("radio").nth(1)).to_be_checked()
    saved(page)
    expect(question(page)).to_contain_text("Tersimpan")
    page.keyboard.press("Alt+r")
    expect(page.get_by_role("button", name="Soal 1, dijawab, ditandai ragu-ragu")).to_be_visible()


def tick_and_order(page: Page) -> None:
    """Answer the second and third question by keyboard."""
    press(page, page.get_by_role("button", name=re.compile("^Soal 2,")))
    tab_to(page, question(page).get_by_role("checkbox").first)
    page.keyboard.press("Space")
    page.keyboard.press("Alt+ArrowRight")
    first = question(page).get_by_role("listitem").first.inner_text().split("\n")[0]
    press(page, question(page).get_by_role("button", name=f"Turunkan {first}"))
    expect(question(page).get_by_role("listitem").nth(1)).to_contain_text(first)
    saved(page)


def test_the_network_goes_in_the_middle_of_a_section_and_comes_back(
    context: BrowserContext, hall: tuple[Service, dict[str, Any]]
) -> None:
    page = entered(context, hall, 1)
    started(page)
    question(page).get_by_role("radio").first.check()
    saved(page)
    context.set_offline(True)
    page.keyboard.press("Alt+ArrowRight")
    question(page).get_by_role("checkbox").nth(2).check()
    expect(question(page)).to_contain_text("Menunggu disimpan")
    expect(page.get_by_text("Jaringan putus. Teruskan mengerjakan")).to_be_visible()
    page.get_by_role("button", name="Akhiri bagian").click()
    page.get_by_role("button", name="Ya, akhiri").click()
    expect(page.get_by_text("Belum berhasil karena jaringan")).to_be_visible(timeout=30_000)
    context.set_offline(False)
    saved(page)
    expect(question(page)).to_contain_text("Tersimpan")
    expect(page.get_by_text("Jaringan putus. Teruskan mengerjakan")).to_be_hidden()


def test_a_browser_killed_with_unsent_answers_goes_on_at_the_same_place(
    browser: Browser, hall: tuple[Service, dict[str, Any]], tmp_path: Path
) -> None:
    kept = tmp_path / "profile"
    first = browser.browser_type.launch_persistent_context(kept, **launched())
    page = entered(first, hall, 2)
    started(page)
    question(page).get_by_role("radio").nth(2).check()
    saved(page)
    first.set_offline(True)
    page.keyboard.press("Alt+ArrowRight")
    question(page).get_by_role("checkbox").nth(1).check()
    expect(question(page)).to_contain_text("Menunggu disimpan")
    page.wait_for_timeout(300)
    first.close()
    again = browser.browser_type.launch_persistent_context(kept, **launched())
    page = entered(again, hall, 2)
    expect(question(page)).to_contain_text("Soal 2 dari 5")
    expect(question(page).get_by_role("checkbox").nth(1)).to_be_checked()
    saved(page)
    again.close()
    other = browser.new_context(locale="id-ID")
    page = entered(other, hall, 2)
    expect(question(page).get_by_role("checkbox").nth(1)).to_be_checked()
    page.get_by_role("button", name=re.compile("^Soal 1,")).click()
    expect(question(page).get_by_role("radio").nth(2)).to_be_checked()
    other.close()


def launched() -> dict[str, Any]:
    from tests.browser.chromium import ARGUMENTS, chromium  # noqa: PLC0415

    return {"executable_path": chromium(), "args": ARGUMENTS, "locale": "id-ID"}


def test_two_tabs_and_a_server_that_is_killed(
    context: BrowserContext, hall: tuple[Service, dict[str, Any]]
) -> None:
    service, _ = hall
    page = entered(context, hall, 3)
    started(page)
    second = context.new_page()
    second.goto(f"{service.address}/ruang-ujian/lembar/")
    ready(second)
    page.get_by_role("button", name="Akhiri bagian").click()
    page.get_by_role("button", name="Ya, akhiri").click()
    expect(page.get_by_role("heading", name="Ujian dilanjutkan di tempat lain")).to_be_visible()
    service.kill()
    question(second).get_by_role("radio").nth(1).check()
    expect(question(second)).to_contain_text("Menunggu disimpan")
    service.start()
    saved(second)
    expect(question(second)).to_contain_text("Tersimpan")


def test_what_another_person_left_in_the_browser_cannot_be_read(
    context: BrowserContext, hall: tuple[Service, dict[str, Any]]
) -> None:
    page = entered(context, hall, 4)
    started(page)
    context.set_offline(True)
    question(page).get_by_role("radio").nth(2).check()
    expect(question(page)).to_contain_text("Menunggu disimpan")
    page.wait_for_timeout(300)
    left = page.evaluate(
        """() => new Promise((done) => {
            const asked = indexedDB.open('takar-ujian', 1);
            asked.onsuccess = () => {
                const all = asked.result.transaction('changes').objectStore('changes').getAll();
                all.onsuccess = () => done(all.result.map((row) => JSON.stringify(row)));
            };
        })"""
    )
    assert left
    assert not [row for row in left if "choice" in row or "JAWAB" in row]
    page.close()
    context.set_offline(False)
    other = entered(context, hall, 5)
    started(other)
    saved(other)
    expect(question(other).get_by_role("radio").nth(2)).not_to_be_checked()
