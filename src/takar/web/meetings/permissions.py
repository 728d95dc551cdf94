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
from takar.web.assessments.rules.states import is_signed, may_now
from takar.web.meetings.models import Meeting

__all__ = [
    "chairs",
    "holds_meetings",
    "leads",
    "operates",
    "reads_levels",
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
    """The person signs as the chair; for one who is no assessor here the operator does."""
    chair = meeting.chair_user
    if chair is None or not assesses(chair, meeting):
        return operates(user, meeting)
    return is_chair(user, meeting)


def seals(user: User, meeting: Meeting) -> bool:
    """The person may put the name of the head under the minutes, and so under the results."""
    return signs(user, meeting)


def reads_levels(user: User, event: Event) -> bool:
    """The person may read levels by now: whoever reads about everybody, others once they meet."""
    has_met = may_now("decide", event.state) or is_signed(event.state)
    return has_met or sees_everyone(user, event)


def reads_minutes(user: User, event: Event) -> bool:
    """The person reads the minutes: who reads about everybody, or held the meeting, once it met."""
    is_holder = reads_levels(user, event) and holds_meetings(user, event)
    return sees_everyone(user, event) or is_holder
