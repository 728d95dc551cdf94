"""What is carried away from the room; each is recorded."""

from takar.web.accounts.models import User
from takar.web.assessments.models import Event, EventAssessor, Participant
from takar.web.audit.action import action
from takar.web.timetables.models import Timetable
from takar.web.timetables.papers.calendars import (
    assessor_calendar,
    event_calendar,
    participant_calendar,
)
from takar.web.timetables.papers.sheets import sheets_pdf
from takar.web.timetables.papers.tables import as_text, as_workbook
from takar.web.timetables.permissions import reads_participant, reads_seat, reads_timetables
from takar.web.timetables.queries.sessions import people_shown


@action("timetables.table.taken", needs=reads_timetables)
def take_table(actor: User, timetable: Timetable, *, form: str) -> bytes:
    """Return a version as a workbook, or as text where ``form`` is ``csv``."""
    return as_text(timetable) if form == "csv" else as_workbook(timetable)


@action("timetables.sheets.taken", needs=reads_timetables)
def take_sheets(actor: User, timetable: Timetable, *, kind: str, only: int | None = None) -> bytes:
    """Return the sheets of rooms, assessors or participants for printing."""
    return sheets_pdf(timetable, kind, only)


@action("timetables.calendar.taken", needs=reads_timetables)
def take_calendar(actor: User, event: Event) -> bytes:
    """Return the calendar of everything that happens at an event."""
    return event_calendar(event)


@action("timetables.participantcalendar.taken", needs=reads_participant)
def take_own_calendar(actor: User, participant: Participant) -> bytes:
    """Return the calendar of a participant."""
    return participant_calendar(participant)


@action("timetables.seatcalendar.taken", needs=reads_seat)
def take_seat_calendar(actor: User, seat: EventAssessor) -> bytes:
    """Return the calendar of a seat in the team, with the names that the reader may know."""
    return assessor_calendar(seat, people_shown(actor, seat))
