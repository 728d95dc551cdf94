"""Results of an exam: marked, an essay read, a key corrected, cuts set, answers looked into."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from takar.web.exam_results.models import ScoreRun
from tests.browser.hands import confirmed, count_beside, press, said
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


def test_an_exam_is_marked_and_the_run_let_count_by_keyboard(there: Sat, visitor: Visitor) -> None:
    page = visitor.goes(there.cast.rahayu, address_of(there))
    assert faults_of(page, "hasil-ringkasan-kosong") == []
    page.get_by_label("Kedua").fill("2")
    press(page, page.get_by_role("button", name="Hitung penskoran"))
    said(page, "Penskoran 1 sedang dihitung.")
    press(page, page.get_by_role("link", name="1", exact=True))
    expect(page.get_by_text("Kedua × 2")).to_be_visible()
    assert faults_of(page, "hasil-penskoran-usulan") == []
    press(page, page.get_by_role("button", name="Berlakukan"))
    confirmed(page, "Berlakukan")
    said(page, "Penskoran ini sekarang berlaku.")
    assert count_beside(page, "Menunggu pembaca uraian") == 1
    press(page, page.get_by_role("link", name="Nilai peserta"))
    assert faults_of(page, "hasil-nilai") == []
    page.locator("tbody th a").first.click()
    assert faults_of(page, "hasil-orang") == []
    with there.scoped():
        assert ScoreRun.objects.get(exam=there.exam).terms["weights"] == {"B": "2"}


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


def test_cuts_are_set_items_analysed_and_signs_sought(there: Sat, visitor: Visitor) -> None:
    address = counted(there)
    page = visitor.goes(there.cast.rahayu, f"{address}batas/")
    page.get_by_label("Skala").select_option("KOMPETENSI:KERJASAMA")
    page.get_by_label("Cara", exact=True).select_option("KEPUTUSAN")
    page.get_by_label("Batas dalam").select_option("PERCENT")
    page.get_by_label("Batas setiap level").fill("2 = 50\n3 = 90")
    page.get_by_label("Alasan").fill("Rapat panitia.")
    page.get_by_label("Dokumen penetapan").fill("BA 7/2025")
    assert faults_of(page, "hasil-batas-isian") == []
    press(page, page.get_by_role("button", name="Tetapkan"))
    said(page, "Batas tercatat.")
    expect(page.get_by_text("level 3 ≥ 90,00%")).to_be_visible()
    assert faults_of(page, "hasil-batas") == []
    visitor.at(f"{address}analisis/")
    press(page, page.get_by_role("button", name="Hitung analisis"))
    expect(page.get_by_text("Hanya 3 orang")).to_be_visible(timeout=60_000)
    assert faults_of(page, "hasil-analisis") == []
    visitor.at(f"{address}tanda/")
    press(page, page.get_by_role("button", name="Cari tanda"))
    expect(page.get_by_text("0 tanda baru")).to_be_visible(timeout=60_000)
    assert faults_of(page, "hasil-tanda") == []
