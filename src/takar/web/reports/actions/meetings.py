"""Printing minutes is recorded."""

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action
from takar.web.meetings.models import Meeting
from takar.web.meetings.queries.minutes import minutes_of
from takar.web.meetings.rules.refusals import NotClosed
from takar.web.reports.documents.meeting_minutes import minutes_facts
from takar.web.reports.documents.pdf import paper
from takar.web.reports.permissions import reads_meeting_minutes


@action("reports.minutes.printed", needs=reads_meeting_minutes)
def print_minutes(actor: User, meeting: Meeting) -> bytes:
    """Return the minutes of a closed meeting.

    Raises:
        NotClosed: the meeting still sits.
    """
    if meeting.is_open:
        raise NotClosed(
            msg("Rapat masih terbuka."), hint=msg("Tutup rapat, lalu cetak berita acaranya.")
        )
    return paper(meeting.event.agency.code, "meeting_minutes", minutes_facts(minutes_of(meeting)))
