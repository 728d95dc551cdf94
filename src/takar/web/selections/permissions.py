"""Who may run a selection, read it, and choose; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, leads, operates

__all__ = ["chooses", "operates", "reads_selections"]


def reads_selections(user: User, subject: Any) -> bool:
    """The person may read applicants, scores and lists."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def chooses(user: User, subject: Any) -> bool:
    """The person may choose from the list: the leadership alone."""
    return leads(user, subject)
