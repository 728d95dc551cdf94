"""The own path: a box with what leads on, a post of interest said and taken back."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from takar.web.kit.scope import scope
from takar.web.people.models import Position
from tests.browser.hands import confirmed, press, said
from tests.browser.looking import faults_of
from tests.browser.visiting import Visitor, visitor_of
from tests.cast import Cast
from tests.web.paths.made import decided, mapped, recorded

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(transactional_db: None, cast: Cast, live_server: Any, page: Page) -> Visitor:
    """A browser in the house of the cast."""
    return visitor_of(page, live_server)


def test_an_employee_reads_the_own_path_and_says_which_post_interests(
    visitor: Visitor, cast: Cast
) -> None:
    page = visitor.goes(cast.putri, reverse("paths:mine"))
    expect(page.get_by_text("Belum ada hasil yang ditetapkan.")).to_be_visible()
    assert faults_of(page, "paths-empty") == []
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        Position.objects.create(
            agency=cast.agency,
            code="T9",
            unit=cast.unit,
            title="Kepala Bidang Contoh",
            tier="ADMINISTRATOR",
        )
        recorded(cast.putri_employee)
        decided(cast, mapped(cast))
    page = visitor.at(reverse("paths:mine"))
    expect(page.locator("#performance")).to_contain_text("Penghargaan")
    expect(page.get_by_text("Kotak belum ditampilkan")).to_be_visible()
    page.get_by_role("searchbox").fill("bidang contoh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Minati")).to_be_visible()
    assert faults_of(page, "paths-search") == []
    page.get_by_label("Alasan").fill("Ingin melayani lebih luas")
    press(page, page.get_by_role("button", name="Minati"))
    said(page, "Minat dicatat")
    card = page.locator(".card").filter(has=page.get_by_role("heading", name="Kepala Bidang"))
    expect(card).to_contain_text("Ingin melayani lebih luas")
    card.locator("summary").click()
    assert faults_of(page, "paths-interest") == []
    card.get_by_role("button", name="Tarik minat").click()
    confirmed(page, "Tarik minat")
    said(page, "Minat ditarik")
    expect(page.get_by_text("Belum ada. Cari jabatan di bawah ini.")).to_be_visible()
