"""A placement: laid out, computed, explained, overridden with its cost, chosen, printed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import Position
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.tasks import compute_placement
from takar.web.posts.models import PostProfile
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.looking import faults_of, shape_faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

TIERS = ("ADMINISTRATOR", "PENGAWAS")
REGIONS = ("Kota", "Pesisir", "Hulu")


def with_regions(town: Town) -> None:
    """Write down where most of the posts lie; of some nobody knows."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        posts = Position.objects.filter(tier__in=TIERS).order_by("code")
        for number, post in enumerate(posts):
            if number % 4:
                PostProfile.objects.update_or_create(
                    position=post,
                    defaults={
                        "region": REGIONS[number % 3],
                        "changed_by": town.users[Role.OPERATOR],
                    },
                )


def worked_off(town: Town, page: Page, scenario: int) -> None:
    """Compute what waits, as the worker does, and look at the page again."""
    page.wait_for_load_state("networkidle")
    compute_placement.call(scenario, town.users[Role.OPERATOR].pk)
    page.reload()


def laid_out(page: Page) -> int:
    """Fill the form of a new scenario in, and return its number."""
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Penempatan").click()
    assert faults_of(page, "placements-none") == []
    page.get_by_role("link", name="Skenario baru").first.click()
    page.get_by_label("Judul").fill("Rotasi akhir tahun")
    page.get_by_label("Rencana pelantikan").fill("2025-12-01")
    for tier in ("JPT Pratama", "Administrator", "Pengawas"):
        page.get_by_label(tier, exact=True).set_checked(tier != "JPT Pratama")
    assert faults_of(page, "placements-new") == []
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url("**/penempatan/*/")
    return int(page.url.rstrip("/").split("/")[-1])


def moved(town: Town, scenario: int) -> Placed:
    """Return somebody who moves and has another post to go to."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        rows = Placed.objects.filter(scenario_id=scenario, standing="DITEMPATKAN")
        rows = rows.select_related("employee", "after__unit").order_by("pk")
        return next(one for one in rows if one.told.others and one.employee.nip)


def test_a_scenario_goes_from_its_question_to_the_annex_of_a_decree(
    town: Town, enter: Enter, tmp_path: Path
) -> None:
    with_regions(town)
    page = enter(town, Role.OPERATOR)
    scenario = laid_out(page)
    assert faults_of(page, "placements-draft") == []
    page.locator("summary").filter(has_text="Tambah aturan").click()
    page.get_by_label("Aturan", exact=True).select_option("BATAS_KELUAR")
    with scope(agency=town.agency, agency_code=town.agency.code):
        unit = Position.objects.filter(tier="PENGAWAS", unit__isnull=False)[0].unit
    assert unit is not None
    page.get_by_label("Kode unit").fill(unit.code)
    page.get_by_label("Paling banyak").fill("1")
    page.get_by_role("button", name="Tambahkan").click()
    said(page, "Aturan dicatat")
    page.get_by_role("button", name="Hitung").first.click()
    said(page, "Skenario dihitung")
    worked_off(town, page, scenario)
    expect(page.get_by_text("terbukti paling tinggi").first).to_be_visible()
    assert faults_of(page, "placements-done") == []

    person = moved(town, scenario)
    page.get_by_label("Cari nama, NIP atau jabatan").fill(person.employee.name)
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_role("link", name=person.employee.full_name).first.click()
    expect(page.get_by_text("Apa yang mengubahnya")).to_be_visible()
    assert faults_of(page, "placements-person") == []
    page.get_by_role("button", name="Jangan tempatkan di sini").click()
    said(page, "Aturan dicatat")
    page.get_by_role("button", name="Hitung").first.click()
    worked_off(town, page, scenario)
    expect(page.get_by_text("biayanya").first).to_be_visible()
    assert faults_of(page, "placements-ordered") == []

    chosen(town, enter, tmp_path, scenario)


def chosen(town: Town, enter: Enter, folder: Path, scenario: int) -> None:
    """Let the leader choose the scenario, and take the annex of its decree."""
    page = enter(town, Role.LEADER)
    page.goto(f"{town.address}/penempatan/{scenario}/")
    page.get_by_label("Alasan", exact=True).last.fill("Paling seimbang antarunit")
    page.get_by_role("button", name="Pilih", exact=True).click()
    said(page, "Skenario dipilih")
    assert faults_of(page, "placements-chosen") == []
    link = page.get_by_role("link", name="Lampiran keputusan")
    pdf = PdfReader(downloaded(page, link.click, folder))
    text = " ".join(one.extract_text() for one in pdf.pages)
    assert "LAMPIRAN KEPUTUSAN" in text
    assert moved(town, scenario).employee.name in text


def test_another_plan_is_kept_and_laid_beside_the_first(town: Town, enter: Enter) -> None:
    with_regions(town)
    page = enter(town, Role.OPERATOR)
    scenario = laid_out(page)
    page.get_by_role("button", name="Hitung").first.click()
    worked_off(town, page, scenario)
    page.get_by_role("button", name="Simpan sebagai skenario").first.click()
    said(page, "Susunan disimpan sebagai skenario")
    with scope(agency=town.agency, agency_code=town.agency.code):
        other = Scenario.objects.latest("pk").pk
    worked_off(town, page, other)
    expect(page.get_by_text("Berbeda dari skenario acuan").first).to_be_visible()
    assert faults_of(page, "placements-kept") == []
    page.goto(f"{town.address}/penempatan/")
    for box in page.locator("tbody input[name=pk]").all():
        box.check()
    assert faults_of(page, "placements-list") == []
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_text("berbeda tempat").first).to_be_visible()
    assert faults_of(page, "placements-compare") == []
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": town.address}])
    page.goto(f"{town.address}/penempatan/{other}/")
    assert shape_faults_of(page, "en") == []
