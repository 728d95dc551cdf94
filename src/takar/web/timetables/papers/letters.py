"""Letters that ask people to come, each with the code they are known by at the door."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from takar.web.assessments.models import Participant
from takar.web.kit.press import printed
from takar.web.timetables.models import Session, Timetable
from takar.web.timetables.papers.codes import code_svg
from takar.web.timetables.papers.wording import (
    agency_facts,
    date_text,
    day_text,
    event_facts,
    method_titles,
)
from takar.web.timetables.queries.sessions import sessions_in, today_of

TEMPLATES = Path(__file__).parent.parent / "typst"


def letters_pdf(
    timetable: Timetable, people: list[Participant], addresses: Mapping[int, str]
) -> bytes:
    """Return the letters of some people in one file, one page each where it fits.

    Args:
        timetable: the version in force.
        people: who is asked to come.
        addresses: what the code of each holds.
    """
    facts = letters_facts(timetable, people, addresses)
    return printed(TEMPLATES, timetable.event.agency.code, "invitation", facts)


def letters_facts(
    timetable: Timetable, people: list[Participant], addresses: Mapping[int, str]
) -> dict[str, Any]:
    """Return what the template ``invitation`` prints."""
    event, titles = timetable.event, method_titles(timetable.event)
    own: dict[int, list[tuple[Session, int]]] = {}
    for session in sessions_in(timetable):
        for seat in session.seats.all():
            own.setdefault(seat.participant_id, []).append((session, seat.place))
    return {
        "agency": signed_by_the_head(agency_facts(event.agency)),
        "event": event_facts(event),
        "made": date_text(today_of(event.agency, timetable.published_at).date()),
        "version": timetable.version,
        "letters": [
            {
                **person_facts(one),
                "code": code_svg(addresses[one.pk]),
                "sessions": [
                    session_facts(session, place, titles) for session, place in own.get(one.pk, [])
                ],
            }
            for one in people
        ],
    }


def signed_by_the_head(agency: dict[str, Any]) -> dict[str, Any]:
    """Return a letterhead with its last signatory alone: no assessor signs an invitation."""
    return agency | {"signatories": agency.get("signatories", [])[-1:]}


def person_facts(one: Participant) -> dict[str, Any]:
    """Return who is asked; no NIP, which holds a birth date."""
    unit = one.employee.unit
    return {
        "number": one.number,
        "name": one.employee.full_name,
        "position": one.position_title or "–",
        "unit": unit.name if unit else "–",
    }


def session_facts(session: Session, place: int, titles: Mapping[str, str]) -> dict[str, Any]:
    """Return one line of the timetable in a letter; who assesses is not told."""
    return {
        "day": day_text(session.day),
        "span": session.span,
        "method": titles.get(session.method.code, session.method.code),
        "room": session.room.name,
        "site": session.room.site or "–",
        "place": place,
    }
