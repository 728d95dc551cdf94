"""The leadership: what waits, posts at risk, the effect of a scenario, and pages to be shown."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from takar.web.kit.scope import scope
from takar.web.succession.actions import move_nomination, nominate
from tests.browser.hands import count_beside, downloaded, press
from tests.browser.looking import faults_of
from tests.browser.visiting import Visitor, visitor_of
from tests.cast import Cast
from tests.web.leadership.made import rotation
from tests.web.succession.made import bench_of, made

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(transactional_db: None, cast: Cast, live_server: Any, page: Page) -> Visitor:
    """A browser in the house of the cast."""
    return visitor_of(page, live_server)


def test_the_leader_sees_what_waits_and_what_a_scenario_would_change(
    visitor: Visitor, cast: Cast, tmp_path: Path
) -> None:
    page = visitor.goes(cast.bupati, reverse("leadership:home"))
    expect(page.get_by_text("Tidak ada yang menunggu.")).to_be_visible()
    assert faults_of(page, "leadership-empty") == []
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        bench = bench_of(cast)
        made(cast)
        one = nominate(cast.bupati, bench.target, employee=bench.people["Ani"], because="Siap")
        move_nomination(cast.rahayu, one, state="DIVERIFIKASI")
        rotation(bench)
        rotation(bench, "Pengisian", "DIPILIH")
    page = visitor.at(reverse("leadership:home"))
    assert count_beside(page, "Menunggu keputusan") == 2
    expect(page.get_by_role("link", name="Ani → Kepala Bidang Contoh")).to_be_visible()
    effect = page.locator("#dampak")
    expect(effect.get_by_role("link", name="Pengisian", exact=True)).to_be_visible()
    assert faults_of(page, "leadership-home") == []
    press(page, effect.get_by_role("link", name="Rotasi"))
    page.wait_for_url("**skenario=*")
    expect(page.locator("#dampak").get_by_role("link", name="Rotasi", exact=True)).to_be_visible()
    link = page.locator("#dampak").get_by_role("link", name="Lampiran keputusan (PDF)")
    assert PdfReader(downloaded(page, link.click, tmp_path)).pages
    link = page.get_by_role("link", name="Paparan (PDF)")
    pages = PdfReader(downloaded(page, link.click, tmp_path)).pages
    words = " ".join(" ".join(one.extract_text() for one in pages).split())
    assert len(pages) == 4
    for told in ("Kepala Bidang Contoh", "Rotasi", "Jabatan terisi", "Ani"):
        assert told in words
