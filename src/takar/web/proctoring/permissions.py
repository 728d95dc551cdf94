"""May this person do this with a session that is being sat? One line each."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, operates
from takar.web.sittings.permissions import watches, watches_registration, watches_session

__all__ = ["operates", "proctors", "watches", "watches_registration", "watches_session"]


def proctors(user: User, subject: Any) -> bool:
    """The person is somebody who may watch over sessions of the agency at all."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.PROCTOR)
