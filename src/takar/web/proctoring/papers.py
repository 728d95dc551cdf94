"""The minutes of a session, for the file."""

from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from takar.web.exams.models import ExamSession
from takar.web.exams.papers import session_facts
from takar.web.exams.queries.sessions import rooms_at
from takar.web.kit.press import printed
from takar.web.proctoring.models import Incident
from takar.web.proctoring.queries.told import incidents_of, tally_of
from takar.web.sittings.rules.states import CREDIT_GROUNDS, RULINGS

TEMPLATES = Path(__file__).parent / "typst"


def printed_minutes(session: ExamSession) -> bytes:
    """Print the minutes (berita acara) of a session."""
    return printed(TEMPLATES, session.agency_code, "session_minutes", minutes_facts(session))


def minutes_facts(session: ExamSession) -> dict[str, Any]:
    """Return what the minutes of a session tell."""
    rooms, tally = rooms_at(session), tally_of(session)
    return session_facts(session) | {
        "state": str(session.get_state_display()),
        "closed": f"{localtime(session.closed_at):%H.%M}" if session.closed_at else "",
        "tally": {name: tally[name] for name in ("registered", "present", "absent", "finished")}
        | {name: tally[name] for name in ("stopped", "unfinished")},
        "credits": [[CREDIT_GROUNDS[code], n] for code, n in tally["credits"].items()],
        "rulings": [[RULINGS[code], n] for code, n in tally["rulings"].items()],
        "rooms": [
            {
                "name": row.room.name,
                "seats": row.room.seats,
                "people": row.taken,
                "proctors": [person.full_name for person in row.room.proctors.all()],
            }
            for row in rooms
        ],
        "incidents": [incident(one) for one in incidents_of(session, [row.room for row in rooms])],
    }


def incident(one: Incident) -> dict[str, str]:
    """Return what the minutes tell of an incident; a person is named by number only."""
    return {
        "at": f"{localtime(one.happened_at):%H.%M}",
        "kind": str(one.get_kind_display()),
        "room": one.room.name if one.room else "–",
        "person": one.registration.number if one.registration else "–",
        "text": one.text,
        "by": one.noted_by.full_name,
    }
