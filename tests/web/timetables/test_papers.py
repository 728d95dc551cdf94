from datetime import datetime, time
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from takar.web.assessments.models import EventAssessor
from takar.web.audit.action import NotPermitted
from takar.web.people.models import Employee
from takar.web.timetables import actions
from takar.web.timetables.models import Session, SessionSeat, Timetable
from takar.web.timetables.papers.calendars import (
    assessor_calendar,
    event_calendar,
    participant_calendar,
)
from takar.web.timetables.papers.codes import code_svg
from takar.web.timetables.papers.sheets import sheets_pdf
from takar.web.timetables.papers.tables import HEADS, as_text, as_workbook
from takar.web.timetables.rules.refusals import NotReady
from tests.web.timetables import made
from tests.web.timetables.made import Town


def appointments(content: bytes) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(content)
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


def moved(there: Town, old: Timetable) -> Timetable:
    """Publish a version in which the interview of Putri is later."""
    new = actions.copy_timetable(there.cast.rahayu, old)
    own = new.sessions.get(method__code="WAWANCARA_KOMPETENSI", seats__participant=there.putri)
    actions.move_session(there.cast.rahayu, own, room=own.room, day=there.day, starts_at=time(15))
    return actions.publish_timetable(there.cast.rahayu, new)


def test_a_calendar_tells_times_in_the_zone_of_the_agency(there: Town) -> None:
    type(there.cast.agency).objects.update(time_zone="Asia/Makassar")
    made.published(there)
    there.event.refresh_from_db()
    content = participant_calendar(there.putri)
    starts = {one["DTSTART"].dt for one in appointments(content).values()}
    assert datetime(2025, 5, 14, 9, tzinfo=ZoneInfo("Asia/Makassar")) in starts
    assert b"TZID:Asia/Makassar" in content


def test_an_appointment_keeps_its_name_and_its_number_rises_when_it_changes(there: Town) -> None:
    old = made.published(there)
    before = appointments(participant_calendar(there.putri))
    moved(there, old)
    after = appointments(participant_calendar(there.putri))
    assert before.keys() == after.keys()
    assert sorted(int(one["SEQUENCE"]) for one in before.values()) == [0, 0]
    assert sorted(int(one["SEQUENCE"]) for one in after.values()) == [0, 1]


def everybody(session: Session) -> list[SessionSeat]:
    return list(session.seats.all())


def test_what_is_taken_back_is_cancelled_in_every_calendar(there: Town) -> None:
    only = made.published(there)
    actions.withdraw_timetable(there.cast.rahayu, only)
    for content in (
        participant_calendar(there.putri),
        assessor_calendar(there.seat("Sari"), everybody),
        event_calendar(there.event),
    ):
        told = appointments(content).values()
        assert {str(one["STATUS"]) for one in told} == {"CANCELLED"}
        assert {int(one["SEQUENCE"]) for one in told} == {1}


def test_a_calendar_of_a_participant_does_not_tell_who_assesses(there: Town) -> None:
    made.published(there)
    text = participant_calendar(there.putri).decode()
    assert "Sari" not in text
    assert "Ani" not in text
    named = assessor_calendar(there.seat("Sari"), everybody).decode()
    unnamed = assessor_calendar(there.seat("Sari"), lambda _session: []).decode()
    assert "Putri" in named.replace("\r\n ", "")
    assert "Putri" not in unnamed.replace("\r\n ", "")


def test_a_draft_is_in_no_calendar(there: Town) -> None:
    made.draft(there)
    assert appointments(event_calendar(there.event)) == {}


def test_a_table_has_a_line_for_each_sitting_and_runs_nothing(there: Town) -> None:
    Employee.objects.filter(pk=there.putri.employee.pk).update(name="=1+1")
    timetable = made.draft(there)
    rows = CalamineWorkbook.from_filelike(BytesIO(as_workbook(timetable))).get_sheet_by_index(0)
    lines = rows.to_python()
    assert lines[0] == list(HEADS)
    assert len(lines) == 1 + 12
    text = as_text(timetable).decode("utf-8-sig").splitlines()
    assert len(text) == 13
    assert "'=1+1" in "\n".join(text)


@pytest.mark.parametrize(("kind", "pages"), [("ruang", 2), ("asesor", 4), ("peserta", 6)])
def test_sheets_have_a_page_for_each_lane(there: Town, kind: str, pages: int) -> None:
    timetable = made.draft(there)
    reader = PdfReader(BytesIO(sheets_pdf(timetable, kind)))
    assert len(reader.pages) == pages


def test_one_sheet_alone_and_a_participant_is_not_told_who_assesses(there: Town) -> None:
    timetable = made.draft(there)
    (page,) = PdfReader(BytesIO(sheets_pdf(timetable, "peserta", there.putri.pk))).pages
    text = page.extract_text()
    assert "Putri Anjani" in text
    assert "Sari" not in text


def test_a_code_is_a_picture_without_style_or_script() -> None:
    drawn = code_svg("https://takar.contoh.go.id/jadwal/hadir/x/")
    assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert "style=" not in drawn
    assert "<script" not in drawn


def test_each_of_the_team_has_a_letter_of_assignment_that_names_no_candidate(there: Town) -> None:
    made.published(there)
    site = "https://takar.contoh.go.id"
    reader = PdfReader(
        BytesIO(actions.print_assignment_letters(there.cast.rahayu, there.event, site=site))
    )
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 4
    assert all("SURAT TUGAS" in text and "Nomor:" in text for text in texts)
    (guest,) = [text for text in texts if "Kota Banjarsela" in text]
    assert "Budi" in guest
    assert "asesor tamu" in guest
    assert "Ruang 1" in guest
    assert not any("Putri" in text for text in texts)


def test_only_the_office_and_the_assessor_print_a_letter_of_assignment(there: Town) -> None:
    made.published(there)
    seat = there.seat("Budi")
    for who in (there.cast.rahayu, there.budi):
        assert actions.print_assignment_letter(who, seat, site="").startswith(b"%PDF")
    for who in (there.cast.sari, there.cast.putri):
        with pytest.raises(NotPermitted):
            actions.print_assignment_letter(who, seat, site="")
    with pytest.raises(NotPermitted):
        actions.print_assignment_letters(there.budi, there.event, site="")


def test_there_is_no_letter_of_assignment_without_sessions(there: Town) -> None:
    with pytest.raises(NotReady):
        actions.print_assignment_letter(there.budi, there.seat("Budi"), site="")
    made.published(there)
    idle = EventAssessor.objects.create(event=there.event, name="Eka")
    with pytest.raises(NotReady):
        actions.print_assignment_letter(there.cast.rahayu, idle, site="")
