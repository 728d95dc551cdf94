"""What every page knows of its reader."""

from django.http import HttpRequest

from takar.web.accounts.models import Role


def whereabouts(request: HttpRequest) -> dict[str, object]:
    """Return the agency of the page and the reader's roles in it."""
    agency = getattr(request, "agency", None)
    user = getattr(request, "user", None)
    if agency is None or user is None or not user.is_authenticated:
        return {"agency": None, "roles": frozenset(), "may_operate": False}
    roles = user.roles.get(agency.pk, frozenset())
    return {
        "agency": agency,
        "roles": roles,
        "may_operate": Role.OPERATOR in roles,
        "may_see_everyone": bool(roles & {Role.OPERATOR, Role.LEADER, Role.AUDITOR}),
    }
