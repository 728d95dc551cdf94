"""Pages on which a cycle is laid out, verified, sent back, withdrawn, shown."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed
from takar.web.kit.paging import page_of
from takar.web.reviews import actions
from takar.web.reviews.forms import CycleForm, MeetingForm, MemberForm, ReasonForm
from takar.web.reviews.permissions import sends_back, shows, withdraws
from takar.web.reviews.queries.board import spread_of
from takar.web.reviews.queries.cycles import (
    committee_of,
    cycles_seen_by,
    findings_of,
    had_quorum,
    listed,
    meetings_of,
    sitting_of,
    told_of,
)
from takar.web.reviews.queries.groups import cycle_before, expected_counts, group_counts
from takar.web.reviews.queries.own import own_review
from takar.web.reviews.rules.states import GROUPS
from takar.web.reviews.views.doors import powers, read_by, seen_cycle, seen_member


def cycles(request: SignedInRequest) -> HttpResponse:
    """List the cycles, the latest year first."""
    read_by(request)
    context = {
        "page": page_of(request, listed(cycles_seen_by(request.user, request.agency))),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "reviews/cycles.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Open a cycle."""
    if not operates(request.user, request.agency):
        raise PermissionDenied
    year = timezone.localdate().year
    first = {"year": year, "title": _("Manajemen talenta %(year)s") % {"year": year}}
    form = CycleForm(request.POST or None, agency=request.agency, initial=first)
    fault = None
    if form.is_valid():
        try:
            made = actions.open_cycle(request.user, request.agency, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            return redirect("reviews:cycle", made.pk)
    context = {"form": form, "fault": fault}
    return render(request, "reviews/create.html", context, status=422 if fault else 200)


def cycle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a cycle: how far it is, committee, meetings, boxes before and now, groups."""
    one, today = seen_cycle(request, pk), timezone.localdate()
    counted = expected_counts(one) if one.is_open else group_counts(one, today)
    context = {
        "cycle": one,
        "findings": findings_of(one) if one.is_open else [],
        "told": told_of(one),
        "members": committee_of(one),
        "meetings": meetings_of(one),
        "sitting": sitting_of(one),
        "had_quorum": had_quorum(one),
        "spread": spread_of(one.cases.all()),
        "groups": [(code, title, counted.get(code, 0)) for code, title in GROUPS.items()],
        "before": cycle_before(one),
        "member_form": MemberForm(cycle=one),
        "meeting_form": MeetingForm(initial={"held_on": today}),
        "reason_form": ReasonForm(),
        "may_send_back": sends_back(request.user, one),
        "may_withdraw": withdraws(request.user, one),
        "may_show": shows(request.user, one),
        **powers(request, one),
    }
    return render(request, "reviews/cycle.html", context)


def verify(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand a cycle to its committee."""
    one = seen_cycle(request, pk)
    return deed(
        request,
        lambda: actions.verify_cycle(request.user, one),
        _("Siklus terverifikasi dan diserahkan kepada komite."),
        "reviews:cycle",
        one.pk,
    )


def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send a cycle one step back."""
    one, form = seen_cycle(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.send_back(request.user, one, reason=form.cleaned_data["reason"]),
        _("Siklus dikembalikan satu langkah."),
        "reviews:cycle",
        one.pk,
        form=form,
    )


def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withdraw a cycle."""
    one, form = seen_cycle(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.withdraw_cycle(request.user, one, reason=form.cleaned_data["reason"]),
        _("Siklus dicabut."),
        "reviews:cycle",
        one.pk,
        form=form,
    )


def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let employees read their own box, or no longer."""
    one, shown = seen_cycle(request, pk), request.POST.get("shown") == "1"
    return deed(
        request,
        lambda: actions.show_boxes(request.user, one, shown=shown),
        _("Kotak ditampilkan kepada pegawai; {outcome} diberi tahu.")
        if shown
        else _("Kotak tidak lagi ditampilkan kepada pegawai."),
        "reviews:cycle",
        one.pk,
    )


def seat(request: SignedInRequest, pk: int) -> HttpResponse:
    """Call somebody to the committee."""
    one = seen_cycle(request, pk)
    form = MemberForm(request.POST, cycle=one)
    return deed(
        request,
        lambda: actions.seat_member(request.user, one, **form.cleaned_data),
        _("Anggota komite ditambahkan."),
        "reviews:cycle",
        one.pk,
        form=form,
    )


def unseat(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take somebody off the committee."""
    found = seen_member(request, pk)
    return deed(
        request,
        lambda: actions.unseat_member(request.user, found),
        _("Anggota komite dilepas."),
        "reviews:cycle",
        found.cycle_id,
    )


def mine(request: SignedInRequest) -> HttpResponse:
    """Show somebody their own place in the cycle in force."""
    employee = getattr(request.user, "employee", None)
    if employee is None or employee.agency_id != request.agency.pk:
        return render(request, "talent/not_an_employee.html")
    employee.agency = request.agency
    context = {"employee": employee, "own": own_review(employee, timezone.localdate())}
    return render(request, "reviews/mine.html", context)
