"""Posts: found, marked, told what they demand and when they fall vacant."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import Position
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser


def test_posts_are_marked_and_their_vacancies_taken_away(
    town: Town, enter: Enter, tmp_path: Path
) -> None:
    page = enter(town, Role.OPERATOR)
    page.get_by_role("navigation", name="Menu utama").get_by_role(
        "link", name="Jabatan", exact=True
    ).click()
    assert faults_of(page, "posts-list") == []
    page.locator("tbody input[name=pk]").first.check()
    page.locator("summary").filter(has_text="Tandai jabatan").click()
    page.get_by_label("Alasan").fill("Surat Keputusan 5/2025")
    page.get_by_role("button", name="Simpan tanda").click()
    said(page, "1 jabatan ditandai")
    expect(page.locator("tbody .badge").filter(has_text="Target").first).to_be_visible()
    for name, picture in (("tree", "posts-tree"), ("faults", "posts-faults")):
        page.goto(town.address + reverse(f"posts:{name}"))
        assert faults_of(page, picture) == []
    page.goto(town.address + reverse("posts:vacancies"))
    assert faults_of(page, "posts-vacancies") == []
    link = page.get_by_role("link", name="Unduh XLSX")
    assert downloaded(page, link.click, tmp_path).stat().st_size > 0


def test_a_demand_of_a_post_is_written_by_its_article(town: Town, enter: Enter) -> None:
    with scope(agency=town.agency, agency_code=town.agency.code):
        held = Position.objects.filter(tier="ADMINISTRATOR", holders__isnull=False)
        post = held.order_by("code").first() or Position.objects.all()[0]
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + reverse("posts:post", args=[post.pk]))
    page.locator("summary").filter(has_text="Tambah syarat jabatan").click()
    page.get_by_label("Kode syarat").fill("minimum_rank")
    page.get_by_label("Cara baca").select_option("grade")
    page.get_by_label("Isi syarat").fill("{at_least: IV/a}")
    page.get_by_label("Dasar").fill("Peraturan Bupati 12/2025")
    page.get_by_role("button", name="Simpan syarat").click()
    said(page, "Syarat jabatan disimpan")
    expect(page.get_by_text("paling rendah IV/a").first).to_be_visible()
    assert faults_of(page, "posts-post") == []
    page.goto(town.address + reverse("posts:upload"))
    assert faults_of(page, "posts-upload") == []
