"""Pages about plans of training."""

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import XLSX, attachment, require
from takar.web.kit.paging import ROWS, page_of
from takar.web.scenarios.actions import archive_plan, make_plan, restore_plan, take_steps
from takar.web.scenarios.forms import PlanForm
from takar.web.scenarios.models import TrainingPlan
from takar.web.scenarios.permissions import keeps_plan, makes_plans, reads_plans, sees_points
from takar.web.scenarios.queries import (
    courses_of,
    made_from,
    plans_chosen,
    plans_seen_by,
    steps_seen,
)
from takar.web.scenarios.rules import COMPARED
from takar.web.scenarios.tasks import compute_plan
from takar.web.scenarios.views.answers import deeds, readable_plan, tabs
from takar.web.scenarios.wording import DEEDS

PRINTED = 5_000
"""Rows of a list that is to be printed whole."""


def plans(request: SignedInRequest) -> HttpResponse:
    """List the plans the reader may see."""
    require(reads_plans(request.user, request.agency))
    archived = request.GET.get("arsip") == "1"
    context = {
        "page": page_of(request, plans_seen_by(request.user, request.agency, archived=archived)),
        "is_archive": archived,
        "tabs": tabs(request, "scenarios:plans"),
        "most": COMPARED,
        **deeds(request),
    }
    return render(request, "scenarios/plans.html", context)


def new_plan(request: SignedInRequest) -> HttpResponse:
    """Ask for a plan; it is computed in the background."""
    require(makes_plans(request.user, request.agency))
    given = {"target": request.GET.get("target"), "unit": request.GET.get("unit")}
    form = PlanForm(
        request.POST or None,
        agency=request.agency,
        user=request.user,
        initial={name: value for name, value in given.items() if value},
    )
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ASKED}
        made = made_from(TrainingPlan, request.agency, said["once_key"])
        if made is None:
            made = make_plan(request.user, request.agency, terms=form.terms(), **said)
            compute_plan.enqueue(made.pk, request.user.pk)
        return redirect("scenarios:plan", made.pk)
    context = {"form": form, "has_courses": courses_of(request.agency).exists(), **deeds(request)}
    return render(request, "scenarios/new_plan.html", context)


ASKED = ("name", "note", "day", "rules", "unit", "target", "objective", "once_key")
"""What the form says besides the terms."""


def plan(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show what has to be done; while it is computed, the page asks again by itself."""
    found = readable_plan(request, plan_id)
    context = {
        "plan": found,
        "sketch": found,
        "answer": found.answer and found.found,
        "titles": {course.code: course.title for course in found.agreed.courses},
        "may_keep": keeps_plan(request.user, found),
        "shows_points": sees_points(request.user, found),
        **deeds(request),
    }
    if request.htmx:
        response = render(request, "scenarios/state.html", context)
        if not found.is_busy:
            response["HX-Refresh"] = "true"
        return response
    return render(request, "scenarios/plan.html", context)


def plan_steps(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """List who does what; made to be printed as well."""
    found = readable_plan(request, plan_id)
    words, deed = request.GET.get("q", ""), request.GET.get("tindakan", "")
    rows = steps_seen(request.user, found, words, deed)
    context = {
        "plan": found,
        "page": page_of(request, rows, size=PRINTED if request.GET.get("semua") else ROWS),
        "q": words,
        "deed": deed,
        "deeds": DEEDS,
        "titles": {course.code: course.title for course in found.agreed.courses},
        "shows_points": sees_points(request.user, found),
    }
    return render(request, "scenarios/plan_steps.html", context)


def plan_download(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Hand over who does what as a workbook."""
    found = readable_plan(request, plan_id)
    content = take_steps(request.user, found)
    return attachment(content, f"rencana-{found.pk}-{found.day}.xlsx", XLSX)


def archive(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Put a plan away."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    archive_plan(request.user, readable_plan(request, plan_id))
    return redirect("scenarios:plans")


def restore(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Take a plan out of the archive."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = readable_plan(request, plan_id)
    restore_plan(request.user, found)
    return redirect("scenarios:plan", found.pk)


def comparison(request: SignedInRequest) -> HttpResponse:
    """Lay two or three plans side by side."""
    require(reads_plans(request.user, request.agency))
    chosen = plans_chosen(request.user, request.agency, request.GET.getlist("s"))
    context = {
        "chosen": [{"plan": one, "answer": one.found, "terms": one.agreed} for one in chosen],
        "same_evidence": len({one.evidence_hash for one in chosen}) < 2,
    }
    return render(request, "scenarios/plan_comparison.html", context)
