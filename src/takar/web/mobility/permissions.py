"""Who may lay out moves, decree them and read them."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, leads, operates

__all__ = ["decrees", "operates", "reads_moves"]


def reads_moves(user: User, subject: Any) -> bool:
    """The person may read lists of moves and their reasons."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def decrees(user: User, subject: Any) -> bool:
    """The person may decree a list: the leadership alone."""
    return leads(user, subject)
