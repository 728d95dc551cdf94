"""Who may answer, check, settle and read a sheet."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, leads, operates

__all__ = ["checks_documents", "operates", "reads_merit", "settles"]


def reads_merit(user: User, subject: Any) -> bool:
    """The person may read sheets and documents."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def checks_documents(user: User, subject: Any) -> bool:
    """The person may say that a document proves what an answer says."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER)


def settles(user: User, subject: Any) -> bool:
    """The person may settle a sheet: the leadership alone."""
    return leads(user, subject)
