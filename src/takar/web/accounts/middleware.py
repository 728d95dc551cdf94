"""Puts every request into the scope of one agency, or of none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from takar.web.accounts.models import Agency, User
from takar.web.kit.scope import scope

WITHOUT_AGENCY = {"", "accounts"}
WITH_TEMPORARY_PASSWORD = {"account_change_password", "account_logout", "set_language"}


def agency_scope(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let queries see the rows of the sender's agency only; without one they raise."""

    def in_scope(request: HttpRequest) -> HttpResponse:
        agency = agency_of(request)
        request.agency = agency  # type: ignore[attr-defined]
        if isinstance(request.user, User) and (detour := detour_of(request.user, agency, request)):
            return HttpResponseRedirect(detour)
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
    return agencies.filter(pk=chosen or 0).first() or agencies.first()


def detour_of(user: User, agency: Agency | None, request: HttpRequest) -> str:
    """Return where the sender must go first: change a temporary password, find an agency."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return ""
    if user.has_temporary_password and match.view_name not in WITH_TEMPORARY_PASSWORD:
        return reverse("account_change_password")
    is_open = not getattr(match.func, "login_required", True)
    if agency is None and not is_open and match.namespace not in WITHOUT_AGENCY:
        return reverse("accounts:profile")
    return ""
