"""May this person do this? One line each."""

from typing import Any

from takar.web.accounts.models import User
from takar.web.accounts.permissions import leads, operates


def publishes(user: User, subject: Any) -> bool:
    """The person may make results of the subject's agency public, or take them back."""
    return operates(user, subject) or leads(user, subject)
