"""May this person do this? One line each; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import Role, User


def operates(user: User, subject: Any) -> bool:
    """The person runs the personnel work of the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR)


def leads(user: User, subject: Any) -> bool:
    """The person is of the leadership of the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.LEADER)


def sees_everyone(user: User, subject: Any) -> bool:
    """The person may read about all employees of the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def assesses(user: User, subject: Any) -> bool:
    """The person is an assessor of the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.ASSESSOR, Role.OPERATOR)


def belongs_to(user: User, subject: Any) -> bool:
    """The person works for the subject's agency, in whatever role."""
    return bool(user.roles.get(agency_id_of(subject)))


def is_mere_guest(user: User, subject: Any) -> bool:
    """The person was lent to the subject's agency, and has no other role there."""
    return user.roles.get(agency_id_of(subject)) == frozenset({Role.GUEST.value})


def is_platform_admin(user: User, subject: Any) -> bool:
    """The person manages agencies and accounts."""
    return user.is_platform_admin


def manages_accounts(user: User, subject: Any) -> bool:
    """The person gives and takes roles in the subject's agency."""
    return user.is_platform_admin or operates(user, subject)


def agency_id_of(subject: Any) -> int:
    """Return the id of the agency a row belongs to; an agency is its own."""
    if hasattr(subject, "agency_id"):
        return int(subject.agency_id)
    return int(subject.pk)
