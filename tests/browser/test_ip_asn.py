"""From a course that took place to the index that moves, by three pairs of hands."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from takar.web.accounts.models import Role
from takar.web.demo.certificates import certificate
from takar.web.kit.scope import scope
from takar.web.people.models import Employee, Training
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

TITLE = "Pelatihan Layanan Digital"
TAUGHT = ("TEKNIS", "SOSIAL_KULTURAL")
NUMBER = re.compile(r"\d{1,3},\d{2}")


def test_a_course_entered_and_verified_moves_the_index(
    town: Town, enter: Enter, tmp_path: Path
) -> None:
    proof = without_courses(town, tmp_path)
    measure(enter(town, Role.OPERATOR), town, "Sebelum pelatihan dicatat")
    before = own_index(enter(town, Role.EMPLOYEE), town)

    claim = enter_course(enter(town, Role.EMPLOYEE), town, proof)
    verify(enter(town, Role.UNIT_HEAD), claim)
    assert own_index(enter(town, Role.EMPLOYEE), town) == before  # until somebody measures

    measure(enter(town, Role.OPERATOR), town, "Sesudah pelatihan dicatat")
    page = enter(town, Role.EMPLOYEE)
    assert own_index(page, town) == before + 15
    assert faults_of(page, "pegawai-indeks-naik") == []


def without_courses(town: Town, folder: Path) -> Path:
    """Let no technical course of the employee be on record; return the certificate of one."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        own = Employee.objects.get(pk=town.keys["employee"])
        Training.objects.filter(employee=own, training_kind__in=TAUGHT).delete()
    facts = {
        "title": TITLE,
        "provider": "Lembaga Pelatihan Contoh",
        "certificate_number": "77/2024",
        "lesson_hours": 24,
        "ended_on": town.event.starts_on,
    }
    path = folder / "sertifikat.pdf"
    path.write_bytes(certificate(own, facts).read())
    return path


def measure(page: Page, town: Town, title: str) -> None:
    """Ask for the index of everybody on the day of the town."""
    page.goto(town.address + reverse("results:measure"))
    page.get_by_label("Yang dihitung").select_option("ip-asn")
    page.get_by_label("Judul").fill(title)
    page.get_by_label("Perangkat aturan").select_option("perka8_2019")
    page.get_by_label("Keadaan per tanggal").fill(town.index.day.isoformat())
    page.get_by_role("button", name="Hitung").click()
    expect(page.get_by_text("Selesai").first).to_be_visible(timeout=60_000)


def own_index(page: Page, town: Town) -> int:
    """Return the index that the employee reads about themselves, whole points."""
    page.goto(town.address + reverse("ip_asn:mine"))
    card = page.locator("section.card").filter(
        has=page.get_by_role("heading", name="Indeks", exact=True)
    )
    found = NUMBER.search(card.inner_text())
    assert found is not None
    return int(found.group().split(",")[0])


def enter_course(page: Page, town: Town, proof: Path) -> str:
    """Enter a course with its certificate; return the address of the entry."""
    page.goto(town.address + reverse("claims:enter", args=[town.keys["employee"], "pelatihan"]))
    page.get_by_label("Nama pelatihan").fill(TITLE)
    page.get_by_label("Jenis", exact=True).select_option("TEKNIS")
    page.get_by_label("Mulai").fill("2024-09-02")
    page.get_by_label("Selesai").fill("2024-09-06")
    page.get_by_label("Jam pelajaran (JP)").fill("24")
    page.get_by_label("Penyelenggara").fill("Lembaga Pelatihan Contoh")
    page.get_by_label("Nomor sertifikat").fill("77/2024")
    page.get_by_label("Berkas sertifikat").set_input_files(proof)
    assert faults_of(page, "pegawai-entri-diisi") == []
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    page.wait_for_url(re.compile(r"/bukti/\d+/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("Menunggu verifikasi").first).to_be_visible()
    return page.url


def verify(page: Page, claim: str) -> None:
    """Look at the entry as the head of the unit, and verify it."""
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Verifikasi").click()
    page.get_by_role("link", name=re.compile(TITLE)).first.click()
    assert page.url.split("?")[0] == claim
    assert faults_of(page, "kepala-unit-entri") == []
    page.get_by_role("group", name="Sesuai tugas jabatan?").get_by_role("radio").first.check()
    page.get_by_role("button", name="Verifikasi dan catat").click()
    said(page, "erverifikasi")


def test_the_office_takes_the_reports_along(town: Town, enter: Enter, tmp_path: Path) -> None:
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + reverse("reports:ip_asn"))
    link = page.get_by_role("link", name="Laporan instansi (PDF)")
    report = PdfReader(downloaded(page, link.click, tmp_path))
    assert report.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    words = " ".join(" ".join(sheet.extract_text() for sheet in report.pages).split())
    assert "Perkiraan sendiri, bukan nilai resmi BKN" in words
    assert "tidak dapat dibandingkan" in words  # the years before follow other rules
    page.get_by_label("Cari unit").fill("dinas")
    page.get_by_role("button", name="Terapkan").click()
    names = page.locator("tbody th").all_inner_texts()
    assert names
    assert all("dinas" in name.lower() for name in names)


def test_an_employee_takes_their_own_sheet_alone(town: Town, enter: Enter, tmp_path: Path) -> None:
    page = enter(town, Role.EMPLOYEE)
    page.goto(town.address + reverse("reports:ip_asn"))
    expect(page.get_by_role("heading", name="Menurut unit")).to_have_count(0)
    link = page.get_by_role("link", name="Lembar saya (PDF)")
    sheet = PdfReader(downloaded(page, link.click, tmp_path))
    assert len(sheet.pages) == 1
    with scope(agency=town.agency):
        other = Employee.objects.exclude(pk=town.keys["employee"]).earliest("pk")
    closed = reverse("reports:ip_asn_sheet", args=[town.index.pk, other.pk])
    assert page.context.request.get(town.address + closed).status == 404
