"""An assessment event: planned, scored, agreed upon and signed."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, Route, expect

from takar.synthetic.assessments.today import METHOD_MATRIX
from takar.web.accounts.models import Role
from takar.web.assessments import actions as assessments
from takar.web.assessments.models import Event
from takar.web.demo.cases import HIGH, EventPlan, group
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from tests.browser.conftest import Enter
from tests.browser.hands import confirmed, count_beside, press, said, tab_to
from tests.browser.looking import faults_of
from tests.browser.town import TOWN, Town

pytestmark = pytest.mark.browser

COMPETENCIES = METHOD_MATRIX["WAWANCARA_KOMPETENSI"]
PLAN = EventPlan("Pemetaan Susulan", "PEMETAAN", date(2025, 11, 3), (group("Pejabat", 4, *HIGH),))


def event_with_participants(town: Town) -> Event:
    """Return a second event, planned and with its participants."""
    operator = town.users[Role.OPERATOR]
    event = assessments.create_event(
        operator,
        town.agency,
        name=PLAN.name,
        purpose=PLAN.purpose,
        starts_on=PLAN.day,
        ends_on=PLAN.day,
        criteria={"version": 1, "groups": list(PLAN.groups), "lot": PLAN.name},
    )
    matrix = {code: frozenset(seen) for code, seen in METHOD_MATRIX.items()}
    assessments.set_methods(operator, event, matrix=matrix)
    assessments.choose_participants(operator, event)
    return event


def scored_event(town: Town) -> Event:
    """Return a second event whose scores are in, as the meeting of assessors finds it."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        event = event_with_participants(town)
        operator = town.users[Role.OPERATOR]
        story = Story(TOWN, town.agency, operator, town.users[Role.LEADER])
        story.score(event)
        assessments.move_to(operator, event, state="PENILAIAN")
        assessments.integrate(operator, event)
        assessments.move_to(operator, event, state="INTEGRASI")
        event.refresh_from_db()
        return event


def held_event(town: Town) -> Event:
    """Return a second event that waits for its scores."""
    with scope(agency=town.agency, agency_code=town.agency.code):
        event = event_with_participants(town)
        for state in ("DIRENCANAKAN", "BERLANGSUNG"):
            assessments.move_to(town.users[Role.OPERATOR], event, state=state)
        return event


def begin(page: Page, town: Town) -> None:
    """Fill in the first page of a new event."""
    page.goto(town.address + "/penilaian/")
    page.get_by_role("link", name="Kegiatan baru").click()
    page.get_by_label(re.compile("^Nama")).fill("Pemetaan Pengawas 2026")
    page.get_by_label(re.compile("^Tujuan")).select_option(label="Pemetaan")
    for label in ("Mulai", "Selesai"):
        page.get_by_label(re.compile(f"^{label}", re.IGNORECASE)).fill("2026-03-02")
    page.get_by_role("button", name="Simpan dan pilih metode").click()


def see_everything(page: Page, method: str) -> None:
    """Let a method see every competency."""
    page.get_by_label(re.compile(f"^{method}")).first.check()
    boxes = page.get_by_role("checkbox", name=re.compile(f"^{method}.*: "))
    expect(boxes).to_have_count(len(COMPETENCIES))
    for box in boxes.all():
        box.check()


def test_an_event_is_planned_from_purpose_to_participants(town: Town, enter: Enter) -> None:
    page = enter(town, Role.OPERATOR)
    begin(page, town)
    expect(page.get_by_role("heading", level=1)).to_have_text("Rancangan kegiatan")
    see_everything(page, "Wawancara kompetensi")
    remark = page.locator(".notice").filter(has_text="metode")
    expect(remark.first).to_be_visible()
    see_everything(page, "Diskusi kelompok")
    expect(page.locator(".notice.tone-poor")).to_have_count(0)
    assert faults_of(page, "operator-kegiatan-metode") == []
    page.get_by_role("button", name="Simpan dan atur peserta").click()

    page.get_by_label("Nama kelompok").fill("Pengawas")
    page.get_by_label("Kuota").fill("5")
    page.get_by_label("Pengawas", exact=True).check()
    assert faults_of(page, "operator-kegiatan-kriteria") == []
    page.get_by_role("button", name="Simpan dan lihat pratinjau").click()

    assert count_beside(page, "Terpilih") == 5
    assert page.locator("tbody tr").count() == 5
    assert faults_of(page, "operator-kegiatan-pratinjau") == []
    page.get_by_role("link", name="Tidak terpilih").click()
    reasons = page.locator("tbody tr td:nth-child(6)").all_inner_texts()
    assert reasons
    assert all(len(reason) > len("tidak") for reason in reasons)
    page.get_by_role("button", name="Tetapkan peserta").click()
    confirmed(page, "Tetapkan peserta")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pemetaan Pengawas 2026")
    assert count_beside(page, "Peserta") == 5


def test_a_tick_made_while_the_grid_is_awaited_stays(town: Town, enter: Enter) -> None:
    page = enter(town, Role.OPERATOR)
    begin(page, town)
    see_everything(page, "Wawancara kompetensi")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/metode/periksa/", hold, times=1)
    page.get_by_label(re.compile("^Diskusi kelompok")).first.check()
    tick = page.get_by_role("checkbox", name=re.compile("^Wawancara kompetensi.*: ")).first
    tick.uncheck()
    added = page.get_by_role("checkbox", name=re.compile("^Diskusi kelompok.*: "))
    expect(added).to_have_count(len(COMPETENCIES))
    expect(tick).not_to_be_checked()
    assert len(held) == 1


def test_an_assessor_scores_by_keyboard_and_no_score_leaves_the_scale(
    town: Town, enter: Enter
) -> None:
    event = held_event(town)
    page = enter(town, Role.ASSESSOR)
    page.goto(f"{town.address}/penilaian/{event.pk}/nilai/")
    with page.expect_navigation():
        press(page, page.get_by_role("link", name="Diskusi Kelompok").first)
    levels = page.locator("input[name^=level_]")
    for place in range(levels.count()):
        tab_to(page, levels.nth(place))
        page.keyboard.type("6" if place == 0 else "3")
    page.keyboard.press("Enter")
    assert not levels.first.evaluate("(one) => one.validity.valid")
    expect(page.get_by_text("Tersimpan", exact=True)).to_have_count(0)

    page.locator("form:has(input[name^=level_])").evaluate("(form) => { form.noValidate = true; }")
    levels.first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("6")
    expect(levels.first).to_have_value("6")
    expect(page.get_by_text("Tersimpan", exact=True)).to_have_count(0)

    levels.first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("4")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    said(page, "tersimpan")
    expect(page.get_by_text("Tersimpan", exact=True)).to_have_count(levels.count())
    assert float(levels.first.input_value()) == 4
    assert faults_of(page, "asesor-lembar") == []


def test_the_result_is_signed_and_its_categories_are_told(town: Town, enter: Enter) -> None:
    event = scored_event(town)
    page = enter(town, Role.OPERATOR)
    page.goto(f"{town.address}/penilaian/{event.pk}/tanda-tangan/")
    assert faults_of(page, "operator-tanda-tangan") == []
    reason = page.get_by_label(re.compile("^Alasan menandatangani"))
    if reason.count():
        reason.fill("Selisih sudah dibahas dalam rapat asesor.")
    page.get_by_role("button", name="Tanda tangani sebagai").click()
    confirmed(page, "Tanda tangani")
    page.wait_for_url(re.compile(rf"/penilaian/{event.pk}/(hasil/)?$"))
    page.goto(f"{town.address}/penilaian/{event.pk}/hasil/")
    expect(page.get_by_text("Optimal").first).to_be_visible()
    expect(page.locator("tbody tr").first.locator(".badge").first).to_be_visible()
    assert page.locator("tbody tr").count() == 4
