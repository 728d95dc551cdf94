"""Who may make lists, nominate, decide, read, and say that a post interests them."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, leads, operates
from takar.web.people.models import Employee
from takar.web.succession.models import Nomination
from takar.web.succession.rules import LED_BY_LEADERS, SETTLED, VERIFIED

__all__ = [
    "is_oneself",
    "leads",
    "moves_nominations",
    "nominates",
    "operates",
    "reads_succession",
    "takes_step",
]


def reads_succession(user: User, subject: Any) -> bool:
    """The person may read lists, benches and nominations."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def nominates(user: User, subject: Any) -> bool:
    """The person may propose a successor."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER)


def moves_nominations(user: User, subject: Any) -> bool:
    """The person may lead a nomination on; which steps, :func:`takes_step` tells."""
    return nominates(user, subject)


def takes_step(user: User, nomination: Nomination, state: str) -> bool:
    """The person may lead this nomination to that state; who proposed does not verify."""
    if state in LED_BY_LEADERS or nomination.state == SETTLED:
        return leads(user, nomination)
    if state == VERIFIED:
        return operates(user, nomination) and nomination.made_by_id != user.pk
    return nominates(user, nomination)


def is_oneself(user: User, employee: Employee) -> bool:
    """The employee is the person."""
    return employee.user_id is not None and employee.user_id == user.pk
