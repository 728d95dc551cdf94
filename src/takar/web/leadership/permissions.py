"""Who reads the page of the leadership."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of


def reads_leadership(user: User, subject: Any) -> bool:
    """The person may read what waits for the leadership, and carry it away."""
    return user.is_one_of(agency_id_of(subject), Role.LEADER, Role.OPERATOR)
