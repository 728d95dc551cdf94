"""Who may read which report."""

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import assesses, operates, sees_everyone
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.permissions import is_self
from takar.web.assessments.queries.events import participants_seen_by
from takar.web.meetings.models import Meeting
from takar.web.meetings.permissions import reads_minutes
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries.roster import units_headed_by
from takar.web.reports.models import SheetRequest
from takar.web.results.models import Run
from takar.web.results.queries import is_withheld


def reads_group_report(user: User, event: Event) -> bool:
    """The personnel office, the leadership and auditors read reports about many."""
    return user.is_one_of(event.agency_id, Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def reads_individual_report(user: User, participant: Participant) -> bool:
    """Those who read about all, and the person once the report has been handed over."""
    if reads_group_report(user, participant.event):
        return True
    event = participant.event
    is_own = participant.employee.user_id == user.pk
    return is_own and event.state == "DISERAHKAN" and not is_withheld(event.run)


def reads_working_annex(user: User, participant: Participant) -> bool:
    """The personnel office, and assessors of somebody else whom they may see in the event."""
    if operates(user, participant):
        return True
    seen = participants_seen_by(user, participant.event)
    return (
        assesses(user, participant)
        and not is_self(user, participant)
        and seen.filter(pk=participant.pk).exists()
    )


def reads_meeting_minutes(user: User, meeting: Meeting) -> bool:
    """Whoever reads about everybody at the event, and who holds its meetings."""
    return reads_minutes(user, meeting.event)


def reads_whole_nip(user: User, event: Event) -> bool:
    """The personnel office reads the number with the birth date inside it; nobody else does."""
    return operates(user, event)


def reads_own_nip(user: User, participant: Participant) -> bool:
    """The personnel office and the person read the whole number."""
    return reads_whole_nip(user, participant.event) or participant.employee.user_id == user.pk


def reads_agency_index(user: User, run: Run) -> bool:
    """The personnel office, the leadership and auditors read the index of the whole agency."""
    return sees_everyone(user, run.agency)


def heads_unit(user: User, unit: WorkUnit) -> bool:
    """The person heads the unit, or one above it."""
    if not user.is_one_of(unit.agency_id, Role.UNIT_HEAD):
        return False
    return any(unit.path.startswith(path) for path in units_headed_by(user, unit.agency))


def reads_unit_index(user: User, unit: WorkUnit) -> bool:
    """Those who read about all, and the head of the unit or of one above it."""
    return sees_everyone(user, unit.agency) or heads_unit(user, unit)


def reads_some_names(user: User, agency: Agency) -> bool:
    """The personnel office and heads of units read names, each of whom they look after."""
    return user.is_one_of(agency.pk, Role.OPERATOR, Role.UNIT_HEAD)


def reads_names(user: User, unit: WorkUnit) -> bool:
    """The personnel office and the head read who in the unit lacks what."""
    return operates(user, unit.agency) or heads_unit(user, unit)


def reads_sheet(user: User, employee: Employee) -> bool:
    """The personnel office and the person read the sheet of a person."""
    return operates(user, employee) or employee.user_id == user.pk


def hands_over(user: User, run: Run) -> bool:
    """The personnel office hands the result over: statement, official layout, sheets of many."""
    return operates(user, run)


def took_part_in_printing(user: User, request: SheetRequest) -> bool:
    """Whoever operates in the agency takes what was printed there."""
    return operates(user, request)
