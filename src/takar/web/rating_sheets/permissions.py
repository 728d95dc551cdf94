"""May this person do this at a sheet? One line each."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, operates
from takar.web.rating_sheets.models import RatingSheet

__all__ = ["operates", "rates_here", "sits_at"]


def rates_here(user: User, subject: Any) -> bool:
    """The person may have sheets in the subject's agency: an assessor, of the house or lent."""
    return user.is_one_of(agency_id_of(subject), Role.ASSESSOR, Role.GUEST, Role.OPERATOR)


def sits_at(user: User, sheet: RatingSheet) -> bool:
    """The sheet is that of the seat in which the person sits."""
    return rates_here(user, sheet) and sheet.assignment.assessor.user_id == user.pk
