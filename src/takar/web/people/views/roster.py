"""The roster: searched, filtered, exported, changed in bulk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require, way_back, workbook
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of
from takar.web.people import actions
from takar.web.people.forms import CheckForm, RosterForm
from takar.web.people.permissions import operates, reads_roster
from takar.web.people.queries import employees_seen_by, roster


def employees(request: SignedInRequest) -> HttpResponse:
    """Show the roster as the reader may see it."""
    require(reads_roster(request.user, request.agency))
    form = RosterForm(request.GET, user=request.user, agency=request.agency)
    people = roster(request.user, request.agency, form.wanted)
    page = page_of(request, people)
    return render(
        request,
        "people/employees.html",
        {"form": form, "page": page, "check_form": CheckForm(), "back": request.get_full_path()},
    )


def export(request: SignedInRequest) -> HttpResponse:
    """Hand out everybody found as a workbook."""
    require(reads_roster(request.user, request.agency))
    form = RosterForm(request.GET, user=request.user, agency=request.agency)
    people = roster(request.user, request.agency, form.wanted)
    rows = actions.take_list(request.user, request.agency, people=people)
    return workbook({_("Pegawai"): rows}, f"pegawai-{request.agency.code}.xlsx")


@require_POST
def export_chosen(request: SignedInRequest) -> HttpResponse:
    """Hand out the ticked people as a workbook."""
    require(reads_roster(request.user, request.agency))
    seen = employees_seen_by(request.user, request.agency).select_related("unit", "position")
    people = seen.filter(pk__in=ticked(request.POST)).order_by("name", "pk")
    rows = actions.take_list(request.user, request.agency, people=people)
    return workbook({_("Pegawai"): rows}, f"pegawai-{request.agency.code}.xlsx")


@require_POST
def make_strategic(request: SignedInRequest) -> HttpResponse:
    """Mark the posts of the ticked people as strategic."""
    return mark_posts(request, is_strategic=True)


@require_POST
def make_ordinary(request: SignedInRequest) -> HttpResponse:
    """Mark the posts of the ticked people as not strategic."""
    return mark_posts(request, is_strategic=False)


def mark_posts(request: SignedInRequest, *, is_strategic: bool) -> HttpResponse:
    """Mark the posts of the ticked people, and say how many changed."""
    require(operates(request.user, request.agency))
    people = ticked(request.POST)
    return deed(
        request,
        lambda: actions.set_strategic(
            request.user, request.agency, employees=people, is_strategic=is_strategic
        ),
        _("Tanda jabatan strategis sudah disimpan."),
        way_back(request, reverse("people:employees")),
    )


@require_POST
def check_evidence(request: SignedInRequest) -> HttpResponse:
    """Record that a list of evidence is complete for the ticked people."""
    require(operates(request.user, request.agency))
    people = ticked(request.POST)
    said = ngettext(
        "Bukti %(count)d pegawai ditandai lengkap.",
        "Bukti %(count)d pegawai ditandai lengkap.",
        len(people),
    ) % {"count": len(people)}
    return deed(
        request,
        lambda: actions.mark_checked(
            request.user,
            request.agency,
            employees=people,
            evidence=request.POST.get("evidence", ""),
            day=timezone.localdate(),
        ),
        said,
        way_back(request, reverse("people:employees")),
    )
