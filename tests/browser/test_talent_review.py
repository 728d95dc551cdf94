"""A talent review: from the map to the committee, the decree, and one's own page."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.reviews import actions
from takar.web.reviews.actions import Decree
from takar.web.reviews.models import Case, Cycle, Meeting
from tests.browser.conftest import Enter
from tests.browser.hands import confirmed, downloaded, press, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

REASON = "Memimpin perubahan pelayanan selama dua tahun."


def verified(town: Town) -> Cycle:
    """Open a cycle whose committee may meet; the caller is in the scope."""
    operator, leader = town.users[Role.OPERATOR], town.users[Role.LEADER]
    cycle = actions.open_cycle(
        operator, town.agency, year=2025, title="Manajemen talenta 2025", run=town.run
    )
    for role, office in ((Role.UNIT_HEAD, "Sekretaris Daerah"), (Role.AUDITOR, "Inspektur")):
        actions.seat_member(
            operator,
            cycle,
            user=town.users[role],
            office=office,
            is_chair=role == Role.UNIT_HEAD,
        )
    actions.seat_member(operator, cycle, user=leader, office="Bupati")
    return actions.verify_cycle(operator, cycle)


def sitting(town: Town) -> Meeting:
    """Open a meeting at which everybody is; the caller is in the scope."""
    operator, cycle = town.users[Role.OPERATOR], verified(town)
    meeting = actions.open_meeting(operator, cycle, held_on=date(2025, 6, 2), place="Aula")
    actions.mark_present(operator, meeting, members=list(cycle.members.all()))
    return meeting


def first_case(cycle: Cycle, box: int | None) -> Case:
    """Return the first case by name in a box."""
    cases = cycle.cases.filter(box_now=box).select_related("employee")
    found: Case = cases.order_by("employee__name", "pk")[0]
    return found


def test_a_cycle_is_opened_staffed_and_verified(town: Town, enter: Enter) -> None:
    page = enter(town, Role.OPERATOR)
    page.get_by_role("navigation", name="Menu utama").get_by_role(
        "link", name="Komite talenta"
    ).click()
    assert faults_of(page, "review-cycles-empty") == []
    page.get_by_role("link", name="Siklus baru").first.click()
    assert faults_of(page, "review-create") == []
    page.get_by_label("Tahun").fill("2025")
    page.get_by_label("Peta talenta").select_option(index=1)
    page.get_by_role("button", name="Buka siklus").click()
    expect(page.get_by_text("Komite belum mempunyai ketua.")).to_be_visible()
    for role, office in ((Role.UNIT_HEAD, "Sekretaris Daerah"), (Role.AUDITOR, "Inspektur")):
        page.locator("summary").filter(has_text="Tambah anggota").click()
        page.get_by_label("Akun").select_option(label=str(town.users[role]))
        page.get_by_label("Jabatan").fill(office)
        if role == Role.UNIT_HEAD:
            page.get_by_label("Ketua komite").check()
        page.get_by_role("button", name="Tambahkan anggota").click()
        said(page, "Anggota komite ditambahkan")
    assert faults_of(page, "review-cycle-draft") == []
    page.get_by_role("button", name="Verifikasi").click()
    confirmed(page, "Verifikasi")
    said(page, "terverifikasi")


def test_the_committee_moves_a_box_by_keyboard_and_closes(
    town: Town, enter: Enter, tmp_path: Path
) -> None:
    with scope(agency=town.agency, agency_code=town.agency.code):
        meeting = sitting(town)
        box = int(town.keys["box"])
        case = first_case(meeting.cycle, box)
        name = case.employee.full_name
    page = enter(town, Role.UNIT_HEAD)
    page.goto(town.address + reverse("reviews:board", args=[meeting.cycle_id]))
    expect(page.get_by_text("Kuorum terpenuhi").first).to_be_visible()
    assert faults_of(page, "review-board") == []
    cell = page.locator(".ninebox").first.get_by_role("link").filter(has_text=f"Kotak {box}:")
    press(page, cell)
    page.locator("tbody th a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert faults_of(page, "review-case") == []
    page.keyboard.press("n")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(name)
    page.keyboard.press("p")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    other = 9 if box != 9 else 8
    page.get_by_label("Kotak yang diusulkan").select_option(value=str(other))
    page.get_by_label("Alasan").fill(REASON)
    press(page, page.get_by_role("button", name="Ajukan usulan"))
    said(page, "Usulan dicatat")
    page.get_by_label("Setuju").fill("2")
    page.get_by_label("Tidak").fill("1")
    assert faults_of(page, "review-proposed") == []
    press(page, page.get_by_role("button", name="Diterima rapat"))
    said(page, "Keputusan dicatat")
    expect(page.get_by_text(f"hasil ukur kotak {box}")).to_be_visible()
    page.goto(town.address + reverse("reviews:meeting", args=[meeting.pk]))
    assert faults_of(page, "review-meeting") == []
    page.get_by_role("button", name="Tutup rapat").click()
    confirmed(page, "Tutup rapat")
    said(page, "Rapat ditutup")
    link = page.get_by_role("link", name="Berita acara (PDF)")
    paper = PdfReader(downloaded(page, link.click, tmp_path))
    words = " ".join(" ".join(one.extract_text() for one in paper.pages).split())
    assert REASON in words
    assert "2 setuju" in words


def test_the_leadership_decides_and_an_employee_reads_the_own_page(
    town: Town, enter: Enter
) -> None:
    with scope(agency=town.agency, agency_code=town.agency.code):
        meeting = sitting(town)
        actions.close_meeting(town.users[Role.OPERATOR], meeting)
        cycle = meeting.cycle
    page = enter(town, Role.LEADER)
    page.goto(town.address + reverse("reviews:cycle", args=[cycle.pk]))
    page.get_by_role("link", name="Tetapkan").click()
    assert faults_of(page, "review-decide") == []
    page.get_by_label("Nomor surat keputusan").fill("800/1/2025")
    page.get_by_role("button", name="Tetapkan siklus").click()
    expect(page.get_by_text("800/1/2025").first).to_be_visible()
    assert faults_of(page, "review-cycle-decided") == []
    page.get_by_role("link", name="Kelompok", exact=True).click()
    assert faults_of(page, "review-group") == []
    page.get_by_role("link", name="Banding tahun lalu").click()
    assert faults_of(page, "review-changes") == []
    page.get_by_role("link", name="Siklus", exact=True).click()
    page.get_by_role("button", name="Tampilkan kotak kepada pegawai").click()
    confirmed(page, "Ya")
    said(page, "Kotak ditampilkan kepada pegawai")
    assert_own_page(enter(town, Role.EMPLOYEE), town)


def assert_own_page(page: Page, town: Town) -> None:
    """Look at one's own page: it names the decree, or what is missing, and nobody else."""
    page.goto(town.address + reverse("reviews:mine"))
    expect(page.get_by_role("heading", name="Kotak talenta")).to_be_visible()
    assert faults_of(page, "review-mine") == []


def test_a_whole_list_is_narrowed_and_two_years_are_compared(town: Town, enter: Enter) -> None:
    with scope(agency=town.agency, agency_code=town.agency.code):
        meeting = sitting(town)
        operator, cycle = town.users[Role.OPERATOR], meeting.cycle
        actions.close_meeting(operator, meeting)
        days = date(2025, 7, 1), date(2025, 7, 1), date(2026, 6, 30)
        actions.decide_cycle(town.users[Role.LEADER], cycle, decree=Decree("800/1", *days))
        later = actions.open_cycle(
            operator, town.agency, year=2026, title="Manajemen talenta 2026", run=town.run
        )
    page = enter(town, Role.AUDITOR)
    page.goto(town.address + reverse("reviews:changes", args=[later.pk]))
    expect(page.get_by_text("Tidak ada yang berpindah kotak.")).to_be_visible()
    page.goto(town.address + reverse("reviews:board", args=[later.pk]))
    page.locator("summary").filter(has_text="Saringan").click()
    page.get_by_label("Tampilkan").select_option(label="Belum terpetakan")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_text("Saringan (dipakai)")).to_be_visible()
    assert faults_of(page, "review-board-narrowed") == []
