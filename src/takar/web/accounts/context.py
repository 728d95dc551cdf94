"""What every page knows of its reader."""

from django.http import HttpRequest

from takar.web.accounts.models import Agency, Role, User

PLATFORM = "PLATFORM"


def whereabouts(request: HttpRequest) -> dict[str, object]:
    """Return the agency of the page, the reader's roles in it and the agencies to choose from."""
    agency = getattr(request, "agency", None)
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"agency": None, "roles": frozenset(), "may_operate": False}
    roles = user.roles.get(agency.pk, frozenset()) if agency else frozenset()
    if user.is_platform_admin:
        roles |= {PLATFORM}
    return {
        "agency": agency,
        "roles": roles,
        "may_operate": Role.OPERATOR in roles,
        "may_see_everyone": bool(roles & {Role.OPERATOR, Role.LEADER, Role.AUDITOR}),
        "my_agencies": lambda: list(Agency.objects.filter(memberships__user=user).distinct()),
    }
