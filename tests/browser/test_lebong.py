"""Lebong: heads are fitted to posts, from the tested officials to the annex of the decree."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from takar.web.accounts.models import Role
from takar.web.demo import cast
from takar.web.demo.cases import CASES
from takar.web.demo.deciding.papers import DOSSIER, PaperStory
from takar.web.demo.deciding.posts import PostStory
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.mobility.models import Move, MoveList
from takar.web.people.models import Position
from takar.web.placements.models import Placed, Scenario
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.looking import faults_of
from tests.browser.town import PASSWORD, Town

pytestmark = pytest.mark.browser

LEBONG = CASES["lebong"]
HIGHLAND = replace(LEBONG, people=300, events=LEBONG.events[:1], placings=())
TITLE, DAY = "Job Fit Kepala Perangkat Daerah", date(2025, 12, 29)
DECREE = "800.1.3.3/412 Tahun 2025"
PAPER = "TANPA_BENTURAN_KEPENTINGAN"


@pytest.fixture
def highland(transactional_db: None, live_server: Any) -> Town:
    """A served town whose eight heads were tested and mapped."""
    agency = cast.agency_of(HIGHLAND)
    users = cast.people_of(agency, PASSWORD)
    with scope(agency=agency, agency_code=agency.code):
        story = Story(HIGHLAND, agency, users[Role.OPERATOR], users[Role.LEADER])
        story.take_in()
        event = story.hold(HIGHLAND.events[0])
        run = story.map_talent(story.measure(event).day)
        story.hand_over(event)
        PostStory(story, run.day).describe()
        PaperStory(story, run.day).tell()
    return Town(agency, users, event, run, run, {}, str(live_server.url))


def test_heads_are_fitted_to_posts_and_placed_by_decree(
    highland: Town, enter: Enter, tmp_path: Path
) -> None:
    page = enter(highland, Role.OPERATOR)
    lay_out(page)
    demand(page, "WAJIB_TERISI", position=vacant_post(highland))
    compute(page)
    first = mover(highland)
    read_reasons(page, first)
    second = overruled(enter(highland, Role.LEADER), highland, first)
    choose(enter(highland, Role.LEADER), highland)
    hand_over(enter(highland, Role.OPERATOR), highland, second)
    decree(enter(highland, Role.LEADER), highland)
    read_annex(enter(highland, Role.AUDITOR), highland, second, tmp_path)


def lay_out(page: Page) -> None:
    """Ask for a scenario among heads, by what is proved alone."""
    menu = page.get_by_role("navigation", name="Menu utama")
    menu.get_by_role("link", name="Penempatan", exact=True).click()
    page.get_by_role("link", name="Skenario baru").first.click()
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=day]").fill(DAY.isoformat())
    page.locator("[name=with_unverified]").uncheck()
    assert faults_of(page, "lebong-create") == []
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def vacant_post(town: Town) -> Position:
    """Return the first vacant office of a head."""
    with scope(agency=town.agency):
        vacant = Position.objects.filter(tier="JPT_PRATAMA", holders=None)
        found: Position = vacant.filter(title__startswith="Kepala").order_by("title")[0]
    return found


def demand(page: Page, kind: str, *, position: Position, nip: str = "") -> None:
    """Add a rule to the scenario on the page."""
    page.locator("summary").filter(has_text="Tambah aturan").click()
    form = page.locator("details[open] form").filter(has=page.locator("[name=kind]"))
    form.locator("[name=kind]").select_option(kind)
    form.locator("[name=employee]").fill(nip)
    form.locator("[name=position]").fill(position.code)
    form.locator("[name=because]").fill("Pelayanan dasar tidak boleh tanpa kepala.")
    form.get_by_role("button", name="Tambahkan").click()
    said(page, "Aturan dicatat")


def compute(page: Page) -> None:
    """Have the scenario on the page solved, with proof."""
    page.get_by_role("button", name="Hitung").first.click()
    expect(page.get_by_text("terbukti paling tinggi").first).to_be_visible(timeout=30_000)
    assert faults_of(page, "lebong-scenario") == []


def mover(town: Town) -> Placed:
    """Return the one head whom the scenario moves."""
    with scope(agency=town.agency):
        rows = Placed.objects.filter(scenario__title=TITLE, standing="DITEMPATKAN")
        found: Placed = rows.select_related("employee", "before", "after").get()
    return found


def read_reasons(page: Page, one: Placed) -> None:
    """Read why somebody is placed where they are."""
    name = one.employee.full_name
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert one.after is not None
    expect(page.get_by_text(f"ditempatkan pada {one.after.title}").first).to_be_visible()
    assert faults_of(page, "lebong-person") == []


def overruled(page: Page, town: Town, first: Placed) -> Placed:
    """Let the head of the region bar somebody from the post; another follows, at a cost."""
    open_scenario(page, town)
    assert first.after is not None
    demand(page, "LARANG", position=first.after, nip=first.employee.nip or "")
    compute(page)
    expect(page.get_by_text("biayanya").first).to_be_visible()
    second = mover(town)
    assert second.after == first.after
    assert second.employee != first.employee
    return second


def open_scenario(page: Page, town: Town) -> None:
    """Go to the page of the scenario."""
    with scope(agency=town.agency):
        number = Scenario.objects.get(title=TITLE).pk
    page.goto(town.address + reverse("placements:scenario", args=[number]))


def choose(page: Page, town: Town) -> None:
    """Choose the scenario, with the reason."""
    open_scenario(page, town)
    form = page.locator("form[action$='/pilih/']")
    form.locator("[name=because]").fill("Dua kepala dinas tetap, satu kantor terisi.")
    form.get_by_role("button", name="Pilih").click()
    said(page, "Skenario dipilih")
    assert faults_of(page, "lebong-chosen") == []


def hand_over(page: Page, town: Town, one: Placed) -> None:
    """Make a list of the moves, complete the papers, check it and hand it to the leadership."""
    open_scenario(page, town)
    page.get_by_role("button", name="Jadikan daftar usulan").click()
    expect(page.get_by_text("Perlu verifikasi").first).to_be_visible()
    assert faults_of(page, "lebong-list-open") == []
    with scope(agency=town.agency):
        move = Move.objects.get(employee=one.employee)
    page.goto(town.address + reverse("mobility:move", args=[move.pk]))
    assert faults_of(page, "lebong-move") == []
    page.locator("summary").filter(has_text="Catat keterangan dari dokumen").click()
    form = page.locator("form[action$='/keterangan/']")
    form.locator("[name=subject]").select_option(PAPER)
    form.locator("[name=is_met]").select_option("ya")
    form.locator("[name=document]").fill(DOSSIER[PAPER])
    form.locator("[name=declared_on]").fill("2025-12-20")
    form.get_by_role("button", name="Catat").click()
    said(page, "Keterangan dicatat")
    page.goto(town.address + reverse("mobility:list", args=[move.move_list_id]))
    page.get_by_role("button", name="Periksa").first.click()
    page.get_by_role("button", name="Ajukan ke pimpinan").click()
    said(page, "Keadaan daftar diubah")


def decree(page: Page, town: Town) -> None:
    """Decree the list that waits."""
    with scope(agency=town.agency):
        number = MoveList.objects.get(title=TITLE).pk
    page.goto(town.address + reverse("mobility:list", args=[number]))
    assert faults_of(page, "lebong-list-proposed") == []
    page.locator("[name=decree]").fill(DECREE)
    page.locator("[name=decreed_on]").fill(DAY.isoformat())
    page.get_by_role("button", name="Tetapkan", exact=True).click()
    expect(page.get_by_text(DECREE).first).to_be_visible()
    assert faults_of(page, "lebong-list-decreed") == []


def read_annex(page: Page, town: Town, one: Placed, folder: Path) -> None:
    """Take the annex of the decree away and read who goes where."""
    open_scenario(page, town)
    link = page.get_by_role("link", name="Lampiran keputusan")
    paper = PdfReader(downloaded(page, link.click, folder))
    words = " ".join(" ".join(part.extract_text() for part in paper.pages).split())
    assert one.employee.full_name in words
    assert one.before is not None
    assert one.after is not None
    assert one.before.title in words
    assert one.after.title in words
