"""Pages about many posts: the list, the tree, the vacancies, what is wrong, the import."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.measures.succession.months import months_later, period_of
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, way_back, workbook
from takar.web.kit.numbers import row_number, ticked
from takar.web.kit.paging import page_of
from takar.web.people.models import Position
from takar.web.posts import actions
from takar.web.posts.forms import FileForm, ForecastForm, MarkForm, PostFilter
from takar.web.posts.importing import EXAMPLE, read_demands
from takar.web.posts.permissions import operates
from takar.web.posts.queries.falling import PostVacancy, vacancies_wanted
from takar.web.posts.queries.forecast import forecast_of
from takar.web.posts.queries.roster import faults_of, posts_wanted
from takar.web.posts.queries.seats import branch_of, holders_among, posts_in
from takar.web.posts.views.doors import read_by

QUARTERS = ("I", "II", "III", "IV")
MOST_QUARTERS = 12


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


def posts_export(request: SignedInRequest) -> HttpResponse:
    """Hand over the posts the list shows as a workbook."""
    read_by(request)
    form = PostFilter(request.GET, agency=request.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = posts_wanted(request.agency, wanted)
    sheet = actions.take_posts(request.user, request.agency, posts=found)
    return workbook({"Jabatan": sheet}, f"jabatan-{timezone.localdate()}.xlsx")


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
    """Show one unit of the tree: what hangs below it with posts counted, and its own posts."""
    read_by(request)
    branch = branch_of(request.agency, row_number(request.GET.get("unit")))
    if branch is None:
        raise Http404
    own = posts_in(request.agency).filter(unit=branch.node.unit) if branch.node else []
    page = page_of(request, own)
    held = holders_among(list(page))
    context = {
        "branch": branch,
        "page": page,
        "rows": [{"post": one, "people": held.get(one.pk, [])} for one in page],
    }
    return render(request, "posts/tree.html", context)


def vacancies(request: SignedInRequest) -> HttpResponse:
    """Show what is vacant and what will be, by quarter and one by one."""
    read_by(request)
    form = ForecastForm(request.GET, agency=request.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    day = wanted.get("day") or timezone.localdate()
    found = forecast_of(request.agency, day)
    rows = vacancies_wanted(found.vacancies, wanted)
    labels, counts = by_quarter(rows, day)
    context = {
        "form": form,
        "day": day,
        "forecast": found,
        "page": page_of(request, rows),
        "now": sum(one.holder is None for one in found.vacancies),
        "overdue": sum(one.is_overdue for one in found.vacancies),
        "soon": sum(one.is_soon for one in found.vacancies),
        "labels": labels,
        "counts": counts,
    }
    return render(request, "posts/vacancies.html", context)


def by_quarter(rows: list[PostVacancy], day: date) -> tuple[list[str], list[int]]:
    """Return twelve quarters from a day on, each with how many posts fall vacant in it.

    What is vacant now, or overdue, falls into none of them.
    """
    counted = Counter(
        period_of(one.on, "quarter") for one in rows if one.holder is not None and one.on > day
    )
    starts = [period_of(day, "quarter")]
    while len(starts) < MOST_QUARTERS:
        starts.append(period_of(months_later(starts[-1], 3), "quarter"))
    labels = [f"{QUARTERS[(start.month - 1) // 3]} {start.year}" for start in starts]
    counts = [counted[start] for start in starts]
    return (labels, counts) if any(counts) else ([], [])


def vacancies_export(request: SignedInRequest) -> HttpResponse:
    """Hand over the forecast as a workbook."""
    form = ForecastForm(request.GET, agency=request.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    day = wanted.get("day") or timezone.localdate()
    sheets = actions.take_vacancies(request.user, request.agency, day=day, wanted=wanted)
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
