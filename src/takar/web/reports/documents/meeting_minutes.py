"""The minutes of an integration meeting: presence, levels, every change with its reason, names."""

from fractions import Fraction
from typing import Any

from django.utils import timezone

from takar.kernel.rounding import printed
from takar.web.assessments.rules.levels import Number
from takar.web.meetings.models import LevelChange, MeetingPresence
from takar.web.meetings.queries.minutes import Agreed, Minutes, PersonInMinutes
from takar.web.reports.documents.individual import UNDETERMINED
from takar.web.reports.documents.shared import agency_facts, day_text, doubt_texts, event_facts

KEYS = ("assessment.meeting", "assessment.competencies", "assessment.required_levels")


def minutes_facts(minutes: Minutes) -> dict[str, Any]:
    """Return what the template ``meeting_minutes`` prints."""
    meeting = minutes.meeting
    return {
        "agency": agency_facts(minutes.event.agency),
        "event": event_facts(minutes.event),
        "law": law_facts(minutes),
        "meeting": {
            "number": meeting.number,
            "chair": meeting.chair,
            "place": meeting.place or "–",
            "opened": moment_text(meeting.opened_at),
            "closed": moment_text(meeting.closed_at),
            "quorum": quorum_text(minutes),
            "notes": meeting.notes,
        },
        "competencies": list(minutes.competencies.values()),
        "presences": [presence_facts(one) for one in minutes.presences],
        "people": [person_facts(one) for one in minutes.people],
        "changes": [change_facts(title, one) for title, one in minutes.changes],
        "agreed": minutes.agreed,
        "signatures": [
            {
                "role": one.get_role_display(),
                "name": one.name,
                "day": day_text(one.signed_on),
                "by": "" if str(one.signed_by) == one.name else str(one.signed_by),
            }
            for one in minutes.signatures
        ],
        "awaited": [
            word
            for role, word in (("KETUA", "Ketua rapat"), ("KEPALA", "Kepala yang mengesahkan"))
            if role not in {one.role for one in minutes.signatures}
        ],
    }


def law_facts(minutes: Minutes) -> dict[str, Any]:
    """Return the edition of the law, the articles used, and what is not certain among them."""
    law = minutes.law
    return {
        "edition": law.edition,
        "day": day_text(minutes.event.starts_on),
        "made": day_text(timezone.localdate(minutes.meeting.closed_at)),
        "articles": [f"{one.title}: {one.source.title}, {one.at}" for one in map(law.cite, KEYS)],
        "doubts": doubt_texts(law.doubts(*KEYS)),
    }


def moment_text(moment: Any) -> str:
    """Print a moment as in a letter."""
    if moment is None:
        return "–"
    local = timezone.localtime(moment)
    return f"{day_text(local.date())} pukul {local:%H.%M}"


def quorum_text(minutes: Minutes) -> str:
    """Say which quorum held."""
    meeting = minutes.meeting
    said = (
        f"paling sedikit {meeting.assessors_needed} asesor yang menilai peserta yang bersangkutan"
    )
    if meeting.chair_needed:
        said += ", dan ketua rapat"
    if meeting.excuses_needed:
        said += "; asesor yang tidak hadir tercatat berhalangan"
    return said


def presence_facts(presence: MeetingPresence) -> dict[str, str]:
    """Return one line of the list of who was there."""
    seat = presence.seat
    return {
        "name": presence.name,
        "role": str(seat.get_role_display()) if seat else "–",
        "from": seat.lent_by if seat and seat.lent_by else "–",
        "state": str(presence.get_state_display()),
        "came": clock(presence.came_at),
        "left": clock(presence.left_at) if presence.left_at else "selesai",
        "note": presence.note or "–",
    }


def clock(moment: Any) -> str:
    """Print the time of a moment."""
    return f"{timezone.localtime(moment):%H.%M}" if moment else "–"


def person_facts(person: PersonInMinutes) -> dict[str, Any]:
    """Return one participant as a line: levels, sum, and the JPM they would give."""
    participant, seen = person.participant, person.outlook
    return {
        "number": participant.number,
        "name": participant.employee.full_name,
        "position": participant.position_title or "–",
        "levels": [level_facts(one) for one in person.levels],
        "sum": f"{text_of(seen.achieved)} / {text_of(seen.required)}",
        "jpm": printed(seen.jpm),
        "category": seen.category[1] if seen.category else UNDETERMINED,
    }


def level_facts(one: Agreed) -> dict[str, Any]:
    """Return a level as it is printed: computed and agreed where they differ."""
    if not one.is_changed:
        return {"text": text_of(one.level), "changed": False}
    return {"text": f"{text_of(one.computed)} → {text_of(one.level)}", "changed": True}


def text_of(number: Number | Fraction | None) -> str:
    """Print a whole number bare, another one with two decimals, a missing one as a dash."""
    if number is None:
        return "–"
    return printed(number, 0 if number == int(number) else 2)


def change_facts(title: str, change: LevelChange) -> dict[str, str]:
    """Return one change: whose, what, from what to what, why, who, when."""
    return {
        "number": str(change.participant.number),
        "name": change.participant.employee.full_name,
        "competency": title,
        "kind": str(change.get_kind_display()),
        "computed": text_of(change.computed),
        "before": text_of(change.before),
        "after": text_of(change.after),
        "reason": change.reason,
        "by": str(change.by),
        "at": clock(change.at),
    }
