"""An integration meeting by keyboard alone: presence, decisions, signatures, a correction."""

import re

import pytest
from playwright.sync_api import Page, expect

from takar.web.accounts.models import Role
from takar.web.assessments.models import Event, IntegratedLevel
from takar.web.kit.scope import scope
from tests.browser.conftest import Enter
from tests.browser.hands import press, said, tab_to
from tests.browser.looking import faults_of
from tests.browser.test_event import scored_event
from tests.browser.town import Town

pytestmark = pytest.mark.browser


def answer_yes(page: Page, word: str) -> None:
    """Confirm by keyboard what the page asks."""
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    with page.expect_navigation():
        press(page, dialog.get_by_role("button", name=word))


def go(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button by keyboard and wait for the next page."""
    with page.expect_navigation():
        press(page, page.get_by_role("button", name=name).first)


def open_the_meeting(page: Page, town: Town, event: Event) -> None:
    """Open a meeting and note everybody as present."""
    page.goto(f"{town.address}/rapat/{event.pk}/sidang/")
    assert faults_of(page, "operator-rapat-buka") == []
    go(page, "Buka rapat")
    said(page, "Rapat dibuka")
    go(page, re.compile("yang belum tercatat sebagai hadir"))
    expect(page.get_by_text("Belum hadir", exact=True)).to_have_count(0)
    assert faults_of(page, "operator-rapat-hadir") == []


def dispute(town: Town, event: Event) -> None:
    """Let the assessors lie far apart about one competency of the second participant."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        person = event.participants.order_by("number")[1]
        IntegratedLevel.objects.filter(participant__event=event).update(is_disputed=False)
        IntegratedLevel.objects.filter(participant=person, competency="KOMUNIKASI").update(
            is_disputed=True
        )


def agree_on_the_rest(page: Page, town: Town, event: Event) -> None:
    """Agree with everything that nobody disputes, and go to the first participant."""
    page.goto(f"{town.address}/rapat/{event.pk}/")
    assert faults_of(page, "operator-rapat-daftar") == []
    press(page, page.get_by_role("button", name=re.compile("^Sepakat dengan")))
    answer_yes(page, "Sepakat")
    said(page, "level dari 4 peserta disepakati")
    with page.expect_navigation():
        press(page, page.locator("tbody th a").first)


def talk_about_the_dispute(page: Page) -> None:
    """Walk to what is disputed, on the next participant, and set another level."""
    with page.expect_navigation():
        page.keyboard.press("b")
    page.keyboard.press("b")
    asked = page.locator("details[data-asks]")
    expect(asked.locator("summary")).to_be_focused()
    assert faults_of(page, "operator-rapat-orang") == []
    asked.locator("summary").focus()
    tab_to(page, asked.locator("input[type=radio]:checked"))
    page.keyboard.press("ArrowDown")
    expect(asked.locator("[aria-live]")).to_contain_text("Bila ditetapkan")
    tab_to(page, asked.get_by_label("Alasan", exact=True))
    page.keyboard.type("Bukti wawancara lebih kuat daripada tes.")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    said(page, "Level ditetapkan; alasan tersimpan.")
    expect(page.locator("#k-KOMUNIKASI")).to_contain_text("Bukti wawancara lebih kuat")
    expect(page.locator("#k-KOMUNIKASI summary")).to_be_focused()


def walk(page: Page) -> None:
    """Walk from person to person by a letter."""
    for letter, number in (("n", "3."), ("p", "2.")):
        with page.expect_navigation():
            page.keyboard.press(letter)
        expect(page.get_by_role("heading", level=1)).to_contain_text(number)


def sign_and_seal(page: Page, town: Town, event: Event) -> None:
    """Close the meeting, sign as its chair, and seal the results."""
    page.goto(f"{town.address}/rapat/{event.pk}/sidang/")
    press(page, page.get_by_role("button", name="Tutup rapat").first)
    answer_yes(page, "Tutup rapat")
    press(page, page.get_by_role("button", name=re.compile("^Tanda tangani sebagai ketua")))
    answer_yes(page, "Tanda tangani")
    said(page, "Berita acara ditandatangani ketua.")
    assert faults_of(page, "operator-rapat-sahkan") == []
    reason = page.get_by_label(re.compile("^Alasan menandatangani"))
    if reason.count():
        tab_to(page, reason)
        page.keyboard.type("Selisih sudah dibahas.")
    press(page, page.get_by_role("button", name=re.compile("^Sahkan sebagai")))
    answer_yes(page, "Sahkan")
    page.wait_for_url(re.compile(r"/hasil/$"))


def test_a_meeting_is_held_by_keyboard_from_the_roll_to_a_correction(
    town: Town, enter: Enter
) -> None:
    event = scored_event(town)
    dispute(town, event)
    page = enter(town, Role.OPERATOR)
    open_the_meeting(page, town, event)
    agree_on_the_rest(page, town, event)
    talk_about_the_dispute(page)
    walk(page)
    sign_and_seal(page, town, event)
    page.goto(f"{town.address}/laporan/rapat/{event.pk}/")
    assert faults_of(page, "operator-berita-acara") == []
    correct_by_keyboard(page, town, event)


def correct_by_keyboard(page: Page, town: Town, event: Event) -> None:
    """Correct a signed level by a document."""
    page.goto(f"{town.address}/rapat/{event.pk}/")
    with page.expect_navigation():
        press(page, page.locator("tbody th a").first)
    part = page.locator("#k-INTEGRITAS")
    press(page, part.locator("summary"))
    with page.expect_navigation():
        press(page, part.get_by_role("link", name="Koreksi level ini"))
    assert faults_of(page, "operator-rapat-koreksi") == []
    tab_to(page, page.get_by_label("Level", exact=True))
    page.keyboard.type("5")
    tab_to(page, page.get_by_label("Alasan koreksi"))
    page.keyboard.type("Nilai tertukar dengan peserta lain.")
    tab_to(page, page.get_by_label("Nomor dokumen"))
    page.keyboard.type("800/12/BKPSDM/2025")
    press(page, page.get_by_role("button", name="Koreksi level"))
    answer_yes(page, "Koreksi")
    said(page, "Level dikoreksi")
    expect(page.get_by_text("Dikoreksi sesudah tanda tangan").first).to_be_visible()
    page.goto(f"{town.address}/rapat/{event.pk}/perubahan/")
    expect(page.locator("tbody tr").first).to_contain_text("800/12/BKPSDM/2025")
    assert faults_of(page, "operator-rapat-perubahan") == []


def test_single_letters_can_be_switched_off_and_the_screen_made_large(
    town: Town, enter: Enter
) -> None:
    event = scored_event(town)
    page = enter(town, Role.ASSESSOR)
    page.goto(f"{town.address}/rapat/{event.pk}/")
    page.locator("tbody th a").first.click()
    here = page.url
    page.locator("summary").filter(has_text="Pintasan papan ketik").click()
    page.get_by_label("Pakai pintasan satu huruf").uncheck()
    page.keyboard.press("n")
    page.get_by_role("button", name="Layar besar").click()
    expect(page.locator(".side")).to_be_hidden()
    assert page.url == here
    assert faults_of(page, "asesor-rapat-layar-besar") == []
