"""A timetable: planned, published, people invited, and scanned at the door."""

import re
from datetime import date, time

import pytest
from playwright.sync_api import Page, expect

from takar.synthetic.assessments.today import METHOD_MATRIX
from takar.web.accounts.models import Role
from takar.web.assessments import actions as assessments
from takar.web.assessments.models import Event, EventAssessor, Participant
from takar.web.demo.cases import HIGH, group
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from takar.web.timetables import actions, tasks
from takar.web.timetables.models import Invitation, Pass, Search
from takar.web.timetables.rules.passes import fingerprint, new_token
from takar.web.timetables.rules.wishes import Wishes
from tests.browser.conftest import Enter
from tests.browser.hands import confirmed, count_beside, press, said
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

METHODS = ("WAWANCARA_KOMPETENSI", "DISKUSI_KELOMPOK")
ASSESSORS = ("Sri Wahyuni", "Bambang Priyono", "Citra Dewi", "Dwi Hartono")


def planned_event(town: Town) -> Event:
    """Return an event of today with its people and its team, without rooms."""
    operator, today = town.users[Role.OPERATOR], date.today()  # noqa: DTZ011 - the door asks
    event = assessments.create_event(
        operator,
        town.agency,
        name="Pemetaan Hari Ini",
        purpose="PEMETAAN",
        starts_on=today,
        ends_on=today,
        place="Pendopo",
        criteria={"version": 1, "groups": [group("Pejabat", 6, *HIGH)], "lot": "jadwal"},
    )
    matrix = {code: frozenset(METHOD_MATRIX["WAWANCARA_KOMPETENSI"]) for code in METHODS}
    assessments.set_methods(operator, event, matrix=matrix)
    assessments.choose_participants(operator, event)
    event.methods.update(duration_minutes=30)
    assessments.move_to(operator, event, state="DIRENCANAKAN")
    for name in ASSESSORS:
        EventAssessor.objects.create(event=event, name=name)
    return event


def with_rooms(town: Town, event: Event) -> Event:
    """Lend the event two rooms for the day."""
    operator = town.users[Role.OPERATOR]
    for name in ("Ruang 1", "Ruang 2"):
        actions.add_room(operator, event, name=name, capacity=8)
    actions.add_day(
        operator, event, day=event.starts_on, opens_at=time(8), closes_at=time(16), breaks=""
    )
    return event


def published_event(town: Town) -> Event:
    """Return an event whose timetable is in force."""
    operator = town.users[Role.OPERATOR]
    with scope(agency=town.agency, agency_code=town.agency.code):
        event = with_rooms(town, planned_event(town))
        search = actions.ask_for_timetable(operator, event, wishes=Wishes(seconds=10))
        tasks.look(operator, search)
        search.refresh_from_db()
        assert search.found, search.problem
        assert search.found.sessions.exists(), search.found.proven
        actions.publish_timetable(operator, search.found)
        actions.invite(operator, event)
    return event


def test_an_operator_plans_and_publishes_by_keyboard(town: Town, enter: Enter) -> None:
    with scope(agency=town.agency, agency_code=town.agency.code):
        event = planned_event(town)
    page = enter(town, Role.OPERATOR)
    page.goto(f"{town.address}/jadwal/{event.pk}/ruang/")
    for name in ("Ruang 1", "Ruang 2"):
        adding = page.locator("details").filter(has_text="Tambah ruang")
        if adding.get_attribute("open") is None:
            press(page, adding.locator("summary"))
        adding.get_by_label("Nama ruang").fill(name)
        adding.get_by_label("Daya tampung peserta").fill("8")
        press(page, adding.get_by_role("button", name="Simpan ruang"))
        said(page, "Tersimpan.")
    adding = page.locator("details").filter(has_text="Tambah hari")
    adding.get_by_label("Istirahat").fill("12.00-13.00")
    press(page, adding.get_by_role("button", name="Simpan hari"))
    expect(page.get_by_role("row", name=re.compile("12.00-13.00"))).to_be_visible()
    assert faults_of(page, "jadwal-ruang") == []

    page.goto(f"{town.address}/jadwal/{event.pk}/susun/")
    page.get_by_label("Lama mencari").select_option("10")
    assert faults_of(page, "jadwal-susun") == []
    press(page, page.get_by_role("button", name="Susun jadwal"))
    expect(page.get_by_role("heading", name="Jadwal versi 1")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Seberapa baik jadwal ini")).to_be_visible()
    assert faults_of(page, "jadwal-papan") == []

    bar = page.locator(".board a").first
    press(page, bar)
    expect(page.get_by_role("heading", name="Peserta")).to_be_visible()
    assert faults_of(page, "jadwal-sesi") == []
    page.go_back()
    page.get_by_role("button", name="Terbitkan").click()
    confirmed(page, "Terbitkan")
    said(page, "Jadwal diterbitkan")
    expect(page.get_by_text("Berlaku").first).to_be_visible()
    with scope(agency=town.agency):
        assert Search.objects.get(event=event).state == "SELESAI"


def test_people_are_invited_and_answer_on_their_own_page(town: Town, enter: Enter) -> None:
    event = published_event(town)
    page = enter(town, Role.OPERATOR)
    page.goto(f"{town.address}/jadwal/{event.pk}/undangan/")
    assert count_beside(page, "Diundang") == 6
    assert faults_of(page, "jadwal-undangan") == []
    with scope(agency=town.agency):
        user = town.users[Role.EMPLOYEE]
        one = Participant.objects.filter(event=event)[0]
        Employee.objects.filter(user=user).update(user=None)
        Employee.objects.filter(pk=one.employee_id).update(user=user)
    page = enter(town, Role.EMPLOYEE)
    page.goto(f"{town.address}/jadwal/saya/")
    assert faults_of(page, "jadwal-saya") == []
    press(page, page.get_by_role("button", name="Saya hadir"))
    said(page, "Jawaban Anda tersimpan.")
    with scope(agency=town.agency):
        assert Invitation.objects.get(participant=one).answer == "HADIR"


def test_the_door_answers_each_scan_and_keeps_it_while_there_is_no_network(
    town: Town, enter: Enter
) -> None:
    event = published_event(town)
    token = new_token()
    with scope(agency=town.agency):
        first, second = Participant.objects.filter(event=event).select_related("employee")[:2]
        Pass.objects.create(invitation=first.invitation, token_hash=fingerprint(token))
    page = enter(town, Role.OPERATOR)
    page.goto(f"{town.address}/jadwal/{event.pk}/hadir/")
    field = page.get_by_label("Kode undangan atau nomor peserta")
    expect(field).to_be_focused()
    scanned(page, f"{town.address}/jadwal/hadir/{token}/")
    answers = page.locator("[data-answers]")
    expect(answers).to_contain_text(first.employee.name)
    expect(page.get_by_role("heading", name="Sudah datang")).to_be_visible()
    expect(page.locator("[data-present]")).to_contain_text("Kode dipindai")
    scanned(page, f"{town.address}/jadwal/hadir/{token}/")
    expect(answers).to_contain_text("Sudah tercatat")
    assert faults_of(page, "jadwal-pintu") == []

    page.evaluate(
        "() => { window.kept = window.fetch;"
        " window.fetch = () => Promise.reject(new TypeError('offline')); }"
    )
    scanned(page, str(second.number))
    expect(page.locator("[data-kept]")).to_contain_text("menunggu jaringan")
    page.evaluate("() => { window.fetch = window.kept; }")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(answers).to_contain_text(second.employee.name)
    expect(page.locator("[data-kept]")).to_be_hidden()
    scanned(page, "9999")
    expect(answers).to_contain_text("tidak dikenal")


def test_a_scan_that_was_refused_is_kept_for_whoever_made_it(town: Town, enter: Enter) -> None:
    event = published_event(town)
    with scope(agency=town.agency):
        one = Participant.objects.filter(event=event).select_related("employee")[0]
    page = enter(town, Role.OPERATOR)
    page.goto(f"{town.address}/jadwal/{event.pk}/hadir/")
    page.evaluate(
        "() => { window.kept = window.fetch;"
        " window.fetch = () => Promise.resolve(new Response('', { status: 403 })); }"
    )
    scanned(page, str(one.number))
    expect(page.locator("[data-kept]")).to_be_visible()
    owner = f"{town.users[Role.OPERATOR].pk}@{town.agency.code}"
    assert page.evaluate("Object.keys(localStorage)").count(f"takar-scans-{owner}") == 1
    page.evaluate("() => { window.fetch = window.kept; }")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-answers]")).to_contain_text(one.employee.name)
    expect(page.locator("[data-kept]")).to_be_hidden()


def scanned(page: Page, code: str) -> None:
    """Type what a scanner types, and the key it presses at the end."""
    page.get_by_label("Kode undangan atau nomor peserta").fill(code)
    page.keyboard.press("Enter")
