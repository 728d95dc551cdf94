"""Pages on which a cycle is decided, its groups are read, and years are compared."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import sees_everyone
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import PDF, deed, download, way_back, workbook
from takar.web.kit.numbers import row_number
from takar.web.kit.paging import page_of
from takar.web.reviews import actions
from takar.web.reviews.actions import Decree
from takar.web.reviews.forms import DecreeForm, GroupFilter, ReasonForm
from takar.web.reviews.models import Cycle
from takar.web.reviews.permissions import decides
from takar.web.reviews.queries.board import spread_of
from takar.web.reviews.queries.groups import (
    compared,
    cycle_before,
    expected_counts,
    group_counts,
    members_wanted,
    moves_between,
    shifted,
)
from takar.web.reviews.queries.law import succession_boxes, valid_months
from takar.web.reviews.queries.moves import group_moves
from takar.web.reviews.rules.states import GROUPS
from takar.web.reviews.views.doors import powers, seen_cycle, seen_membership


def decide_cycle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide a reviewed cycle by a decree."""
    one = seen_cycle(request, pk)
    if not decides(request.user, one):
        raise PermissionDenied
    form = DecreeForm(request.POST or None, request.FILES or None, initial=usual_decree(one))
    fault = None
    if form.is_valid():
        try:
            actions.decide_cycle(request.user, one, **told(form.cleaned_data))
        except TakarError as found:
            fault = found
        else:
            return redirect("reviews:cycle", one.pk)
    context = {
        "cycle": one,
        "form": form,
        "fault": fault,
        "spread": spread_of(one.cases.all()),
        "groups": [(GROUPS[code], n) for code, n in expected_counts(one).items()],
    }
    return render(request, "reviews/decide.html", context, status=422 if fault else 200)


def told(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the action takes it."""
    names = ("number", "on", "valid_from", "valid_until")
    decree = Decree(**{name: typed[name] for name in names}, content=typed["file"])
    return {"decree": decree, "pool_boxes": frozenset(typed["pool_boxes"])}


def usual_decree(cycle: Cycle) -> dict[str, object]:
    """Return what the decree form shows first: today, and as long as memberships usually hold."""
    today = timezone.localdate()
    boxes = sorted(succession_boxes(cycle)["KRS_INSTANSI"])
    until = last_day(today, valid_months(cycle))
    return {"on": today, "valid_from": today, "valid_until": until, "pool_boxes": boxes}


def last_day(start: date, months: int) -> date:
    """Return the last of so many months from a day on.

    >>> last_day(date(2026, 1, 31), 1), last_day(date(2026, 1, 1), 12)
    (datetime.date(2026, 2, 27), datetime.date(2026, 12, 31))
    """
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    day = min(start.day, monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def decree(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the attached decree."""
    one = seen_cycle(request, pk)
    return download(
        request,
        lambda: actions.take_decree(request.user, one),
        name=f"sk-manajemen-talenta-{one.year}.pdf",
        kind=PDF,
    )


def group(request: SignedInRequest, pk: int, group: str) -> HttpResponse:
    """List the members of one group by the decree of a cycle."""
    one, today = seen_cycle(request, pk), timezone.localdate()
    if group not in GROUPS:
        raise Http404
    form = GroupFilter(request.GET, agency=request.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    counted = group_counts(one, today)
    context = {
        "cycle": one,
        "form": form,
        "group": group,
        "group_title": GROUPS[group],
        "groups": [(code, title, counted.get(code, 0)) for code, title in GROUPS.items()],
        "reads_people": sees_everyone(request.user, one),
        "page": page_of(request, members_wanted(request.user, one, group, wanted, today)),
        **powers(request, one),
    }
    return render(request, "reviews/group.html", context)


def groups_export(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over the members of every group as a workbook."""
    one = seen_cycle(request, pk)
    sheets = actions.take_groups(request.user, one)
    short = {title[:31]: rows for title, rows in sheets.items()}
    return workbook(short, f"kelompok-talenta-{one.year}.xlsx")


def end_membership(request: SignedInRequest, pk: int) -> HttpResponse:
    """End somebody's membership early."""
    found, form = seen_membership(request, pk), ReasonForm(request.POST)
    page = reverse("reviews:group", args=[found.cycle_id, found.group])
    return deed(
        request,
        lambda: actions.withdraw_membership(
            request.user, found, reason=form.cleaned_data["reason"]
        ),
        _("Keanggotaan dicabut."),
        way_back(request, page),
        form=form,
    )


def changes(request: SignedInRequest, pk: int) -> HttpResponse:
    """Compare a cycle with the decided one of the year before."""
    one = seen_cycle(request, pk)
    before = cycle_before(one)
    if before is None:
        return render(request, "reviews/changes.html", {"cycle": one, "before": None})
    cases = compared(request.user, one, before)
    pair = row_number(request.GET.get("dari")), row_number(request.GET.get("ke"))
    chosen = "dari" in request.GET and "ke" in request.GET
    context = {
        "cycle": one,
        "before": before,
        "moves": moves_between(cases),
        "pair": pair if chosen else None,
        "page": page_of(request, shifted(cases, pair if chosen else None)),
        "people": cases.count(),
        "group_moves": group_moves(one, before),
    }
    return render(request, "reviews/changes.html", context)
