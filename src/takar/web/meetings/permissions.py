"""May this person do this at a meeting? One line each; the agency is that of the subject."""

from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.assessments.permissions import (
    assesses,
    is_staffed,
    leads_team,
    operates,
    reads_scores,
    reads_single_scores,
    sees_everyone,
    signs,
    sits_in_the_meeting,
)
from takar.web.meetings.models import Meeting

__all__ = [
    "chairs",
    "holds_meetings",
    "leads",
    "operates",
    "reads_minutes",
    "reads_scores",
    "reads_single_scores",
    "seals",
    "signs",
    "sits_in_the_meeting",
]


def holds_meetings(user: User, event: Event) -> bool:
    """The person may open a meeting: the operator, the head of the team, else any assessor."""
    if operates(user, event) or (assesses(user, event) and leads_team(user, event)):
        return True
    return assesses(user, event) and not is_staffed(event)


def leads(user: User, meeting: Meeting) -> bool:
    """The person writes down who is there, takes notes and closes the meeting."""
    return holds_meetings(user, meeting.event) or is_chair(user, meeting)


def is_chair(user: User, meeting: Meeting) -> bool:
    """The person chairs the meeting and still works for the agency."""
    return meeting.chair_user_id == user.pk and assesses(user, meeting)


def chairs(user: User, meeting: Meeting) -> bool:
    """The person signs as the chair; for a chair without an account the operator does."""
    if meeting.chair_user_id is None:
        return operates(user, meeting)
    return is_chair(user, meeting)


def seals(user: User, meeting: Meeting) -> bool:
    """The person may put the name of the head under the minutes, and so under the results."""
    return signs(user, meeting)


def reads_minutes(user: User, event: Event) -> bool:
    """The person reads the minutes: whoever reads about everybody, and who holds the meeting."""
    return sees_everyone(user, event) or holds_meetings(user, event)
