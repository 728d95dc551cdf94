"""Who may tell, advise, contest and answer; the agency is that of the participant."""

from typing import Any

from takar.web.accounts.models import User
from takar.web.accounts.permissions import assesses, operates, sees_everyone
from takar.web.assessments.models import Participant
from takar.web.assessments.queries.events import participants_seen_by
from takar.web.assessments.queries.staffing import assignments_told_by
from takar.web.feedback.models import Advice, FeedbackSession, Objection

__all__ = [
    "advises",
    "answers",
    "files",
    "follows",
    "is_subject",
    "judged",
    "operates",
    "owns_objection",
    "reads_feedback",
    "reads_levels",
    "reads_objections",
    "sees_everyone",
    "was_told",
]


def is_subject(user: User, participant: Participant) -> bool:
    """The results are about this person."""
    return participant.employee.user_id == user.pk


def advises(user: User, participant: Participant) -> bool:
    """The person may record a talk and give advice: an operator, or an assessor who saw them."""
    if is_subject(user, participant):
        return False
    if operates(user, participant) or judged(user, participant):
        return True
    seen = participants_seen_by(user, participant.event)
    return assesses(user, participant) and seen.filter(pk=participant.pk).exists()


def judged(user: User, participant: Participant) -> bool:
    """The person judged the participant in an event handed over, and still works here."""
    told = assignments_told_by(user, participant.agency_id)
    return told.filter(participant=participant).exists()


def reads_feedback(user: User, participant: Participant) -> bool:
    """The person may read what was told and advised to somebody else."""
    if is_subject(user, participant):
        return False
    seen = participants_seen_by(user, participant.event)
    return judged(user, participant) or seen.filter(pk=participant.pk).exists()


def reads_levels(user: User, participant: Participant) -> bool:
    """The person may read the levels too; the head of a unit reads the advice alone."""
    return sees_everyone(user, participant) or advises(user, participant)


def was_told(user: User, session: FeedbackSession) -> bool:
    """The talk was with this person."""
    return is_subject(user, session.participant)


def follows(user: User, advice: Advice) -> bool:
    """The person may say how far advice has come: who gives it, or whom it is for."""
    return is_subject(user, advice.participant) or advises(user, advice.participant)


def files(user: User, participant: Participant) -> bool:
    """The person may contest results: their own, once they were handed over."""
    return is_subject(user, participant) and participant.event.state == "DISERAHKAN"


def owns_objection(user: User, objection: Objection) -> bool:
    """The objection is this person's."""
    return is_subject(user, objection.participant)


def answers(user: User, objection: Objection) -> bool:
    """The person may answer: an operator whom the results are not about."""
    return operates(user, objection) and not is_subject(user, objection.participant)


def reads_objections(user: User, subject: Any) -> bool:
    """The person may read what was contested by others, and the answers."""
    return sees_everyone(user, subject)
