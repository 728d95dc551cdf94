"""What everybody may read without signing in: the law and the numbers, and nobody's name."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.browser.conftest import Enter
from tests.browser.hands import confirmed, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

LEAST = 5


def names_in(town: Town) -> list[str]:
    """Return everybody's name and number."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        known = Employee.objects.values_list("name", "nip")
        return [word for pair in known for word in pair if word and len(word) > len("Rafi Putra")]


def publish(page: Page, town: Town) -> None:
    """Let the leader read the preview, give a reason and publish."""
    page.goto(town.address + reverse("portal:publications"))
    page.get_by_label("Penghitungan").select_option(value=str(town.run.pk))
    page.get_by_role("button", name="Lihat pratinjau").click()
    page.get_by_label("Judul").fill("Peta talenta 2025")
    page.get_by_label("Dasar dan alasan").fill("Keputusan Bupati tentang keterbukaan talenta.")
    page.get_by_role("button", name="Terbitkan").click()
    confirmed(page, "Terbitkan")
    said(page, "Sudah terbit.")
    page.get_by_role("link", name="Peta talenta 2025").click()


def test_the_public_reads_numbers_without_a_single_person(
    town: Town, enter: Enter, browser: Browser
) -> None:
    publish(enter(town, Role.LEADER), town)
    stranger = browser.new_context(locale="id-ID")
    page = stranger.new_page()
    page.goto(town.address + f"/publik/{town.agency.code}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Peta talenta 2025")
    assert faults_of(page, "umum-publik") == []
    html = page.content()
    assert [name for name in names_in(town) if name in html] == []
    numbers = page.locator("section.card td.number").all_inner_texts()
    counts = [int(one.replace(".", "")) for one in numbers if one.replace(".", "").isdigit()]
    assert counts
    assert [one for one in counts if 0 < one < LEAST] == []
    assert "•" in page.locator(".ninebox strong").all_inner_texts()
    link = page.get_by_role("link", name="Unduh angka (CSV)").get_attribute("href")
    numbers_file = stranger.request.get(f"{town.address}{link}").text()
    assert [name for name in names_in(town) if name in numbers_file] == []
    stranger.close()


def test_a_withdrawn_publication_is_gone_for_the_public(
    town: Town, enter: Enter, browser: Browser
) -> None:
    page = enter(town, Role.LEADER)
    publish(page, town)
    page.get_by_label("Alasan penarikan").fill("Data dasar sedang diperbaiki.")
    page.get_by_role("button", name="Tarik").click()
    confirmed(page, "Tarik")
    expect(page.get_by_text("Ditarik", exact=True)).to_be_visible()
    stranger = browser.new_context(locale="id-ID")
    public = stranger.new_page()
    public.goto(town.address + f"/publik/{town.agency.code}/")
    expect(public.get_by_text("Belum ada yang diterbitkan")).to_be_visible()
    stranger.close()


def test_anybody_reads_what_the_rules_are_since_when_and_how_sure(town: Town, page: Page) -> None:
    page.goto(town.address + "/aturan/")
    rules = page.locator("tbody tr")
    everything = rules.count()
    page.keyboard.press("/")
    page.keyboard.type("kotak")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("cari=kotak"))
    assert 0 < rules.count() < everything
    page.locator("tbody th a").first.click()
    for fact in ("Sumber", "Tempat", "Diketahui sejak"):
        expect(page.locator("dt").filter(has_text=fact).first).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Sejak").first).to_be_visible()
    expect(page.locator(".badge").first).to_be_visible()
