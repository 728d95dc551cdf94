"""Who may read which report."""

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import operates
from takar.web.assessments.models import Event, Participant


def reads_group_report(user: User, event: Event) -> bool:
    """The personnel office, the leadership and auditors read reports about many."""
    return user.is_one_of(event.agency_id, Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def reads_individual_report(user: User, participant: Participant) -> bool:
    """Those who read about all, and the person once the report has been handed over."""
    if reads_group_report(user, participant.event):
        return True
    is_own = participant.employee.user_id == user.pk
    return is_own and participant.event.state == "DISERAHKAN"


def reads_working_annex(user: User, participant: Participant) -> bool:
    """Assessors and the personnel office read the ratings behind a report."""
    return user.is_one_of(participant.agency_id, Role.OPERATOR, Role.ASSESSOR)


def reads_whole_nip(user: User, event: Event) -> bool:
    """The personnel office reads the number with the birth date inside it; nobody else does."""
    return operates(user, event)


def reads_own_nip(user: User, participant: Participant) -> bool:
    """The personnel office and the person read the whole number."""
    return reads_whole_nip(user, participant.event) or participant.employee.user_id == user.pk
