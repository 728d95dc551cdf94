"""Succession: from a target post to its list, three people side by side, and a settled nominee."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import Position
from takar.web.posts.actions import mark_posts
from takar.web.succession.models import Ranked, Survey
from takar.web.succession.rules import OUTSIDE
from takar.web.succession.tasks import make_lists
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

STEPS = (
    (Role.OPERATOR, "Verifikasi", "Diverifikasi BKPSDM"),
    (Role.LEADER, "Catat tinjauan komite", "Ditinjau komite"),
    (Role.LEADER, "Tetapkan", "Ditetapkan sebagai calon pengganti"),
)


def marked(town: Town) -> None:
    """Mark two posts as targets, with the reason."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        posts = Position.objects.filter(tier="ADMINISTRATOR").order_by("code")[:2]
        mark_posts(
            town.users[Role.OPERATOR],
            town.agency,
            positions=list(posts),
            mark="target",
            is_set=True,
            because="Surat Keputusan 12/2025",
        )


def made(town: Town, page: Page) -> Survey:
    """Ask for the lists, make them as the worker does, and look at the page again."""
    page.get_by_role("link", name="Telaah baru").first.click()
    assert faults_of(page, "succession-ask") == []
    page.get_by_label("Judul").fill("Telaah semester satu")
    page.get_by_label("Keadaan per tanggal").fill("2025-05-14")
    page.get_by_label("Semua yang memenuhi syarat").check()
    page.get_by_role("button", name="Buat daftar").click()
    page.wait_for_url("**/suksesi/telaah/*/")
    page.wait_for_load_state("networkidle")
    number = int(page.url.rstrip("/").split("/")[-1])
    make_lists.call(number, town.users[Role.OPERATOR].pk)
    page.reload()
    with scope(agency=town.agency, agency_code=town.agency.code):
        return Survey.objects.get(pk=number)


def test_a_target_post_finds_a_successor_step_by_step(
    town: Town, enter: Enter, tmp_path: Path
) -> None:
    marked(town)
    page = enter(town, Role.OPERATOR)
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Suksesi").click()
    assert faults_of(page, "succession-none") == []
    survey = made(town, page)
    assert faults_of(page, "succession-survey") == []
    page.goto(town.address + reverse("succession:bench"))
    assert faults_of(page, "succession-bench") == []
    page.locator("tbody th a").first.click()
    assert faults_of(page, "succession-listing") == []
    link = page.get_by_role("link", name="Lembar kerja")
    assert downloaded(page, link.click, tmp_path).suffix == ".xlsx"
    for box in page.locator("tbody input[name=pk]").all()[:3]:
        box.check()
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.locator("figure.radar")).to_have_count(3)
    expect(page.get_by_text("Pasal 199 ayat (2)").first).to_be_visible()
    assert faults_of(page, "succession-compare") == []
    led(town, enter, nominated(town, enter, survey))


def nominated(town: Town, enter: Enter, survey: Survey) -> str:
    """Let the leader propose somebody who is on a list; return the address of the nomination."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        rows = Ranked.objects.filter(listing__survey=survey).exclude(part=OUTSIDE)
        one = rows.select_related("employee").order_by("place", "pk")[0]
        name = one.employee.full_name
    page = enter(town, Role.LEADER)
    page.goto(town.address + reverse("succession:candidate", args=[one.pk]))
    assert faults_of(page, "succession-candidate") == []
    page.get_by_label("Alasan").fill("Paling siap menurut daftar")
    page.get_by_role("button", name="Calonkan").click()
    said(page, "Pencalonan dicatat")
    page.goto(town.address + reverse("succession:nominations"))
    assert faults_of(page, "succession-nominations") == []
    page.get_by_role("link", name=name).click()
    expect(page.get_by_text("Pasal 199 ayat (2)").first).to_be_visible()
    assert faults_of(page, "succession-nomination") == []
    expect(page.get_by_role("button", name="Verifikasi")).to_have_count(0)
    return page.url


def led(town: Town, enter: Enter, address: str) -> None:
    """Lead a nomination on, each step by whom it is for; whoever is not, has no button."""
    for role, deed, state in STEPS:
        page = enter(town, role)
        page.goto(address)
        for name in ("Alasan", "Nomor dokumen"):
            if page.get_by_label(name).count():
                page.get_by_label(name).fill("800/12/2025")
        page.get_by_role("button", name=deed, exact=True).click()
        said(page, "Keadaan pencalonan diubah")
        expect(page.locator(".lead .badge")).to_have_text(state)
    page = enter(town, Role.AUDITOR)
    page.goto(address)
    expect(page.get_by_role("row")).to_have_count(1 + 1 + len(STEPS))
    expect(page.get_by_role("button", name="Tarik")).to_have_count(0)
    assert faults_of(page, "succession-settled") == []
