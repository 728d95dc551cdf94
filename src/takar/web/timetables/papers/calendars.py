"""Calendar files: an appointment keeps its name for ever, and its number rises when it changes.

Reference: RFC 5545 (iCalendar), sections 3.8.4.7 (UID) and 3.8.7.4 (SEQUENCE).
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar
from icalendar import Event as Appointment

from takar import __version__
from takar.web.assessments.models import Event, EventAssessor, Participant
from takar.web.timetables.models import Session, SessionSeat, Timetable
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.queries.events import history_of
from takar.web.timetables.queries.sessions import sessions_in
from takar.web.timetables.rules.series import Entry, entries

KIND = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Slot:
    """What a calendar shows of a session; two that look the same are the same."""

    title: str
    place: str
    starts: datetime
    ends: datetime
    told: str = ""


Named = Callable[[Session], Hashable | None]
Told = Callable[[Session], str]
Shown = Callable[[Session], Sequence[SessionSeat]]


def participant_calendar(participant: Participant) -> bytes:
    """Return the calendar of a participant: one appointment for each method, whoever assesses."""

    def named(session: Session) -> Hashable | None:
        sits = any(seat.participant_id == participant.pk for seat in session.seats.all())
        return f"p{participant.pk}-m{session.method_id}" if sits else None

    return calendar_of(participant.event, named, lambda _session: "")


def assessor_calendar(seat: EventAssessor, shown: Shown) -> bytes:
    """Return the calendar of a seat in the team, with whom it will see where that may be told."""

    def told(session: Session) -> str:
        people = shown(session)
        return named_people(people) if people else ""

    def named(session: Session) -> Hashable | None:
        watches = any(one.assessor_id == seat.pk for one in session.watchers.all())
        return f"a{seat.pk}-{session.uid}" if watches else None

    return calendar_of(seat.event, named, told)


def event_calendar(event: Event) -> bytes:
    """Return the calendar of everything that happens at an event, for those who run it."""

    def told(session: Session) -> str:
        team = ", ".join(one.assessor.name for one in session.watchers.all())
        return f"{named_people(session.seats.all())}\nAsesor: {team or '–'}"

    return calendar_of(event, lambda session: f"e-{session.uid}", told)


def named_people(seats: Iterable[SessionSeat]) -> str:
    """Return who sits in a session, for a calendar."""
    names = [f"{one.participant.employee.name} (no. {one.participant.number})" for one in seats]
    return f"Peserta: {', '.join(names)}"


def calendar_of(event: Event, named: Named, told: Told) -> bytes:
    """Return what was ever told of an event to somebody, as it stands now."""
    titles = method_titles(event)
    versions: list[Mapping[Hashable, Slot]] = []
    latest: datetime | None = None
    for timetable in history_of(event):
        versions.append(slots_of(timetable, named, told, titles))
        latest = timetable.withdrawn_at or timetable.published_at
        if timetable.withdrawn_at:
            versions.append({})
    calendar = Calendar()
    calendar.add("prodid", f"-//Takar//{__version__}//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", event.name)
    calendar.add("x-wr-timezone", event.agency.time_zone)
    for appointment in appointments(entries(versions), event, latest or datetime.now(UTC)):
        calendar.add_component(appointment)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def slots_of(
    timetable: Timetable, named: Named, told: Told, titles: Mapping[str, str]
) -> dict[Hashable, Slot]:
    """Return what one version tells somebody, by the name of each appointment."""
    return {
        name: Slot(
            title=titles.get(session.method.code, session.method.code),
            place=str(session.room),
            starts=session.starts,
            ends=session.ends,
            told=told(session),
        )
        for session in sessions_in(timetable)
        if (name := named(session)) is not None
    }


def appointments(
    found: Mapping[Hashable, Entry[Slot]], event: Event, stamp: datetime
) -> Iterable[Appointment]:
    """Return every appointment ever told; those that are no more are cancelled."""
    for name, entry in found.items():
        appointment = Appointment()
        appointment.add("uid", f"{name}@{event.agency.code}.takar")
        appointment.add("dtstamp", stamp.astimezone(UTC))
        appointment.add("dtstart", entry.slot.starts)
        appointment.add("dtend", entry.slot.ends)
        appointment.add("summary", f"{entry.slot.title} · {event.name}")
        appointment.add("location", ", ".join(filter(None, (entry.slot.place, event.place))))
        appointment.add("sequence", entry.sequence)
        appointment.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
        if entry.slot.told:
            appointment.add("description", entry.slot.told)
        yield appointment
