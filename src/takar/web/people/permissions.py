"""May this person do this with people and their evidence?"""

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import operates, sees_everyone
from takar.web.people.models import Employee

__all__ = ["operates", "reads_roster", "sees_everyone", "sees_restricted", "sees_scores"]


def sees_restricted(user: User, employee: Employee) -> bool:
    """The person may see birth date, full NIP and sanctions: an operator, or who it is about."""
    return operates(user, employee) or employee.user_id == user.pk


def sees_scores(user: User, employee: Employee) -> bool:
    """The person may see levels and scores: who sees everyone, or who it is about.

    The head of a unit reads categories and advice in the results instead.
    """
    return sees_everyone(user, employee) or employee.user_id == user.pk


def reads_roster(user: User, agency: Agency) -> bool:
    """The person sees more of the roster than themselves."""
    return sees_everyone(user, agency) or user.is_one_of(agency.pk, Role.UNIT_HEAD)
