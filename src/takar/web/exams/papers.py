"""Papers of the room: cards of candidates, attendance lists, settings of the exam browser."""

import plistlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel.dates import format_datetime
from django.utils.timezone import localtime

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.assessments.papers import letterhead_of
from takar.web.exams.models import ExamSession, Registration
from takar.web.exams.queries.sessions import expected_at
from takar.web.kit.press import printed
from takar.web.timetables.papers.codes import code_svg

TEMPLATES = Path(__file__).parent / "typst"
DOOR = "/ruang-ujian/"
"""Where candidates sign in; the room behind it stands above this one."""


class NothingToPrint(TakarError):
    """There is nobody the paper could tell of."""


def printed_cards(
    session: ExamSession, people: Iterable[Registration], pins: Mapping[int, str], address: str
) -> bytes:
    """Print the cards of people with their new PINs, four on a page."""
    facts = session_facts(session) | {
        "address": address,
        "code": code_svg(address),
        "cards": [card(one, pins[one.pk]) for one in people if one.pk in pins],
    }
    return printed(TEMPLATES, session.agency_code, "cards", facts)


def card(one: Registration, pin: str) -> dict[str, Any]:
    """Return what stands on one card."""
    return {
        "number": one.number,
        "name": one.employee.name,
        "unit": one.employee.unit.name if one.employee.unit else "–",
        "room": one.room.name if one.room else "–",
        "seat": one.seat or "–",
        "pin": f"{pin[:3]} {pin[3:]}",
    }


def printed_attendance(session: ExamSession) -> bytes:
    """Print who is expected in each room, with a place to sign.

    Raises:
        NothingToPrint: nobody has a seat.
    """
    rows = expected_at(session).filter(seat__isnull=False)
    people = rows.select_related("employee__unit", "room").order_by("room__name", "seat")
    rooms: dict[str, list[dict[str, Any]]] = {}
    for one in people:
        told = card(one, "")
        rooms.setdefault(told["room"], []).append(told)
    if not rooms:
        raise NothingToPrint(
            msg("Belum ada peserta yang mendapat kursi."), hint=msg("Atur kursi lebih dulu.")
        )
    facts = session_facts(session) | {
        "rooms": [{"name": name, "people": own} for name, own in rooms.items()]
    }
    return printed(TEMPLATES, session.agency_code, "attendance", facts)


def session_facts(session: ExamSession) -> dict[str, Any]:
    """Return what every paper of a session prints."""
    opens, closes = localtime(session.opens_at), localtime(session.closes_at)
    return {
        "agency": letterhead_of(session.exam.agency),
        "exam": session.exam.name,
        "session": session.name,
        "day": str(format_datetime(opens, "EEEE, d MMMM y", locale="id")),
        "span": f"{opens:%H.%M} – {closes:%H.%M}",
    }


def browser_settings(address: str) -> bytes:
    """Return settings of Safe Exam Browser that open the door and nothing else.

    The proctor's PIN ends a sitting, so no password to quit is set here: whoever runs the hall
    opens the file in the configuration tool, sets one, and keeps its configuration key.
    """
    facts = {
        "startURL": address,
        "sendBrowserExamKey": True,
        "browserWindowAllowReload": True,
        "allowSpellCheck": False,
        "allowDictionaryLookup": False,
        "URLFilterEnable": True,
        "URLFilterEnableContentFilter": False,
        "URLFilterRules": [
            {"action": 1, "active": True, "expression": address.split("/")[2], "regex": False}
        ],
        "sebConfigPurpose": 0,
    }
    return plistlib.dumps(facts)
