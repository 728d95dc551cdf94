"""Puts every request into the scope of one agency, or of none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import is_mere_guest
from takar.web.kit.navigation import INVITED, menu, rooms_for_guests
from takar.web.kit.scope import scope

OPEN_TO_GUESTS = {"", "accounts"}
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
            return refusal_of_guest(request, agency) or answer(request)

    return in_scope


def agency_of(request: HttpRequest) -> Agency | None:
    """Return the agency the sender works in now: the chosen one, or the first they belong to."""
    user = request.user
    if not isinstance(user, User):
        return None
    agencies = Agency.objects.filter(memberships__user=user).distinct()
    chosen = request.session.get("agency")
    return agencies.filter(pk=chosen or 0).first() or agencies.first()


def refusal_of_guest(request: HttpRequest, agency: Agency) -> HttpResponse | None:
    """Return what a guest gets where guests have no business; nothing where they may go on.

    Open is what needs no signing in, the own account, and rooms that welcome guests. From the
    home page they are led to the first of those; every other room does not exist for them.
    """
    if not (isinstance(request.user, User) and is_mere_guest(request.user, agency)):
        return None
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    is_open = not getattr(match.func, "login_required", True)
    if is_open or match.namespace in OPEN_TO_GUESTS | rooms_for_guests():
        return None
    if request.path_info == "/" and (entries := menu(INVITED)):
        return HttpResponseRedirect(reverse(entries[0].url_name))
    return render(request, "404.html", status=404)


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
