"""Who may read the index, and with how much detail."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, operates, sees_everyone


def reads_index(user: User, subject: Any) -> bool:
    """The person may read the index: of everybody, or of the units they head."""
    return sees_everyone(user, subject) or user.is_one_of(agency_id_of(subject), Role.UNIT_HEAD)


def reads_numbers(user: User, subject: Any) -> bool:
    """The person may read the points of single people, not only what they lack."""
    return sees_everyone(user, subject)


def takes_list_away(user: User, subject: Any) -> bool:
    """The person may carry a list with points out of the house; what they take is recorded."""
    return sees_everyone(user, subject)


def sees_whole_nip(user: User, subject: Any) -> bool:
    """The person may read the NIP unmasked: the birth date is inside it."""
    return operates(user, subject)
