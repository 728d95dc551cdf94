"""The page of the method x competency matrix, checked while one ticks."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django_htmx.http import retarget

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import set_methods
from takar.web.assessments.forms import MatrixForm
from takar.web.assessments.models import Event
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import methods_of
from takar.web.assessments.rules.limits import Limits
from takar.web.assessments.rules.matrix import is_center, matrix_findings
from takar.web.assessments.views.doors import visible_event


def methods(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the matrix of an event, and accept it."""
    event = visible_event(request, event_id)
    if not operates(request.user, event):
        raise PermissionDenied
    limits = limits_of(law_of_event(event))
    form = MatrixForm(request.POST or None, limits=limits, initial=ticked_now(event))
    fault = None
    if form.is_valid():
        try:
            set_methods(request.user, event, matrix=form.matrix, weights=form.weights)
            return redirect(
                "assessments:criteria" if "next" in request.POST else "assessments:event", event.pk
            )
        except TakarError as found:
            fault = found
    context = {"event": event, "form": form, "fault": fault, "limits": limits}
    return render(request, "assessments/methods.html", context | remarks(event, limits, form))


def check_methods(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Tell what is still wrong with the matrix as it is ticked now; writes nothing.

    The grid itself is answered only where its columns change, so that ticks are left alone.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event = visible_event(request, event_id)
    if not operates(request.user, event):
        raise PermissionDenied
    limits = limits_of(law_of_event(event))
    form = MatrixForm(request.POST, limits=limits)
    form.is_valid()
    context = {"event": event, "form": form, "limits": limits} | remarks(event, limits, form)
    if form.has_its_columns:
        return render(request, "assessments/matrix_remarks.html", context)
    return retarget(render(request, "assessments/matrix_part.html", context), "#kisi")


def ticked_now(event: Event) -> dict[str, object]:
    """Return what stands in the grid when the page opens."""
    ticks: dict[str, object] = {}
    for method in methods_of(event):
        ticks[f"use_{method.code}"] = True
        ticks[f"weight_{method.code}"] = method.weight
        ticks[f"see_{method.code}"] = [cell.competency for cell in method.competencies.all()]
    return ticks


def remarks(event: Event, limits: Limits, form: MatrixForm) -> dict[str, object]:
    """Return what the law says to the matrix as ticked, or as stored when nothing was sent."""
    stored = {
        method.code: frozenset(cell.competency for cell in method.competencies.all())
        for method in methods_of(event)
    }
    matrix = form.matrix if form.is_bound else stored
    return {
        "findings": matrix_findings(matrix, limits, name=event.name),
        "is_center": is_center(matrix, limits),
        "methods_count": len(matrix),
    }
