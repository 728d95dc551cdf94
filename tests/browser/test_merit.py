"""Merit: a sheet filled part by part, a document checked by another, the binder taken away."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.hands import confirmed, downloaded, press, said
from tests.browser.looking import faults_of
from tests.browser.visiting import Visitor, visitor_of
from tests.cast import Cast
from tests.exchange.files.test_certificates import pdf

pytestmark = pytest.mark.browser

ITEM = "TIM_DAN_KOMITE"


@pytest.fixture
def visitor(transactional_db: None, cast: Cast, live_server: Any, page: Page) -> Visitor:
    """A browser in the house of the cast."""
    return visitor_of(page, live_server)


def opened(visitor: Visitor, cast: Cast, instrument: str) -> Page:
    """Open a sheet of an instrument as the operator does."""
    page = visitor.goes(cast.rahayu, reverse("merit:sheets"))
    assert faults_of(page, "merit-none") == []
    page.get_by_role("link", name="Lembar baru").first.click()
    assert faults_of(page, "merit-create") == []
    page.get_by_label("Instrumen").select_option(value=instrument)
    page.get_by_label("Tahun").fill("2026")
    page.get_by_label("Keadaan per tanggal").fill("2026-03-02")
    page.get_by_role("button", name="Buka lembar").click()
    expect(page.get_by_role("heading", name="Kelengkapan")).to_be_visible()
    return page


def test_a_checklist_is_filled_checked_settled_and_its_binder_taken(
    visitor: Visitor, cast: Cast, tmp_path: Path
) -> None:
    page = opened(visitor, cast, "KESIAPAN")
    assert faults_of(page, "merit-sheet-empty") == []
    press(page, page.get_by_role("link", name="Lanjutkan mengisi"))
    expect(page.get_by_text("Bagian 1 dari 5")).to_be_visible()
    page.locator(f"#id_{ITEM}-finding").select_option(value="DIAJUKAN")
    page.locator(f"#id_{ITEM}-note").fill("Keputusan Bupati 12/2026")
    press(page, page.get_by_role("button", name="Simpan jawaban"))
    said(page, "1 jawaban disimpan")
    card = page.locator(".card").filter(has=page.get_by_role("heading", name="Tim manajemen"))
    card.locator("summary").click()
    card.get_by_label("Judul dokumen").fill("SK komite talenta")
    scan = {"name": "sk.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    card.get_by_label("Berkas").set_input_files(scan)  # type: ignore[arg-type]
    card.get_by_role("button", name="Unggah").click()
    said(page, "Dokumen disimpan")
    assert faults_of(page, "merit-chapter") == []
    address = page.url.replace(visitor.address, "")
    page = visitor.goes(cast.bupati, address)
    page.get_by_role("button", name="Terbukti", exact=True).click()
    said(page, "Hasil pemeriksaan disimpan")
    expect(page.get_by_text("Ada, sudah diperiksa").first).to_be_visible()
    settle(visitor, cast)
    page = visitor.at(reverse("merit:sheets"))
    page.locator("tbody th a").click()
    expect(page.locator(".lead")).to_contain_text("Ditetapkan")
    assert faults_of(page, "merit-sheet-settled") == []
    link = page.get_by_role("link", name="Map bukti (ZIP)")
    with zipfile.ZipFile(downloaded(page, link.click, tmp_path)) as binder:
        names = binder.namelist()
    assert names[0] == "daftar.xlsx"
    assert any(f"{ITEM}/" in name for name in names)


def settle(visitor: Visitor, cast: Cast) -> None:
    """Hand the sheet in and have the leadership settle it."""
    page = visitor.goes(cast.rahayu, reverse("merit:sheets"))
    page.locator("tbody th a").click()
    expect(page.get_by_text("1 dokumen dalam map bukti")).to_be_visible()
    page.get_by_role("button", name="Ajukan ke pimpinan").click()
    confirmed(page, "Ajukan ke pimpinan")
    said(page, "Keadaan lembar diubah")
    page = visitor.goes(cast.bupati, page.url.replace(visitor.address, ""))
    page.get_by_role("button", name="Tetapkan").click()
    confirmed(page, "Tetapkan")
    said(page, "Keadaan lembar diubah")


def test_numbers_are_typed_part_by_part_and_a_bad_one_stays_on_the_page(
    visitor: Visitor, cast: Cast
) -> None:
    page = opened(visitor, cast, "PERMENPANRB_40_2018")
    page.get_by_role("link", name="Lanjutkan mengisi").click()
    values = page.locator("input[name$=-value]")
    for number in range(values.count()):
        values.nth(number).fill("3")
    values.first.fill("7")
    page.get_by_role("button", name="Simpan dan ke bagian berikutnya").click()
    expect(page.locator(".errorlist").first).to_be_visible()
    expect(values.first).to_have_value("7")
    assert faults_of(page, "merit-chapter-refused") == []
    values.first.fill("4")
    page.get_by_role("button", name="Simpan dan ke bagian berikutnya").click()
    expect(page.get_by_text("Bagian 2 dari 8")).to_be_visible()
