"""Who may lay out scenarios, give orders, choose and read them."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, leads, operates

__all__ = ["chooses", "lays_out", "operates", "reads_scenarios"]


def reads_scenarios(user: User, subject: Any) -> bool:
    """The person may read scenarios with their reasons."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def lays_out(user: User, subject: Any) -> bool:
    """The person may lay out rules and orders, and have a scenario computed."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER)


def chooses(user: User, subject: Any) -> bool:
    """The person may choose a scenario: the leadership alone."""
    return leads(user, subject)
