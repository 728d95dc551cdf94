"""An adaptive section: the network cut between two questions, a browser lost, keys alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.looking import faults_of
from tests.browser.test_exam import entered, question, ready, saved
from tests.web.sittings.adaptive_service import served_adaptive
from tests.web.sittings.service import Service

pytestmark = pytest.mark.browser

Hall = tuple[Service, dict[str, Any]]
WAITS = "Menunggu jaringan. Jawaban soal ini aman"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall in which everybody sits an adaptive form of three or four questions."""
    with served_adaptive(tmp_path_factory.mktemp("hall") / "home", people=4) as told:
        yield told


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own."""
    made = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def begun(context: BrowserContext, hall: Hall, place: int) -> Page:
    page = entered(context, hall, place)
    page.get_by_role("button", name="Saya setuju").click()
    expect(page.get_by_text("Soal dipilih menurut jawaban Anda")).to_be_visible()
    expect(page.get_by_text("tidak dapat kembali ke soal sebelumnya")).to_be_visible()
    expect(page.get_by_text("Paling banyak 4 soal")).to_be_visible()
    page.get_by_role("button", name="Mulai bagian ini").click()
    expect(question(page)).to_contain_text("Soal ke-1")
    return page


def following(page: Page) -> Any:
    return page.get_by_role("button", name="Berikutnya")


def test_the_network_is_cut_between_two_questions_and_the_next_comes_by_itself(
    context: BrowserContext, hall: Hall
) -> None:
    page = begun(context, hall, 0)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    assert page.locator(".player-question").count() == 1
    expect(following(page)).to_be_disabled()
    assert faults_of(page, "ujian-adaptif") == []
    question(page).get_by_role("radio").first.check()
    saved(page)
    first = question(page).locator(".player-prompt").inner_text()
    context.set_offline(True)
    following(page).click()
    expect(page.get_by_text(WAITS)).to_be_visible(timeout=30_000)
    expect(question(page)).to_contain_text("Soal ke-1")
    expect(question(page).get_by_role("radio").first).to_be_checked()
    expect(question(page).get_by_role("radio").first).to_be_disabled()
    context.set_offline(False)
    expect(question(page)).to_contain_text("Soal ke-2", timeout=40_000)
    expect(page.get_by_text(WAITS)).to_be_hidden()
    second = question(page).locator(".player-prompt").inner_text()
    assert first != second
    expect(question(page).get_by_role("heading")).to_be_focused()
    question(page).get_by_role("radio").nth(1).check()
    saved(page)
    page.keyboard.press("Alt+ArrowLeft")
    expect(question(page)).to_contain_text("Soal ke-2")
    page.keyboard.press("Alt+ArrowRight")
    expect(question(page)).to_contain_text("Soal ke-3")
    assert broken == []


def test_a_lost_browser_goes_on_at_the_very_same_question_and_the_section_ends_itself(
    browser: Browser, context: BrowserContext, hall: Hall
) -> None:
    page = begun(context, hall, 1)
    question(page).get_by_role("radio").first.check()
    saved(page)
    following(page).click()
    expect(question(page)).to_contain_text("Soal ke-2")
    told = question(page).locator(".player-prompt").inner_text()
    options = question(page).locator(".player-option").all_inner_texts()
    page.close()
    other = browser.new_context(locale="id-ID", viewport={"width": 360, "height": 740})
    page = entered(other, hall, 1)
    expect(question(page)).to_contain_text("Soal ke-2")
    assert question(page).locator(".player-prompt").inner_text() == told
    assert question(page).locator(".player-option").all_inner_texts() == options
    assert faults_of(page, "ujian-adaptif-360") == []
    page.reload()
    ready(page)
    assert question(page).locator(".player-prompt").inner_text() == told
    for number in (2, 3, 4):
        expect(question(page)).to_contain_text(f"Soal ke-{number}")
        question(page).get_by_role("radio").nth(number % 3).check()
        saved(page)
        expect(following(page)).to_be_enabled()
        following(page).click()
    expect(page.get_by_text("Anda boleh meninggalkan tempat")).to_be_visible()
    other.close()


def test_a_keyboard_alone_ends_an_adaptive_section_early_after_a_warning(
    context: BrowserContext, hall: Hall
) -> None:
    page = begun(context, hall, 2)
    page.get_by_role("button", name="Akhiri bagian").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("hasilnya kurang pasti")
    dialog.get_by_role("button", name="Ya, akhiri").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Anda boleh meninggalkan tempat")).to_be_visible()
