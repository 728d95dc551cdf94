"""An assessment day from the plan to the own result, with the network cut while rating."""

import re
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from takar.web.accounts.models import Role, User
from takar.web.assessments import actions as assessments
from takar.web.assessments.models import Assignment, Event, MethodScore, Participant
from takar.web.kit.scope import scope
from takar.web.meetings.models import LevelChange
from takar.web.people.models import Employee
from takar.web.rating_sheets.models import SheetChange
from takar.web.timetables import actions as timetables
from tests.browser.conftest import Enter
from tests.browser.hands import confirmed, count_beside, downloaded, said, signed_in
from tests.browser.looking import faults_of
from tests.browser.test_rating_sheets import ON_TABLET, Tablet, tablet
from tests.browser.town import Town

pytestmark = pytest.mark.browser

NAME, PEOPLE = "Pemetaan Sehari", 8
GUEST = "Ketut Arya"
HELPERS = ("Bambang Priyono", "Citra Dewi")
DISPUTED = "KOMUNIKASI"


@dataclass
class Day:
    """The town on the day of the event, seen through the operator's browser."""

    town: Town
    page: Page
    enter: Enter
    event: Event

    def here(self) -> Any:
        """Stand in the agency."""
        return scope(agency=self.town.agency, agency_code=self.town.agency.code)

    def go(self, link: str) -> None:
        """Open a page about the event."""
        self.page.goto(f"{self.town.address}{link.format(event=self.event.pk)}")

    def click(self, name: str | re.Pattern[str], yes: str = "") -> None:
        """Press a button, and answer what it asks."""
        self.page.get_by_role("button", name=name).first.click()
        if yes:
            confirmed(self.page, yes)

    def move_on(self, word: str) -> None:
        """Lead the event to its next state."""
        self.go("/penilaian/{event}/")
        self.click(f"Lanjut: {word}")
        said(self.page, "Keadaan kegiatan diubah.")

    def own(self) -> Participant:
        """Return the participant who signs in."""
        return Participant.objects.select_related("employee").get(
            event=self.event, employee__user=self.town.users[Role.EMPLOYEE]
        )


def designed(town: Town, enter: Enter) -> Day:
    """Plan an event: purpose, a template with its validators, participants."""
    page, today = enter(town, Role.OPERATOR), timezone.localdate()
    page.goto(town.address + "/penilaian/baru/")
    page.get_by_label(re.compile("^Nama")).fill(NAME)
    page.get_by_label(re.compile("^Tujuan")).select_option(label="Pemetaan")
    for label in ("Mulai", "Selesai"):
        page.get_by_label(re.compile(f"^{label}", re.IGNORECASE)).fill(f"{today}")
    page.get_by_role("button", name="Simpan dan pilih metode").click()
    with scope(agency=town.agency, agency_code=town.agency.code):
        day = Day(town, page, enter, Event.objects.get(name=NAME))
    page.get_by_label("Templat kelas").select_option("SEDERHANA")
    day.click("Pakai templat", "Pakai templat")
    expect(page.locator(".notice.tone-poor")).to_have_count(0)
    tick = page.get_by_role("checkbox", name=re.compile("^Wawancara kompetensi.*: Integritas"))
    tick.uncheck()
    expect(page.locator("#catatan")).to_contain_text("metode")
    page.reload()
    expect(tick).to_be_checked()
    page.get_by_role("button", name="Simpan dan atur peserta").click()
    page.get_by_label("Nama kelompok").fill("Pengawas")
    page.get_by_label("Kuota").fill(str(PEOPLE))
    page.get_by_label("Pengawas", exact=True).check()
    page.get_by_label("Lewati yang hasilnya masih berlaku").uncheck()
    page.get_by_role("button", name="Simpan dan lihat pratinjau").click()
    day.click("Tetapkan peserta", "Tetapkan peserta")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    assert count_beside(page, "Peserta") == PEOPLE
    return day


def staffed(day: Day) -> None:
    """Seat the team, a lent assessor among them, and let somebody sign in as a participant."""
    operator, town = day.town.users[Role.OPERATOR], day.town
    with day.here():
        assessments.seat_assessor(operator, day.event, user=town.users[Role.ASSESSOR], role="KETUA")
        for name in HELPERS:
            assessments.seat_assessor(operator, day.event, name=name)
        one = day.event.participants.order_by("number")[0]
        Employee.objects.filter(user=town.users[Role.EMPLOYEE]).update(user=None)
        Employee.objects.filter(pk=one.employee_id).update(user=town.users[Role.EMPLOYEE])
    day.go("/penilaian/{event}/tim/")
    part = day.page.locator("details").filter(has_text="Undang asesor tamu")
    part.locator("summary").click()
    part.get_by_label("Nama pengguna").fill("ketut.arya")
    part.get_by_label("Nama lengkap").fill(GUEST)
    part.get_by_label("Dipinjam dari").fill("Kabupaten Tetangga")
    part.get_by_role("button", name="Undang").click()
    expect(day.page.get_by_role("row", name=re.compile(GUEST))).to_contain_text("Tamu")
    assert faults_of(day.page, "hari-tim") == []
    day.move_on("Direncanakan")


def timetabled(day: Day) -> None:
    """Solve the timetable and put it in force; from then on assessors are assigned."""
    operator = day.town.users[Role.OPERATOR]
    with day.here():
        for name in ("Ruang 1", "Ruang 2", "Aula"):
            timetables.add_room(operator, day.event, name=name, capacity=10)
        opens, closes = time(8), time(17)
        timetables.add_day(
            operator,
            day.event,
            day=day.event.starts_on,
            opens_at=opens,
            closes_at=closes,
            breaks="",
        )
    day.go("/jadwal/{event}/susun/")
    day.page.get_by_label("Lama mencari").select_option("10")
    day.click("Susun jadwal")
    heading = day.page.get_by_role("heading", name="Jadwal versi 1")
    expect(heading).to_be_visible(timeout=60_000)
    day.click("Terbitkan", "Terbitkan")
    said(day.page, "Jadwal diterbitkan")
    with day.here():
        judges = Assignment.objects.filter(participant__event=day.event)
        assert judges.filter(assessor__name=GUEST).exists()
        assert judges.values("participant").distinct().count() == PEOPLE


def invited(day: Day, folder: Path) -> None:
    """Invite everybody: a letter on paper, a notice and an answer on the own page."""
    day.go("/jadwal/{event}/undangan/")
    day.click("Undang semua", "Undang")
    expect(day.page.locator(".messages")).to_be_visible()
    assert count_beside(day.page, "Diundang") == PEOPLE
    letter = day.page.get_by_role("link", name=re.compile("^Surat")).first
    assert downloaded(day.page, letter.click, folder).read_bytes().startswith(b"%PDF")
    page = day.enter(day.town, Role.EMPLOYEE)
    page.goto(day.town.address + "/jadwal/saya/")
    expect(page.get_by_role("main")).to_contain_text(NAME)
    page.get_by_role("button", name="Saya hadir").click()
    said(page, "Jawaban Anda tersimpan.")
    day.page = day.enter(day.town, Role.OPERATOR)
    day.go("/jadwal/{event}/undangan/")
    assert count_beside(day.page, "Akan hadir") == 1


def attended(day: Day) -> None:
    """Let people come in at the door."""
    day.move_on("Berlangsung")
    day.go("/jadwal/{event}/hadir/")
    field = day.page.get_by_label("Kode undangan atau nomor peserta")
    with day.here():
        people = list(day.event.participants.select_related("employee").order_by("number"))
    for one in people:
        field.fill(str(one.number))
        day.page.keyboard.press("Enter")
        expect(day.page.locator("[data-answers]")).to_contain_text(one.employee.name)
    with day.here():
        assert day.event.participants.filter(state="HADIR").count() == PEOPLE


def rated_on_tablet(day: Day, browser: Browser) -> Assignment:
    """Let the assessor rate and send a sheet while the network is away, and come back."""
    with day.here():
        place: Assignment = (
            Assignment.objects.filter(
                participant__event=day.event,
                assessor__user=day.town.users[Role.ASSESSOR],
                method__code="WAWANCARA_KOMPETENSI",
            )
            .select_related("participant__employee", "method", "assessor")
            .earliest("pk")
        )
    with tablet(browser, day.town) as mine:
        mine.open(f"{day.town.address}/lembar/{place.pk}/")
        expect(mine.page.locator("[data-sheets][data-kept]")).to_be_attached(timeout=30_000)
        titles = mine.page.locator(".sheet-cell h2").all_inner_texts()[:-1]
        mine.cell(titles[0]).rate(3, "Dengan jaringan.")
        mine.is_quiet()
        mine.context.set_offline(True)
        for title in titles[1:]:
            mine.cell(title).rate(3, f"Bukti {title}.")
        mine.cell(titles[1]).stands(ON_TABLET)
        send(mine)
        expect(mine.page.get_by_role("alert")).to_contain_text("menunggu dikirim")
        with day.here():
            assert not MethodScore.objects.filter(participant__event=day.event).exists()
        mine.context.set_offline(False)
        expect(mine.page.locator("[data-standing]")).to_have_text("Dikirim", timeout=20_000)
    with day.here():
        kept = MethodScore.objects.filter(participant=place.participant_id)
        assert {one.level for one in kept} == {Decimal(3)}
        assert kept.count() == len(titles)
        assert set(SheetChange.objects.values_list("state", flat=True)) == {"APPLIED"}
    return place


def send(mine: Tablet) -> None:
    """Send the sheet."""
    mine.page.get_by_role("button", name="Kirim lembar").click()
    mine.page.get_by_role("dialog").get_by_role("button", name="Kirim").click()


def guest_sees_only_the_own(day: Day, browser: Browser) -> None:
    """Let the lent assessor look: the own sheets, and no event."""
    with day.here():
        guest = User.objects.get(username="ketut.arya")
        User.objects.filter(pk=guest.pk).update(has_temporary_password=False)
        own = Assignment.objects.filter(assessor__user=guest, participant__event=day.event)
        names = {one.participant.employee.name for one in own.select_related("participant")}
        others = day.event.participants.exclude(pk__in=own.values("participant"))
        strangers = {one.employee.name for one in others.select_related("employee")}
    client = signed_in(guest)
    sheets = client.get("/lembar/").content.decode()
    assert all(name in sheets for name in names)
    assert not any(name in sheets for name in strangers)
    assert client.get(f"/penilaian/{day.event.pk}/").status_code in {403, 404}


def rest_is_rated(day: Day, done: Assignment) -> None:
    """Write down what all others saw; one of them lies far from the tablet in one competency."""
    with day.here():
        rows = [
            row
            for one in sheets_of(day.event)
            if one != place_key(done)
            for row in scores(one, done)
        ]
        table = pa.Table.from_pylist(rows)
        assessments.record_scores_table(day.town.users[Role.OPERATOR], day.event, table=table)


Place = tuple[Participant, Any, str]


def place_key(one: Assignment) -> Place:
    return one.participant, one.method, one.assessor.name


def sheets_of(event: Event) -> list[Place]:
    """Return every sheet of the event: those assigned, and the written test of everybody."""
    rows = Assignment.objects.filter(participant__event=event, state="DITUGASKAN")
    found = [place_key(one) for one in rows.select_related("participant", "method", "assessor")]
    watched = {method.pk for _, method, _ in found}
    tests = [one for one in event.methods.all() if one.pk not in watched]
    return found + [
        (person, method, "Tes") for person in event.participants.all() for method in tests
    ]


def scores(place: Place, done: Assignment) -> list[dict[str, Any]]:
    """Return the rows of one sheet: level 3, but 5 where the colleague differs."""
    person, method, name = place
    is_colleague = (person, method) == (done.participant, done.method)
    return [
        {
            "employee_id": person.employee.code,
            "method": method.code,
            "competency": cell.competency,
            "assessor": name,
            "level": Decimal(5 if is_colleague and cell.competency == DISPUTED else 3),
        }
        for cell in method.competencies.all()
    ]


def integrated(day: Day) -> None:
    """Hold the meeting: quorum, agreement on the rest, a change with its reason, the chair."""
    day.move_on("Penilaian")
    day.go("/rapat/{event}/")
    day.click("Hitung level")
    said(day.page, "level dihitung")
    day.move_on("Integrasi")
    day.go("/rapat/{event}/")
    expect(day.page.get_by_role("main")).to_contain_text("Belum ada rapat yang dibuka")
    day.go("/rapat/{event}/sidang/")
    day.click("Buka rapat")
    said(day.page, "Rapat dibuka")
    day.click(re.compile("yang belum tercatat sebagai hadir"))
    expect(day.page.get_by_text("Belum hadir", exact=True)).to_have_count(0)
    day.go("/rapat/{event}/")
    day.click(re.compile("^Sepakat dengan"), "Sepakat")
    said(day.page, f"level dari {PEOPLE} peserta disepakati")
    assert count_beside(day.page, "Perlu dibahas") == 1
    day.go("/rapat/{event}/?saring=bahas")
    expect(day.page.locator("tbody tr")).to_have_count(1)
    day.page.locator("tbody th a").click()
    asked = day.page.locator(f"#k-{DISPUTED}")
    asked.get_by_role("radio").nth(4).check()
    asked.get_by_label("Alasan", exact=True).fill("Bukti wawancara kedua asesor dibaca ulang.")
    asked.get_by_role("button", name="Tetapkan").click()
    said(day.page, "Level ditetapkan; alasan tersimpan.")
    assert faults_of(day.page, "hari-rapat-orang") == []
    day.go("/rapat/{event}/sidang/")
    day.click("Tutup rapat", "Tutup rapat")
    day.page = day.enter(day.town, Role.ASSESSOR)  # the head of the team is in the chair
    day.go("/rapat/{event}/sidang/")
    day.click(re.compile("^Tanda tangani sebagai ketua"), "Tanda tangani")
    said(day.page, "Berita acara ditandatangani ketua.")


def signed_and_handed_over(day: Day) -> None:
    """Seal the results, which measures them, and hand them over."""
    day.page = day.enter(day.town, Role.OPERATOR)
    day.go("/rapat/{event}/sidang/")
    day.click(re.compile("^Sahkan sebagai"), "Sahkan")
    day.page.wait_for_url(re.compile(r"/hasil/$"))
    expect(day.page.locator("tbody tr")).to_have_count(PEOPLE)
    with day.here():
        own = day.own()
    link = f"{day.town.address}/laporan/peserta/{own.pk}.pdf"
    early = day.enter(day.town, Role.EMPLOYEE)
    assert early.request.get(link).status in {403, 404}
    day.page = day.enter(day.town, Role.OPERATOR)
    day.move_on("Diserahkan")


def reported(day: Day, folder: Path, done: Assignment) -> None:
    """Take the report as the operator, and let the participant read the own result."""
    day.page.goto(day.town.address + "/laporan/")
    card = day.page.locator(".card").filter(has_text=NAME)
    press = card.get_by_role("link", name="Laporan kelompok (PDF)").click
    assert downloaded(day.page, press, folder).read_bytes().startswith(b"%PDF")
    with day.here():
        own = day.own()
        change = LevelChange.objects.get(participant=done.participant, competency=DISPUTED)
        assert (change.after, change.reason) == (4, "Bukti wawancara kedua asesor dibaca ulang.")
    page = day.enter(day.town, Role.EMPLOYEE)
    answer = page.request.get(f"{day.town.address}/laporan/peserta/{own.pk}.pdf")
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")
    page.goto(f"{day.town.address}/penilaian/pegawai/{own.employee_id}/")
    expect(page.get_by_role("heading", name=f"Hasil terakhir: {NAME}")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Diserahkan")


def told(day: Day, done: Assignment) -> None:
    """Let the assessor record the talk about the result with somebody they judged."""
    page = day.enter(day.town, Role.ASSESSOR)
    page.get_by_role("link", name="Umpan balik asesi").click()
    assert faults_of(page, "hari-asesi") == []
    page.get_by_role("link", name=done.participant.employee.name).click()
    expect(page.get_by_role("table")).to_contain_text("Integritas")
    page.get_by_text("Catat umpan balik", exact=True).click()
    page.get_by_label("Yang disampaikan").fill("Kekuatan Anda komunikasi.")
    page.get_by_role("button", name="Simpan umpan balik").click()
    expect(page.get_by_role("main")).to_contain_text("Kekuatan Anda komunikasi.")
    assert faults_of(page, "hari-umpan-balik") == []


def test_a_day_is_planned_held_rated_without_network_agreed_on_and_read(
    town: Town, enter: Enter, browser: Browser, tmp_path: Path
) -> None:
    day = designed(town, enter)
    staffed(day)
    timetabled(day)
    invited(day, tmp_path)
    attended(day)
    done = rated_on_tablet(day, browser)
    guest_sees_only_the_own(day, browser)
    rest_is_rated(day, done)
    integrated(day)
    signed_and_handed_over(day)
    reported(day, tmp_path, done)
    told(day, done)
