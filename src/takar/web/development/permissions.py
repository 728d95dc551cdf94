"""Who may lay out plans, decide them, read everything, the own units or only oneself."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, leads, operates, sees_everyone
from takar.web.people.models import Employee

__all__ = ["heads_units", "is_oneself", "leads", "operates", "reads_plans", "reads_whole_plans"]


def reads_whole_plans(user: User, subject: Any) -> bool:
    """The person may read everybody's needs with their levels, and the money."""
    return sees_everyone(user, subject)


def heads_units(user: User, subject: Any) -> bool:
    """The person heads units, and may read what their people need."""
    return user.is_one_of(agency_id_of(subject), Role.UNIT_HEAD)


def reads_plans(user: User, subject: Any) -> bool:
    """The person may open plans: whole, or the part about the own units."""
    return reads_whole_plans(user, subject) or heads_units(user, subject)


def is_oneself(user: User, employee: Employee) -> bool:
    """The employee is the person."""
    return employee.user_id is not None and employee.user_id == user.pk
