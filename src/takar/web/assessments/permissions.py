"""May this person do this at an event? One line each; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, assesses, operates, sees_everyone
from takar.web.assessments.rules.states import is_signed, may_now

__all__ = [
    "assesses",
    "operates",
    "reads_scores",
    "reads_single_scores",
    "sees_everyone",
    "signs",
    "sits_in_the_meeting",
]


def signs(user: User, subject: Any) -> bool:
    """The person may put their name under the results."""
    return user.is_one_of(agency_id_of(subject), Role.LEADER, Role.OPERATOR)


def sits_in_the_meeting(user: User, subject: Any) -> bool:
    """The person takes part in the meeting of assessors that agrees on the levels."""
    return assesses(user, subject)


def reads_single_scores(user: User, event: Any) -> bool:
    """The person may read who scored what: operators always, assessors once they meet.

    Until then each assessor knows the own scores only, so that nobody follows another.
    """
    has_met = is_signed(event.state) or may_now("decide", event.state)
    return operates(user, event) or (has_met and assesses(user, event))


def reads_scores(user: User, subject: Any) -> bool:
    """The person may read the scores of everybody in an event before they are signed."""
    return assesses(user, subject) or sees_everyone(user, subject)
