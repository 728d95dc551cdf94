"""Sheets for a door or a hand: one room, one assessor or one participant a page."""

from typing import Any

from takar.web.kit.press import printed
from takar.web.timetables.models import Session, Timetable
from takar.web.timetables.papers.letters import TEMPLATES
from takar.web.timetables.papers.wording import (
    agency_facts,
    day_text,
    event_facts,
    method_titles,
)
from takar.web.timetables.queries.boards import ASSESSORS, PARTICIPANTS, ROOMS, Lane, lanes_of
from takar.web.timetables.queries.sessions import sessions_in

TITLES = {ROOMS: "Jadwal ruang", ASSESSORS: "Jadwal asesor", PARTICIPANTS: "Jadwal peserta"}


def sheets_pdf(timetable: Timetable, kind: str, only: int | None = None) -> bytes:
    """Return the sheets of one kind, one a page; of one lane where it is named."""
    return printed(
        TEMPLATES,
        timetable.event.agency.code,
        "timetable_sheets",
        sheets_facts(timetable, kind, only),
    )


def sheets_facts(timetable: Timetable, kind: str, only: int | None = None) -> dict[str, Any]:
    """Return what the template ``timetable_sheets`` prints."""
    event = timetable.event
    lanes = lanes_of(list(sessions_in(timetable)), kind)
    titles = dict(method_titles(event))
    return {
        "agency": agency_facts(event.agency),
        "event": event_facts(event),
        "title": TITLES[kind],
        "kind": kind,
        "version": timetable.version,
        "state": str(timetable.get_state_display()),
        "lanes": [lane_facts(lane, titles) for lane in lanes if only is None or lane.key == only],
    }


def lane_facts(lane: Lane, titles: dict[str, str]) -> dict[str, Any]:
    """Return one sheet."""
    return {
        "title": lane.title,
        "about": lane.about,
        "rows": [row_facts(one, lane.kind, titles) for one in lane.sessions],
    }


def row_facts(session: Session, kind: str, titles: dict[str, str]) -> dict[str, Any]:
    """Return one line; a participant is not told who assesses."""
    people = [
        f"{seat.place}. {seat.participant.employee.name} (no. {seat.participant.number})"
        for seat in session.seats.all()
    ]
    watching = [one.assessor.name for one in session.watchers.all()]
    return {
        "day": day_text(session.day),
        "span": session.span,
        "method": titles.get(session.method.code, session.method.code),
        "room": str(session.room),
        "people": [] if kind == PARTICIPANTS else people,
        "assessors": [] if kind == PARTICIPANTS else watching,
    }
