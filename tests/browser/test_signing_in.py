"""Signing in, speaking another language and leaving: with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import press, tab_to
from tests.browser.town import PASSWORD, Town

pytestmark = pytest.mark.browser


def try_to_enter(page: Page, name: str, password: str) -> str:
    """Fill in the form by keyboard and return what the house says to a refusal."""
    tab_to(page, page.get_by_label("Nama pengguna"))
    page.keyboard.press("Control+a")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    refusal = page.locator("main .notice.tone-poor")
    return refusal.inner_text() if refusal.count() else ""


def choose_language(page: Page, name: str) -> None:
    """Open the menu of languages and take one."""
    press(page, page.locator("details.menu summary").last)
    with page.expect_navigation():
        press(page, page.get_by_role("button", name=name))


def test_an_operator_enters_by_keyboard_and_a_refusal_betrays_nobody(
    town: Town, page: Page
) -> None:
    page.goto(town.address)
    expect(page.get_by_label("Nama pengguna")).to_be_focused()
    to_a_wrong_password = try_to_enter(page, "rahayu", "bukan-ini")
    to_an_unknown_name = try_to_enter(page, "tidak-ada", "bukan-ini")
    assert to_a_wrong_password
    assert to_a_wrong_password == to_an_unknown_name
    assert try_to_enter(page, "rahayu", PASSWORD) == ""
    expect(page.get_by_role("heading", level=1)).to_have_text("Selamat datang, Rahayu Kencana")


def test_one_speaks_english_goes_back_and_leaves_by_keyboard(town: Town, page: Page) -> None:
    page.goto(town.address)
    try_to_enter(page, "rahayu", PASSWORD)
    page.goto(town.address + "/pegawai/?q=a")
    choose_language(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/pegawai/?q=a")
    choose_language(page, "Indonesia")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    press(page, page.locator("details.menu summary").filter(has_text="Akun"))
    with page.expect_navigation():
        press(page, page.get_by_role("button", name="Keluar"))
    page.goto(town.address + "/pegawai/")
    expect(page.get_by_label("Kata sandi")).to_be_visible()


def test_the_first_tab_leads_past_the_menu(town: Town, page: Page) -> None:
    page.goto(town.address + "/aturan/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
