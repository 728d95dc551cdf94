"""May this person do this with items? One line each."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of

READERS = (Role.AUTHOR, Role.REVIEWER, Role.APPROVER)


def writes_items(user: User, subject: Any) -> bool:
    """The person writes items for the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.AUTHOR)


def reviews_items(user: User, subject: Any) -> bool:
    """The person reviews items of the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.REVIEWER)


def approves_items(user: User, subject: Any) -> bool:
    """The person approves items of the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.APPROVER)


def keeps_pools(user: User, subject: Any) -> bool:
    """The person arranges pools: who writes and who approves."""
    return user.is_one_of(agency_id_of(subject), Role.AUTHOR, Role.APPROVER)


def reads_items(user: User, subject: Any) -> bool:
    """The person may see what an item of the subject's agency says, and its key."""
    return user.is_one_of(agency_id_of(subject), *READERS)


def lists_items(user: User, subject: Any) -> bool:
    """The person may see which items the subject's agency has, not what they say."""
    return user.is_one_of(agency_id_of(subject), *READERS, Role.OPERATOR, Role.AUDITOR)


def reads_looks(user: User, subject: Any) -> bool:
    """The person may read who looked at which item."""
    return user.is_one_of(agency_id_of(subject), Role.AUDITOR, Role.APPROVER)


def keeps_findings(user: User, subject: Any) -> bool:
    """The person writes down what a calibration found."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.APPROVER)
