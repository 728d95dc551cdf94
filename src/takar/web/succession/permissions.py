"""Who may make lists, nominate, decide, read, and say that a post interests them."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, leads, operates
from takar.web.people.models import Employee

__all__ = ["is_oneself", "leads", "moves_nominations", "nominates", "operates", "reads_succession"]


def reads_succession(user: User, subject: Any) -> bool:
    """The person may read lists, benches and nominations."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def nominates(user: User, subject: Any) -> bool:
    """The person may propose a successor."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER)


def moves_nominations(user: User, subject: Any) -> bool:
    """The person may lead a nomination on; which steps, the act asks."""
    return nominates(user, subject)


def is_oneself(user: User, employee: Employee) -> bool:
    """The employee is the person."""
    return employee.user_id is not None and employee.user_id == user.pk
