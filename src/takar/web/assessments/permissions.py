"""May this person do this at an event? One line each; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, assesses, operates, sees_everyone

__all__ = ["assesses", "operates", "reads_scores", "sees_everyone", "signs", "sits_in_the_meeting"]


def signs(user: User, subject: Any) -> bool:
    """The person may put their name under the results."""
    return user.is_one_of(agency_id_of(subject), Role.LEADER, Role.OPERATOR)


def sits_in_the_meeting(user: User, subject: Any) -> bool:
    """The person takes part in the meeting of assessors that agrees on the levels."""
    return assesses(user, subject)


def reads_scores(user: User, subject: Any) -> bool:
    """The person may read the scores of everybody in an event before they are signed."""
    return assesses(user, subject) or sees_everyone(user, subject)
