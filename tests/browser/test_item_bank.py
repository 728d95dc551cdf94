"""An item: written by keyboard, reviewed and approved by others, put on a form that is locked."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from takar.web.accounts.models import Role
from takar.web.exams.models import ExamForm
from takar.web.item_bank import actions
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.scope import scope
from tests.browser.hands import confirmed, press, said
from tests.browser.looking import faults_of
from tests.browser.visiting import Visitor, visitor_of
from tests.cast import Cast, user

pytestmark = pytest.mark.browser


def test_an_item_goes_from_its_author_to_a_locked_form(
    transactional_db: None, cast: Cast, page: Page, live_server: Any
) -> None:
    author, reviewer, approver, auditor = (
        user(name, cast.agency, role)
        for name, role in (
            ("Ayu", Role.AUTHOR),
            ("Bima", Role.REVIEWER),
            ("Citra", Role.APPROVER),
            ("Dewi", Role.AUDITOR),
        )
    )
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        actions.make_pool(author, cast.agency, code="uji", name="Bank uji")
    visitor = visitor_of(page, live_server)
    path = written(visitor.goes(author, "/bank-soal/tulis/"), visitor)
    reviewed(visitor.goes(reviewer, path))
    approved(visitor.goes(approver, f"{path}?kunci=1"))
    begun_anew(visitor.goes(author, "/bank-soal/"))
    every_look_is_kept(visitor.goes(auditor, "/bank-soal/pembacaan/"))
    put_on_a_form(visitor.goes(cast.rahayu, "/bank-soal/"), visitor)
    with scope(agency=cast.agency):
        states = ItemVersion.objects.filter(item__code="K-1").order_by("number")
        assert list(states.values_list("state", flat=True)) == ["DISETUJUI", "DRAF"]
        assert ExamForm.objects.get(code="A").state == "DIKUNCI"


def written(page: Page, visitor: Visitor) -> str:
    """Write an item with the keyboard, send it, and return where it is."""
    assert faults_of(page, "bank-pilih") == []
    press(page, page.get_by_role("link", name="Pilihan jamak"))
    page.get_by_label("Bank soal", exact=True).select_option(label="Bank uji")
    page.get_by_label("Kode soal").fill("K-1")
    page.get_by_label("Judul").fill("Dua yang benar")
    page.get_by_label("Kompetensi").fill("INTEGRITAS")
    page.get_by_label("Pertanyaan", exact=True).fill("Mana yang benar?")
    page.get_by_label("Paling banyak memilih").fill("2")
    for number, (words, points) in enumerate((("Satu", "1"), ("Dua", "0,5"), ("Tiga", "-0,5")), 1):
        page.get_by_role("group", name=f"Pilihan {number}", exact=True).get_by_label("Isi").fill(
            words
        )
        page.get_by_role("group", name=f"Kunci pilihan {number}").get_by_label("Nilai").fill(points)
    expect(page.get_by_role("region", name="Pratinjau peserta")).to_contain_text("Satu")
    assert faults_of(page, "bank-tulis") == []
    press(page, page.get_by_role("button", name="Simpan sebagai draf"))
    said(page, "Soal disimpan sebagai draf.")
    expect(page.get_by_role("heading", name="K-1 versi 1")).to_be_visible()
    path = page.url.removeprefix(visitor.address)
    press(page, page.get_by_role("button", name="Kirim untuk ditelaah"))
    expect(page.get_by_text("Ditelaah").first).to_be_visible()
    return path


def reviewed(page: Page) -> None:
    """Read an item with its key, and find it good."""
    expect(page.get_by_text("Tampilkan kunci terlebih dahulu")).to_be_visible()
    press(page, page.get_by_role("link", name="Tampilkan kunci"))
    expect(page.get_by_text(re.compile("nilai -0,5"))).to_be_visible()
    assert faults_of(page, "bank-telaah") == []
    page.get_by_label("Layak").check()
    press(page, page.get_by_role("button", name="Simpan telaah"))
    said(page, "Hasil telaah disimpan.")


def approved(page: Page) -> None:
    """Approve an item that was read with its key."""
    page.get_by_role("button", name="Sahkan", exact=True).click()
    page.get_by_role("dialog").get_by_role("button").first.click()
    expect(page.get_by_text("Disetujui").first).to_be_visible()
    assert faults_of(page, "bank-disahkan") == []


def begun_anew(page: Page) -> None:
    """Begin another version of an approved item, and change its wording beside the one in use."""
    press(page, page.get_by_role("link", name="K-1", exact=True))
    assert faults_of(page, "bank-soal") == []
    press(page, page.get_by_role("button", name="Versi baru"))
    said(page, "Versi baru dibuka sebagai draf.")
    press(page, page.get_by_role("link", name="2", exact=True))
    press(page, page.get_by_role("link", name="Ubah", exact=True))
    page.get_by_label("Pertanyaan", exact=True).fill("Mana saja yang benar?")
    press(page, page.get_by_role("button", name=re.compile("^Simpan")))
    said(page, "Draf disimpan.")
    press(page, page.get_by_role("link", name="Bandingkan"))
    expect(page.get_by_text("Mana saja yang benar?")).to_be_visible()
    assert faults_of(page, "bank-banding") == []


def every_look_is_kept(page: Page) -> None:
    """Read who saw the item, without seeing it."""
    for name in ("Ayu", "Bima", "Citra"):
        expect(page.get_by_role("rowheader", name=name).first).to_be_visible()
    expect(page.get_by_text("Beserta kunci").first).to_be_visible()
    assert "Mana yang benar" not in page.content()
    assert faults_of(page, "bank-jejak") == []


def put_on_a_form(page: Page, visitor: Visitor) -> None:
    """Make an exam with a form of one section that has the item, and lock it."""
    assert faults_of(page, "bank-daftar") == []
    visitor.at("/ujian/baru/")
    page.get_by_label("Nama").fill("Tes kecil")
    page.get_by_label(re.compile("ernyataan")).fill("Saya mengerjakan sendiri.")
    page.locator("main form").get_by_role("button").last.click()
    expect(page.get_by_role("heading", name="Tes kecil")).to_be_visible()
    page.locator("summary").filter(has_text="Naskah baru").click()
    page.get_by_label("Kode naskah").fill("A")
    page.get_by_label("Judul naskah").fill("Naskah A")
    press(page, page.get_by_role("button", name="Buat naskah"))
    said(page, "Naskah dibuat; tambahkan bagian dan soalnya.")
    press(page, page.get_by_role("link", name="A · Naskah A"))
    expect(page.get_by_role("heading", name="Naskah A · Naskah A")).to_be_visible()
    form = page.url
    page.get_by_label("Kode bagian").fill("INTI")
    page.get_by_label("Judul bagian").fill("Bagian inti")
    page.get_by_label("Waktu (menit)").fill("10")
    press(page, page.get_by_role("button", name="Tambah bagian"))
    said(page, "Bagian ditambahkan.")
    if page.get_by_role("link", name="INTI · Bagian inti").count():
        press(page, page.get_by_role("link", name="INTI · Bagian inti"))
    assert faults_of(page, "ujian-bagian") == []
    press(page, page.get_by_role("link", name="Pilih soal", exact=True))
    assert faults_of(page, "ujian-pilih-soal") == []
    press(page, page.get_by_role("checkbox", name="K-1"), "Space")
    press(page, page.get_by_role("button", name="Tambahkan ke naskah"))
    said(page, "1 soal ditambahkan.")
    page.goto(form)
    assert faults_of(page, "ujian-naskah") == []
    page.get_by_role("button", name="Kunci naskah").click()
    confirmed(page, "Kunci naskah")
    said(page, "Naskah dikunci.")
