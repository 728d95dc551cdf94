"""Moves: a file with a fault mended, checked with reasons, waived by document, decreed, sent."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.mobility.models import Move
from takar.web.people.models import Employee, Position
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Wanted:
    """Somebody, and an empty post of the same tier."""

    employee: Employee
    position: Position


def wanted(town: Town) -> Wanted:
    """Return whom the list is about."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        people = Employee.objects.filter(position__tier="PENGAWAS", employment="PNS", left_on=None)
        one = people.exclude(nip="").order_by("code")[0]
        post = Position.objects.create(
            agency=town.agency,
            code="UJI-1",
            unit=one.unit,
            title="Kepala Seksi Pelayanan Terpadu",
            tier="PENGAWAS",
        )
        return Wanted(one, post)


def file_of(folder: Path, name: str, *rows: str) -> Path:
    """Write a list of moves as an agency sends it."""
    path = folder / name
    path.write_text("\n".join(("NIP;KODE JABATAN;ALASAN", *rows)), encoding="utf-8")
    return path


def opened(page: Page) -> None:
    """Open a list from the menu."""
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Mobilitas").click()
    assert faults_of(page, "mobility-none") == []
    page.get_by_role("link", name="Daftar baru").first.click()
    assert faults_of(page, "mobility-create") == []
    page.get_by_label("Judul").fill("Pelantikan Juni")
    page.get_by_label("Rencana pelantikan").fill("2025-06-02")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Daftar masih kosong")).to_be_visible()
    assert faults_of(page, "mobility-empty") == []


def uploaded(page: Page, one: Wanted, folder: Path) -> None:
    """Send a file with a fault, read what is wrong, and send it mended."""
    page.get_by_role("link", name="Unggah usulan").click()
    good = f"{one.employee.nip};{one.position.code};Kebutuhan organisasi"
    bad = file_of(folder, "usulan.csv", good, f"{one.employee.nip};TIDAK-ADA;Kebutuhan organisasi")
    page.get_by_label("Berkas usulan").set_input_files(bad)
    page.get_by_role("button", name="Unggah").click()
    expect(page.get_by_role("row").filter(has_text="TIDAK-ADA")).to_contain_text("3")
    expect(page.get_by_text("Belum ada yang disimpan")).to_be_visible()
    assert faults_of(page, "mobility-upload-faults") == []
    page.get_by_label("Berkas usulan").set_input_files(file_of(folder, "usulan-2.csv", good))
    page.get_by_role("button", name="Unggah").click()
    expect(page.get_by_role("link", name=one.employee.full_name)).to_be_visible()


def waived(page: Page, one: Wanted) -> None:
    """Let through what stands in the way: not without a document, then with it."""
    page.get_by_role("link", name=one.employee.full_name).click()
    expect(page.get_by_role("heading", name="Yang belum terpenuhi")).to_be_visible()
    expect(page.get_by_text(re.compile("Pasal")).first).to_be_visible()
    page.locator("summary").filter(has_text="syarat terpenuhi").click()
    assert faults_of(page, "mobility-move") == []
    forms = page.locator("summary").filter(has_text="Kecualikan dengan dokumen")
    left = forms.count()
    assert left
    noted(page, " ")
    expect(page.locator(".messages")).to_contain_text("Nomor dokumen")
    expect(forms).to_have_count(left)
    while left:
        noted(page, "800/12/2025")
        said(page, "Pengecualian dicatat")
        left -= 1
        expect(forms).to_have_count(left)
    expect(page.locator(".lead")).to_contain_text("Dikecualikan dengan dokumen")
    assert faults_of(page, "mobility-waived") == []


def noted(page: Page, document: str) -> None:
    """Fill in the first waiver that is still to be written."""
    card = page.locator("section.card").filter(has_text="Kecualikan dengan dokumen").first
    card.locator("summary").click()
    card.get_by_label("Nomor dokumen").fill(document)
    card.get_by_label("Alasan").fill("Diputuskan rapat tim penilai")
    card.get_by_role("button", name="Catat pengecualian").click()


def test_a_list_of_moves_goes_from_a_file_to_the_decree_and_to_imut(
    town: Town, enter: Enter, tmp_path: Path
) -> None:
    one = wanted(town)
    page = enter(town, Role.OPERATOR)
    opened(page)
    address = page.url
    uploaded(page, one, tmp_path)
    page.get_by_role("button", name="Periksa semua").click()
    said(page, "Daftar diperiksa")
    assert faults_of(page, "mobility-checked") == []
    page.get_by_role("button", name="Ajukan ke pimpinan").click()
    expect(page.locator(".messages")).to_contain_text("belum bersih")
    waived(page, one)
    page.goto(address)
    page.get_by_role("button", name="Ajukan ke pimpinan").click()
    said(page, "Keadaan daftar diubah")
    page = enter(town, Role.LEADER)
    page.goto(address)
    assert faults_of(page, "mobility-proposed") == []
    page.get_by_label("Nomor keputusan").fill("821/1/2025")
    page.get_by_role("button", name="Tetapkan").click()
    expect(page.locator(".lead")).to_contain_text("821/1/2025")
    page = enter(town, Role.OPERATOR)
    page.goto(address)
    assert faults_of(page, "mobility-decreed") == []
    path = downloaded(page, page.get_by_role("link", name="Berkas I-MUT").click, tmp_path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert str(one.employee.nip) in str(rows)
    assert "800/12/2025" in str(rows)


def test_one_person_before_one_post_and_the_windows(town: Town, enter: Enter) -> None:
    one = wanted(town)
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + reverse("mobility:pair"))
    page.get_by_label("Pegawai (nama atau NIP)").fill(str(one.employee.nip))
    page.get_by_label("Jabatan (nama, unit atau kode)").fill(one.position.code)
    page.get_by_label("Rencana pelantikan").fill("2025-06-02")
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_label(one.position.title).check()
    assert faults_of(page, "mobility-pair-asked") == []
    page.get_by_role("button", name="Periksa").click()
    expect(page.get_by_text("Rotasi")).to_be_visible()
    expect(page.get_by_text("Larangan penggantian pejabat").first).to_be_visible()
    assert faults_of(page, "mobility-pair") == []
    page.goto(town.address + reverse("mobility:windows"))
    page.get_by_label("Jenis jendela").select_option("KEPALA_DAERAH_BARU")
    page.get_by_label("Hari awal").fill("2025-02-20")
    page.get_by_role("button", name="Simpan").click()
    said(page, "Jendela dicatat")
    assert faults_of(page, "mobility-windows") == []
    with scope(agency=town.agency, agency_code=town.agency.code):
        assert not Move.objects.exists()
