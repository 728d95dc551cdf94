"""Results of an exam in the browser: an essay read by its rubric, and a wrong key corrected."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import confirmed, press, said
from tests.browser.looking import faults_of
from tests.browser.visiting import Visitor, visitor_of
from tests.cast import Cast
from tests.web.exam_results.made import Sat, sat

pytestmark = pytest.mark.browser


@pytest.fixture
def there(transactional_db: None, cast: Cast) -> Sat:
    """An exam that three people sat, one of them with an essay."""
    return sat(cast, with_essay=True)


@pytest.fixture
def visitor(there: Sat, page: Page, live_server: Any) -> Visitor:
    """Somebody at the pages of that exam."""
    return visitor_of(page, live_server)


def counted(there: Sat) -> str:
    """Let a run count, and return where the exam is."""
    with there.scoped():
        there.live()
    return address_of(there)


def address_of(there: Sat) -> str:
    return f"/hasil-ujian/{there.exam.pk}/"


def test_an_essay_is_read_by_its_rubric_without_a_name(there: Sat, visitor: Visitor) -> None:
    page = visitor.goes(there.reviewer, f"{counted(there)}uraian/")
    assert faults_of(page, "hasil-uraian") == []
    press(page, page.get_by_role("link", name=re.compile("^Baca")))
    expect(page.get_by_text("Mula-mula saya.")).to_be_visible()
    expect(page.get_by_role("heading", name="Seperti dilihat peserta")).to_be_visible()
    assert faults_of(page, "hasil-baca") == []
    page.get_by_label(re.compile("^Langkahnya runtut")).fill("2")
    page.get_by_label(re.compile("^Melibatkan orang lain")).fill("1.5")
    press(page, page.get_by_role("button", name="Simpan nilai"))
    said(page, "Nilai tersimpan.")
    expect(page.get_by_text("sudah Anda baca")).to_be_visible()


def test_a_wrong_key_is_proposed_its_effect_read_and_switched_by_another(
    there: Sat, visitor: Visitor
) -> None:
    page = visitor.goes(there.reviewer, f"{counted(there)}soal/")
    assert faults_of(page, "hasil-soal") == []
    press(page, page.get_by_role("link", name="Koreksi S1"))
    page.get_by_label("Kunci diganti").check()
    page.get_by_label("Satu", exact=True).fill("0")
    page.get_by_label("Dua", exact=True).fill("1")
    page.get_by_label("Alasan").fill("Kunci keliru saat disalin.")
    assert faults_of(page, "hasil-koreksi") == []
    press(page, page.get_by_role("button", name="Hitung akibatnya"))
    expect(page.get_by_text("3 orang berubah nilainya")).to_be_visible()
    expect(page.get_by_text("tanpa nama").first).to_be_visible()
    expect(page.get_by_role("button", name="Berlakukan")).to_have_count(0)
    assert faults_of(page, "hasil-koreksi-akibat") == []
    page = visitor.goes(there.approver, page.url.removeprefix(visitor.address))
    page.get_by_role("button", name="Berlakukan").click()
    confirmed(page, "Berlakukan")
    said(page, "Penskoran ini sekarang berlaku.")
