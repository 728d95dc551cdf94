"""Print letters of assignment for those who judge."""

from collections.abc import Sequence

from django.urls import reverse

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Event, EventAssessor
from takar.web.audit.action import action, noted
from takar.web.timetables.actions.inviting import published
from takar.web.timetables.models import Timetable
from takar.web.timetables.papers.assignments import assignments_pdf
from takar.web.timetables.permissions import plans, sits_or_plans
from takar.web.timetables.queries.sessions import judging_in
from takar.web.timetables.rules.refusals import NotReady


@action("timetables.assignmentletters.printed", needs=plans)
def print_assignment_letters(actor: User, event: Event, *, site: str) -> bytes:
    """Return the letters of everybody in the team who judges, guests too, in one file.

    Raises:
        NotReady: no version is in force, or nobody judges in it.
    """
    timetable = published(event)
    return letters_of_team(timetable, judging_in(timetable), site)


@action("timetables.assignmentletter.printed", needs=sits_or_plans)
def print_assignment_letter(actor: User, seat: EventAssessor, *, site: str) -> bytes:
    """Return the letter of one seat of the team.

    Raises:
        NotReady: no version is in force, or this seat judges nobody in it.
    """
    timetable = published(seat.event)
    own = [one for one in judging_in(timetable) if one.pk == seat.pk]
    return letters_of_team(timetable, own, site)


def letters_of_team(timetable: Timetable, seats: Sequence[EventAssessor], site: str) -> bytes:
    """Print letters; each leads to the timetable as it is now."""
    if not seats:
        raise NotReady(msg("Belum ada sesi untuk asesor ini pada jadwal yang berlaku."))
    noted(seats=len(seats), version=timetable.version)
    return assignments_pdf(timetable, seats, f"{site}{reverse('timetables:mine')}")
