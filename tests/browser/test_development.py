"""Development: needs found, a plan under a budget, decided, held, claimed, read by oneself."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from takar.web.accounts.models import Role
from takar.web.development.models import Booking, Plan
from takar.web.kit.scope import scope
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

HEAD = "Kode;Nama pelatihan;Kompetensi;Level yang ditutup;JP;Biaya per orang;Biaya per kelas"
ROWS = (
    "INT-01;Penguatan integritas;Integritas;1;16;500000;1000000",
    "KOM-01;Komunikasi publik;Komunikasi;1;24;750000;0",
    "PPB-01;Mengelola perubahan;Mengelola perubahan;1;20;600000;500000",
)


def listed(folder: Path, *rows: str) -> Path:
    """Return a file of trainings."""
    path = folder / "daftar.csv"
    path.write_text("\n".join([HEAD, *rows]))
    return path


def opened(page: Page, town: Town, name: str, *arguments: object) -> None:
    """Go to a page of the room."""
    page.goto(town.address + reverse(f"development:{name}", args=arguments))


def laid_out(page: Page) -> None:
    """Lay out a plan and find the needs."""
    page.get_by_role("navigation", name="Menu utama").get_by_role(
        "link", name="Pengembangan", exact=True
    ).click()
    assert faults_of(page, "development-plans-empty") == []
    page.get_by_role("link", name="Rencana baru").first.click()
    page.get_by_label("Judul").fill("Rencana pengembangan 2026")
    page.get_by_label("Tahun").fill("2026")
    page.get_by_label("Keadaan per tanggal").fill("2026-01-05")
    page.get_by_label("Anggaran (rupiah)").fill("6000000")
    assert faults_of(page, "development-create") == []
    page.get_by_role("button", name="Simpan").click()
    assert faults_of(page, "development-plan-new") == []
    page.get_by_role("button", name="Cari kebutuhan").click()
    said(page, "Penghitungan dimulai")
    expect(page.get_by_text("pegawai dengan kebutuhan")).to_be_visible()


def listed_and_filled(page: Page, town: Town, plan: int, folder: Path) -> None:
    """Take the trainings from a file, mend its bad row, and fill the plan."""
    opened(page, town, "upload", plan)
    page.get_by_label("Berkas pelatihan").set_input_files(
        listed(folder, *ROWS, "X;Menari;Menari;0;8;0;0")
    )
    page.get_by_role("button", name="Unggah", exact=True).click()
    expect(page.get_by_text("Belum ada yang disimpan")).to_be_visible()
    assert faults_of(page, "development-upload-faults") == []
    page.get_by_label("Berkas pelatihan").set_input_files(listed(folder, *ROWS))
    page.get_by_role("button", name="Unggah", exact=True).click()
    expect(page.get_by_role("link", name="Penguatan integritas")).to_be_visible()
    assert faults_of(page, "development-courses") == []
    page.get_by_role("link", name="Pelatihan baru").click()
    assert faults_of(page, "development-write") == []
    opened(page, town, "plan", plan)
    page.get_by_role("button", name="Susun rencana").click()
    said(page, "Penghitungan dimulai")
    expect(page.get_by_text("terbukti paling banyak")).to_be_visible()
    assert faults_of(page, "development-plan") == []


def test_from_needs_to_a_claim(town: Town, enter: Enter, tmp_path: Path) -> None:
    page = enter(town, Role.OPERATOR)
    laid_out(page)
    with scope(agency=town.agency, agency_code=town.agency.code):
        plan = Plan.objects.get().pk
    listed_and_filled(page, town, plan, tmp_path)
    for name in ("needs", "units", "blanks", "bookings"):
        opened(page, town, name, plan)
        assert faults_of(page, f"development-{name}") == []
    opened(page, town, "needs", plan)
    sheet = page.get_by_role("link", name="AKPK yang ditemukan")
    assert downloaded(page, sheet.click, tmp_path).stat().st_size > 0

    page = enter(town, Role.LEADER)
    opened(page, town, "plan", plan)
    page.get_by_label("Nomor penetapan").fill("800/1/2026")
    page.get_by_label("Tanggal penetapan").fill("2026-01-12")
    assert faults_of(page, "development-decide") == []
    page.get_by_role("button", name="Tetapkan").click()
    said(page, "Rencana ditetapkan")

    page = enter(town, Role.OPERATOR)
    with scope(agency=town.agency, agency_code=town.agency.code):
        first = Booking.objects.filter(plan=plan).select_related("course", "employee")[0]
    opened(page, town, "course", first.course.pk)
    page.get_by_role("checkbox", name=first.employee.name).check()
    page.get_by_label(f"Nomor sertifikat {first.employee.name}").fill("12/BPSDM/2026")
    page.get_by_label("Selesai", exact=True).fill("2026-05-06")
    assert faults_of(page, "development-course") == []
    page.get_by_role("button", name="Catat terlaksana").click()
    said(page, "menunggu verifikasi")
    assert faults_of(page, "development-held") == []
    opened(page, town, "booking", first.pk)
    expect(page.get_by_text("Bukti: Menunggu")).to_be_visible()
    assert faults_of(page, "development-booking") == []
    page.get_by_role("link", name="Buka entri buktinya").click()
    expect(page.get_by_text("12/BPSDM/2026")).to_be_visible()

    opened(page, town, "book", first.course.pk)
    page.get_by_label("Cari pegawai").fill(first.employee.name.split()[0])
    page.get_by_role("button", name="Terapkan").click()
    assert faults_of(page, "development-book") == []
    read_by_others(enter, town, plan)


def read_by_others(enter: Enter, town: Town, plan: int) -> None:
    """Let the employee read the own page, and the head what the unit needs."""
    page = enter(town, Role.EMPLOYEE)
    opened(page, town, "mine")
    expect(page.get_by_role("heading", name="Yang perlu dikembangkan")).to_be_visible()
    assert faults_of(page, "development-person") == []
    page = enter(town, Role.UNIT_HEAD)
    opened(page, town, "needs", plan)
    expect(page.get_by_role("columnheader", name="Kurang")).to_have_count(0)
    assert faults_of(page, "development-needs-head") == []


def test_an_employee_reads_the_own_needs(town: Town, enter: Enter) -> None:
    page = enter(town, Role.EMPLOYEE)
    opened(page, town, "mine")
    expect(page.get_by_text("Belum ada rencana pengembangan yang ditetapkan")).to_be_visible()
    assert faults_of(page, "development-person-none") == []
