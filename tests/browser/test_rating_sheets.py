"""An assessor rates on a tablet whose network comes and goes, by keyboard, and loses nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from takar.web.accounts.models import Role
from takar.web.assessments import actions as assessments
from takar.web.assessments.models import Assignment, MethodScore
from takar.web.kit.scope import scope
from takar.web.rating_sheets.models import SheetCell, SheetChange
from tests.browser.hands import signed_in, tab_to
from tests.browser.looking import faults_of
from tests.browser.test_event import held_event
from tests.browser.town import PASSWORD, Town

pytestmark = pytest.mark.browser

SAVED, ON_TABLET = "Tersimpan", "Di tablet"
QUIET = "Semua tersimpan di server."


@dataclass(frozen=True)
class Tablet:
    """A browser of its own in which the assessor is signed in."""

    context: BrowserContext
    page: Page

    def open(self, link: str) -> None:
        """Open a page and wait until its script is ready."""
        self.page.goto(link)
        expect(self.page.locator("[data-sheets][data-ready]")).to_be_attached()

    def cell(self, title: str) -> "Cell":
        """Return the part of the sheet about one competency."""
        return Cell(self.page, title)

    def is_quiet(self) -> None:
        """Wait until nothing is left to be sent."""
        expect(self.page.locator("[data-said]")).to_have_text(QUIET, timeout=20_000)


@dataclass(frozen=True)
class Cell:
    """One competency on the page."""

    page: Page
    title: str

    @property
    def part(self):  # type: ignore[no-untyped-def]  # noqa: ANN201
        return self.page.locator(".sheet-cell").filter(
            has=self.page.get_by_role("heading", name=self.title, exact=True)
        )

    def rate(self, level: int, evidence: str) -> None:
        """Write a level and its evidence by keyboard alone."""
        radios = self.part.get_by_role("radio")
        tab_to(self.page, self.part.locator("input[type=radio]:checked"), limit=400)
        self.page.keyboard.press(str(level))
        expect(radios.nth(level)).to_be_checked()
        tab_to(self.page, self.part.get_by_label("Bukti perilaku"))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(evidence)

    def stands(self, word: str) -> None:
        """Expect the mark of the cell."""
        expect(self.part.locator("[data-mark]")).to_have_text(word, timeout=20_000)

    def says(self, level: int, evidence: str) -> None:
        """Expect what the cell shows."""
        expect(self.part.get_by_role("radio").nth(level)).to_be_checked()
        expect(self.part.get_by_label("Bukti perilaku")).to_have_value(evidence)


def place_of(town: Town) -> Assignment:
    """Hold an event and let the assessor judge its first two participants."""
    event = held_event(town)
    operator, assessor = town.users[Role.OPERATOR], town.users[Role.ASSESSOR]
    with scope(agency=town.agency, agency_code=town.agency.code):
        seat = assessments.seat_assessor(operator, event, user=assessor)
        people = event.participants.order_by("number")[:2]
        method = event.methods.get(code="WAWANCARA_KOMPETENSI")
        pairs = [(one.pk, method.pk, seat.pk) for one in people]
        assessments.assign(operator, event, pairs=pairs, despite="Uji coba")
        found: Assignment = Assignment.objects.filter(assessor=seat).earliest("pk")
        return found


@contextmanager
def tablet(browser: Browser, town: Town) -> Iterator[Tablet]:
    """Lend a tablet, and take it back before the tables are emptied."""
    context = browser.new_context(
        locale="id-ID", viewport={"width": 1280, "height": 900}, color_scheme="light"
    )
    sign_in(context, town)
    page = context.new_page()
    page.set_default_timeout(15_000)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    try:
        yield Tablet(context, page)
        page.goto("about:blank")
        assert broken == []
    finally:
        context.close()


def sign_in(context: BrowserContext, town: Town) -> None:
    key = signed_in(town.users[Role.ASSESSOR]).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": town.address}])


def levels(town: Town) -> dict[str, int]:
    """Return what the server keeps of the cells."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        return {
            one.competency: int(one.level)
            for one in SheetCell.objects.all()
            if one.level is not None
        }


def test_what_is_rated_without_network_arrives_once(browser: Browser, town: Town) -> None:
    place = place_of(town)
    with tablet(browser, town) as mine:
        mine.open(f"{town.address}/lembar/")
        expect(mine.page.locator("[data-sheets][data-kept]")).to_be_attached(timeout=30_000)
        assert faults_of(mine.page, "asesor-lembar-saya") == []

        mine.context.set_offline(True)
        mine.open(f"{town.address}/lembar/{place.pk}/")
        mine.cell("Integritas").rate(3, "Mengembalikan kelebihan bayar.")
        mine.cell("Integritas").stands(ON_TABLET)
        mine.cell("Kerja sama").rate(4, "Membagi tugas kelompok.")
        mine.cell("Kerja sama").stands(ON_TABLET)
        expect(mine.page.locator("[data-said]")).to_contain_text("Tanpa jaringan")

        mine.page.reload()
        expect(mine.page.locator("[data-sheets][data-ready]")).to_be_attached()
        mine.cell("Integritas").says(3, "Mengembalikan kelebihan bayar.")
        mine.cell("Kerja sama").says(4, "Membagi tugas kelompok.")
        assert levels(town) == {}

        mine.context.set_offline(False)
        mine.is_quiet()
        mine.cell("Integritas").stands(SAVED)
        mine.cell("Kerja sama").stands(SAVED)
        assert levels(town) == {"INTEGRITAS": 3, "KERJASAMA": 4}
        with scope(agency=town.agency):
            uuids = list(SheetChange.objects.values_list("uuid", flat=True))
            assert len(uuids) == len(set(uuids))
            assert set(SheetChange.objects.values_list("state", flat=True)) == {"APPLIED"}
        mine.page.reload()
        mine.cell("Integritas").says(3, "Mengembalikan kelebihan bayar.")
        assert faults_of(mine.page, "asesor-lembar-peserta") == []


def test_a_sheet_is_submitted_without_network_and_locked_when_it_arrives(
    browser: Browser, town: Town
) -> None:
    place = place_of(town)
    with tablet(browser, town) as mine:
        mine.open(f"{town.address}/lembar/{place.pk}/")
        expect(mine.page.locator("[data-sheets][data-kept]")).to_be_attached(timeout=30_000)
        mine.context.set_offline(True)
        titles = mine.page.locator(".sheet-cell h2").all_inner_texts()[:-1]
        for title in titles[1:]:
            mine.cell(title).rate(3, f"Bukti {title}.")
        mine.page.get_by_role("button", name="Kirim lembar").click()
        expect(mine.page.get_by_role("alert")).to_contain_text("1 kompetensi belum dinilai")
        mine.cell(titles[0]).part.get_by_label(re.compile("^Tidak teramati")).fill("Waktu habis")
        mine.page.get_by_role("button", name="Kirim lembar").click()
        mine.page.get_by_role("dialog").get_by_role("button", name="Kirim").click()
        expect(mine.page.get_by_role("alert")).to_contain_text("menunggu dikirim")
        mine.context.set_offline(False)
        expect(mine.page.locator("[data-standing]")).to_have_text("Dikirim", timeout=20_000)
        expect(mine.cell(titles[1]).part.get_by_role("radio").first).to_be_disabled()
    with scope(agency=town.agency):
        scores = MethodScore.objects.filter(participant=place.participant)
        assert scores.count() == len(titles)
        assert scores.filter(level=None).count() == 1


def test_two_tablets_that_differ_let_the_assessor_choose(browser: Browser, town: Town) -> None:
    place = place_of(town)
    link = f"{town.address}/lembar/{place.pk}/"
    with tablet(browser, town) as first, tablet(browser, town) as second:
        first.open(link)
        second.open(link)
        second.context.set_offline(True)
        second.cell("Integritas").rate(5, "Dari tablet kedua.")
        second.cell("Integritas").stands(ON_TABLET)
        first.cell("Integritas").rate(2, "Dari tablet pertama.")
        first.cell("Integritas").stands(SAVED)
        second.context.set_offline(False)
        second.cell("Integritas").stands("Bentrok: pilih")
        offers = second.cell("Integritas").part.locator("[data-offers]")
        expect(offers).to_contain_text("Dari tablet pertama.")
        expect(offers).to_contain_text("Dari tablet kedua.")
        assert levels(town) == {"INTEGRITAS": 2}
        assert faults_of(second.page, "asesor-lembar-bentrok") == []
        second.cell("Integritas").part.get_by_label("Bukti perilaku").focus()
        second.page.keyboard.press("Tab")
        second.cell("Integritas").stands("Bentrok: pilih")
        offers.get_by_role("button", name="Pakai ini").click()
        second.cell("Integritas").stands(SAVED)
        second.cell("Integritas").says(5, "Dari tablet kedua.")
        assert levels(town) == {"INTEGRITAS": 5}


def test_an_ended_session_asks_to_sign_in_and_loses_nothing(browser: Browser, town: Town) -> None:
    place = place_of(town)
    with tablet(browser, town) as mine:
        mine.open(f"{town.address}/lembar/{place.pk}/")
        mine.is_quiet()
        mine.context.add_cookies([{"name": "sessionid", "value": "usai", "url": town.address}])
        mine.cell("Integritas").rate(4, "Ditulis sesudah sesi berakhir.")
        again = mine.page.get_by_role("link", name="Masuk lagi")
        expect(again).to_be_visible(timeout=20_000)
        mine.cell("Integritas").stands(ON_TABLET)
        again.click()
        mine.page.get_by_label(re.compile("^Nama pengguna")).fill("sari")
        mine.page.get_by_label(re.compile("^Kata sandi")).fill(PASSWORD)
        mine.page.get_by_role("main").get_by_role("button", name="Masuk").click()
        mine.is_quiet()
        mine.cell("Integritas").says(4, "Ditulis sesudah sesi berakhir.")
        assert levels(town) == {"INTEGRITAS": 4}


def test_signing_out_waits_for_what_was_not_sent_and_then_leaves_nothing(
    browser: Browser, town: Town
) -> None:
    place = place_of(town)
    with tablet(browser, town) as mine:
        mine.open(f"{town.address}/lembar/{place.pk}/")
        expect(mine.page.locator("[data-sheets][data-kept]")).to_be_attached(timeout=30_000)
        mine.context.set_offline(True)
        mine.cell("Integritas").rate(1, "Belum terkirim.")
        mine.cell("Integritas").stands(ON_TABLET)
        leave(mine.page)
        expect(mine.page.get_by_text("belum terkirim. Sambungkan")).to_be_visible()
        mine.context.set_offline(False)
        mine.is_quiet()
        leave(mine.page)
        mine.page.wait_for_url(re.compile("/akun/masuk/"))
        left = mine.page.evaluate(
            """async () => {
                const open = indexedDB.open("takar-lembar");
                await new Promise((done) => { open.onsuccess = done; });
                const found = {pages: (await caches.keys()).length};
                for (const name of ["changes", "cells", "keys", "aside"]) {
                    const asked = open.result.transaction(name).objectStore(name).count();
                    found[name] = await new Promise((done) => {
                        asked.onsuccess = () => done(asked.result);
                    });
                }
                return found;
            }"""
        )
        assert set(left.values()) == {0}, left
        assert levels(town) == {"INTEGRITAS": 1}


def leave(page: Page) -> None:
    """Sign out by the menu of the account."""
    button = page.get_by_role("button", name="Keluar")
    if not button.is_visible():
        page.locator(".top summary").filter(has_text="Akun").click()
    button.click()
