"""Pages of the room: thin."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.kernel.errors import TakarError
from takar.web.accounts.actions import (
    create_agency,
    grant_membership,
    reset_password,
    revoke_membership,
)
from takar.web.accounts.forms import AgencyForm, MemberForm
from takar.web.accounts.models import Agency, Membership, User
from takar.web.accounts.queries import (
    agencies_with_sizes,
    managed_agencies,
    members_of,
    own_agencies,
)
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import way_back
from takar.web.kit.numbers import row_number


def profile(request: SignedInRequest) -> HttpResponse:
    """Show one's own account: roles, password, second factor."""
    memberships = Membership.objects.filter(user=request.user).select_related("agency")
    return render(request, "accounts/profile.html", {"memberships": memberships})


@require_POST
def switch(request: SignedInRequest) -> HttpResponse:
    """Work in another of one's own agencies from now on."""
    chosen = row_number(request.POST.get("agency"))
    agency = get_object_or_404(own_agencies(request.user), pk=chosen)
    request.session["agency"] = agency.pk
    messages.success(request, _("Sekarang bekerja di %(agency)s.") % {"agency": agency})
    return redirect(way_back(request, "/"))


def agencies(request: SignedInRequest) -> HttpResponse:
    """Show the agencies to the platform administrator, and open the house for another one."""
    if not request.user.is_platform_admin:
        return render(request, "403.html", status=403)
    form = AgencyForm(request.POST or None)
    fault = None
    if form.is_valid():
        try:
            agency = create_agency(request.user, form.save(commit=False))
            return redirect("accounts:members", agency.code)
        except TakarError as error:
            fault = error
    found = agencies_with_sizes(request.user)
    return render(
        request, "accounts/agencies.html", {"agencies": found, "form": form, "fault": fault}
    )


def members(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the people of an agency and their roles, and give somebody a role."""
    agency = get_object_or_404(managed_agencies(request.user), code=code)
    form = MemberForm(request.POST or None)
    fault, password = None, ""
    if form.is_valid():
        try:
            password = grant_membership(request.user, agency, **form.cleaned_data)
            messages.success(request, _("Peran sudah diberikan."))
            if not password:
                return redirect("accounts:members", code)
        except TakarError as error:
            fault = error
    return members_page(request, agency, form=form, fault=fault, password=password)


def members_page(request: SignedInRequest, agency: Agency, **shown: object) -> HttpResponse:
    """Draw the page; a password stands on it once and is never kept by a browser."""
    search = request.GET.get("cari", "")
    facts = {"managed": agency, "members": members_of(agency, search=search), "search": search}
    response = render(request, "accounts/members.html", facts | shown)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """Take a role from somebody."""
    agency = get_object_or_404(managed_agencies(request.user), code=code)
    membership = get_object_or_404(Membership, agency=agency, pk=pk)
    try:
        revoke_membership(request.user, membership)
        messages.success(request, _("Peran sudah dicabut."))
    except TakarError as error:
        messages.error(request, str(error))
    return redirect("accounts:members", code)


@require_POST
def new_password(request: SignedInRequest, code: str, user_id: int) -> HttpResponse:
    """Give somebody a temporary password and show it once."""
    agency = get_object_or_404(managed_agencies(request.user), code=code)
    user = get_object_or_404(User.objects.filter(memberships__agency=agency).distinct(), pk=user_id)
    fault, password = None, ""
    try:
        password = reset_password(request.user, agency, user=user)
    except TakarError as error:
        fault = error
    return members_page(
        request, agency, form=MemberForm(), fault=fault, password=password, issued_to=user
    )
