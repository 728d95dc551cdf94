"""Letters of assignment: who of the team judges when, where and by which method."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from takar.web.assessments.models import EventAssessor
from takar.web.assessments.queries.team import team_letter
from takar.web.kit.press import printed
from takar.web.timetables.models import Session, Timetable
from takar.web.timetables.papers.codes import code_svg
from takar.web.timetables.papers.letters import TEMPLATES
from takar.web.timetables.papers.wording import (
    agency_facts,
    date_text,
    day_text,
    event_facts,
    method_titles,
)
from takar.web.timetables.queries.sessions import sessions_in, today_of


def assignments_pdf(timetable: Timetable, seats: Sequence[EventAssessor], address: str) -> bytes:
    """Return the letters of some seats of the team in one file, each on a page of its own.

    Args:
        timetable: the version in force.
        seats: whose letters.
        address: the page that shows the timetable as it is now; the code on the letter holds it.
    """
    facts = assignments_facts(timetable, seats, address)
    return printed(TEMPLATES, timetable.event.agency.code, "assignment_letter", facts)


def assignments_facts(
    timetable: Timetable, seats: Sequence[EventAssessor], address: str
) -> dict[str, Any]:
    """Return what the template ``assignment_letter`` prints; no candidate is named in it."""
    event, titles = timetable.event, method_titles(timetable.event)
    own: dict[int, list[Session]] = {}
    for session in sessions_in(timetable):
        for watcher in session.watchers.all():
            own.setdefault(watcher.assessor_id, []).append(session)
    members = {one["name"]: one for one in team_letter(event)["members"]}
    return {
        "agency": agency_facts(event.agency) | {"signatories": []},
        "event": event_facts(event),
        "made": date_text(today_of(event.agency, timezone.now()).date()),
        "version": timetable.version,
        "code": code_svg(address, scale=3),
        "letters": [
            member_facts(members[seat.name], own.get(seat.pk, []), titles) for seat in seats
        ],
    }


def member_facts(
    member: Mapping[str, Any], sessions: Sequence[Session], titles: Mapping[str, str]
) -> dict[str, Any]:
    """Return who is sent, from where, and to what."""
    days = sorted({one.day for one in sessions})
    return {
        "name": member["name"],
        "nip": member["nip"] or "",
        "role": member["role"],
        "tier": member["tier"],
        "lent_by": member["lent_by"],
        "days": [day_text(day) for day in days],
        "methods": sorted({titles.get(one.method.code, one.method.code) for one in sessions}),
        "sessions": [
            {
                "day": day_text(one.day),
                "span": one.span,
                "method": titles.get(one.method.code, one.method.code),
                "room": one.room.name,
                "site": one.room.site or "–",
                "people": len(one.seats.all()),
            }
            for one in sessions
        ],
    }
