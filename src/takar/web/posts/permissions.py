"""Who reads the posts, and who says something about them; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates, sees_everyone

__all__ = ["operates", "reads_posts", "takes_vacancies"]


def reads_posts(user: User, subject: Any) -> bool:
    """The person reads every post, who holds it and when it falls vacant."""
    return sees_everyone(user, subject)


def takes_vacancies(user: User, subject: Any) -> bool:
    """The person carries the forecast out of the house; it is recorded."""
    return sees_everyone(user, subject)
