"""Pages about many posts: the list, the tree, the vacancies, what is wrong, the import."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.measures.succession.months import period_of
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, way_back, workbook
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of
from takar.web.people.models import Position
from takar.web.posts import actions
from takar.web.posts.forms import FileForm, ForecastForm, MarkForm, PostFilter
from takar.web.posts.importing import EXAMPLE, read_demands
from takar.web.posts.permissions import operates
from takar.web.posts.queries.forecast import PostVacancy, forecast_of
from takar.web.posts.queries.roster import faults_of, posts_wanted
from takar.web.posts.queries.seats import holders_among, tree_of
from takar.web.posts.views.doors import read_by

QUARTERS = ("I", "II", "III", "IV")


def posts(request: SignedInRequest) -> HttpResponse:
    """List the posts, searched and narrowed."""
    read_by(request)
    form = PostFilter(request.GET, agency=request.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, posts_wanted(request.agency, wanted))
    held = holders_among(list(page))
    context = {
        "form": form,
        "page": page,
        "rows": [{"post": one, "people": held.get(one.pk, [])} for one in page],
        "mark_form": MarkForm(),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "posts/posts.html", context)


def mark(request: SignedInRequest) -> HttpResponse:
    """Name the ticked posts as target or critical, or no longer."""
    read_by(request)
    form = MarkForm(request.POST)
    chosen = Position.objects.filter(agency=request.agency, pk__in=ticked(request.POST))
    return deed(
        request,
        lambda: actions.mark_posts(
            request.user, request.agency, positions=list(chosen), **form.cleaned_data
        ),
        _("{outcome} jabatan ditandai."),
        way_back(request, reverse("posts:posts")),
        form=form,
    )


def tree(request: SignedInRequest) -> HttpResponse:
    """Show the units as a tree with their posts counted."""
    read_by(request)
    return render(request, "posts/tree.html", {"tree": tree_of(request.agency)})


def vacancies(request: SignedInRequest) -> HttpResponse:
    """Show what is vacant and what will be, by quarter and one by one."""
    read_by(request)
    form = ForecastForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    day = wanted.get("day") or timezone.localdate()
    found = forecast_of(request.agency, day)
    rows = [one for one in found.vacancies if is_wanted(one, wanted.get("show") or "")]
    labels, counts = by_quarter(rows)
    context = {
        "form": form,
        "day": day,
        "forecast": found,
        "page": page_of(request, rows),
        "now": sum(one.holder is None for one in found.vacancies),
        "soon": sum(one.holder is not None and one.months_left < 12 for one in found.vacancies),
        "labels": labels,
        "counts": counts,
    }
    return render(request, "posts/vacancies.html", context)


def is_wanted(one: PostVacancy, show: str) -> bool:
    """Tell whether a vacancy is among those asked for."""
    profile = getattr(one.position, "profile", None)
    kinds = {
        "target": bool(profile and profile.is_target),
        "kritikal": bool(profile and profile.is_critical),
        "segera": one.months_left < 12,
    }
    return kinds.get(show, True)


def by_quarter(rows: list[PostVacancy]) -> tuple[list[str], list[int]]:
    """Return the quarters in which posts fall vacant, each with how many; vacant now left out."""
    counted: dict[date, int] = {}
    for one in rows:
        if one.holder is not None:
            start = period_of(one.on, "quarter")
            counted[start] = counted.get(start, 0) + 1
    quarters = sorted(counted)[:12]
    labels = [f"{QUARTERS[(start.month - 1) // 3]} {start.year}" for start in quarters]
    return labels, [counted[start] for start in quarters]


def vacancies_export(request: SignedInRequest) -> HttpResponse:
    """Hand over the forecast as a workbook."""
    form = ForecastForm(request.GET)
    given = form.cleaned_data.get("day") if form.is_valid() else None
    day = given or timezone.localdate()
    sheets = actions.take_vacancies(request.user, request.agency, day=day)
    return workbook(sheets, f"prakiraan-lowongan-{day}.xlsx")


def faults(request: SignedInRequest) -> HttpResponse:
    """Show what is wrong with the posts and their holders, and what to do."""
    read_by(request)
    return render(request, "posts/faults.html", {"faults": faults_of(request.agency)})


def fault(request: SignedInRequest, code: str) -> HttpResponse:
    """List the posts or people of one fault."""
    read_by(request)
    found = next((one for one in faults_of(request.agency) if one.code == code), None)
    if found is None:
        raise Http404
    context = {"fault_found": found, "page": page_of(request, found.rows)}
    return render(request, "posts/fault.html", context)


def upload(request: SignedInRequest) -> HttpResponse:
    """Take in a workbook of demands: all of it, or what is wrong with it row by row."""
    if not operates(request.user, request.agency):
        raise PermissionDenied
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            reading = read_demands(sent.read(), sent.name)
            context["reading"] = reading
            if not reading.faults:
                context["taken"] = actions.import_demands(
                    request.user, request.agency, rows=reading.rows
                )
        except TakarError as found:
            context["fault"] = found
    bad = context.get("fault") or (context.get("reading") and context["reading"].faults)
    return render(request, "posts/upload.html", context, status=422 if bad else 200)


def template(request: SignedInRequest) -> HttpResponse:
    """Hand over an empty workbook of demands with one example."""
    read_by(request)
    return workbook({"Syarat jabatan": [dict(EXAMPLE)]}, "syarat-jabatan.xlsx")
