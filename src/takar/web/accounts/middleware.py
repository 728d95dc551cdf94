"""Puts every request into the scope of one agency, or of none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from takar.web.accounts.models import Agency, User
from takar.web.kit.scope import scope


def agency_scope(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let queries see the rows of the sender's agency only; without one they raise."""

    def in_scope(request: HttpRequest) -> HttpResponse:
        agency = agency_of(request)
        request.agency = agency  # type: ignore[attr-defined]
        if agency is None:
            return answer(request)
        with scope(agency=agency, agency_code=agency.code):
            return answer(request)

    return in_scope


def agency_of(request: HttpRequest) -> Agency | None:
    """Return the agency the sender works in now: the chosen one, or the first they belong to."""
    user = request.user
    if not isinstance(user, User):
        return None
    agencies = Agency.objects.filter(memberships__user=user).distinct()
    chosen = request.session.get("agency")
    return agencies.filter(pk=chosen).first() or agencies.first()
