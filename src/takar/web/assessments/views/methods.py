"""The design of an event: class, template, method x competency matrix, checked while one ticks."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.http import retarget

from takar.kernel.errors import TakarError
from takar.regulations.book import Law
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import (
    apply_template,
    set_complexity,
    set_methods,
    undo_template,
)
from takar.web.assessments.forms import MatrixForm
from takar.web.assessments.forms.matrix import NUMBERS
from takar.web.assessments.models import Event
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.design import (
    conducts_of,
    demand_of,
    tiers_of,
    usual_conducts,
    weights_of,
)
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import matrix_of, methods_of
from takar.web.assessments.rules.design import class_findings, conduct_findings, weight_findings
from takar.web.assessments.rules.matrix import is_center, matrix_findings
from takar.web.assessments.rules.states import may_now
from takar.web.assessments.views.doors import visible_event
from takar.web.kit.answers import deed


def methods(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the matrix of an event, and accept it."""
    event = visible_event(request, event_id)
    if not operates(request.user, event):
        raise PermissionDenied
    law = law_of_event(event)
    limits = limits_of(law)
    usual = usual_conducts(law)
    form = MatrixForm(request.POST or None, limits=limits, usual=usual, initial=ticked_now(event))
    fault = None
    if form.is_valid():
        try:
            set_methods(
                request.user,
                event,
                matrix=form.matrix,
                weights=form.weights,
                conducts=form.conducts,
            )
            return redirect(
                "assessments:criteria" if "next" in request.POST else "assessments:event", event.pk
            )
        except TakarError as found:
            fault = found
    context = {
        "event": event,
        "form": form,
        "fault": fault,
        "limits": limits,
        "classes": law.codes("assessment.complexity"),
        "class_paper": law.cite("assessment.complexity"),
        "template_paper": law.cite("assessment.templates"),
        "may_plan": may_now("plan", event.state),
        "used": [(one.code, limits.methods.get(one.code, one.code)) for one in methods_of(event)],
    }
    return render(request, "assessments/methods.html", context | remarks(event, law, form))


def apply(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take the template of a class over."""
    event = visible_event(request, event_id)
    return deed(
        request,
        lambda: apply_template(request.user, event, complexity=request.POST.get("kelas", "")),
        _("Templat dipakai; rancangan sebelumnya dapat dikembalikan."),
        "assessments:methods",
        event.pk,
    )


def undo(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Give the design before the template back."""
    event = visible_event(request, event_id)
    return deed(
        request,
        lambda: undo_template(request.user, event),
        _("Rancangan sebelumnya dipakai lagi."),
        "assessments:methods",
        event.pk,
    )


def classify(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Say to which class the event belongs, and leave its methods."""
    event = visible_event(request, event_id)
    return deed(
        request,
        lambda: set_complexity(request.user, event, complexity=request.POST.get("kelas", "")),
        _("Kelas kerumitan disimpan; metodenya tidak berubah."),
        "assessments:methods",
        event.pk,
    )


def check_methods(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Tell what is still wrong with the matrix as it is ticked now; writes nothing.

    The grid itself is answered only where its columns change, so that ticks are left alone.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event = visible_event(request, event_id)
    if not operates(request.user, event):
        raise PermissionDenied
    law = law_of_event(event)
    limits = limits_of(law)
    form = MatrixForm(request.POST, limits=limits, usual=usual_conducts(law))
    form.is_valid()
    context = {"event": event, "form": form, "limits": limits} | remarks(event, law, form)
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
        for name in NUMBERS:
            ticks[f"{name}_{method.code}"] = getattr(method, name)
    return ticks


def remarks(event: Event, law: Law, form: MatrixForm) -> dict[str, object]:
    """Return what the law says to the design as ticked, or as stored when nothing was sent."""
    limits = limits_of(law)
    matrix = form.matrix if form.is_bound else matrix_of(event)
    weights = form.weights if form.is_bound else weights_of(event)
    conducts = form.conducts if form.is_bound else conducts_of(event)
    return {
        "findings": [
            *matrix_findings(matrix, limits, name=event.name),
            *class_findings(matrix, limits, demand_of(law, event.complexity), tiers_of(event)),
            *weight_findings(weights),
            *conduct_findings(conducts, limits, event.purpose),
        ],
        "is_center": is_center(matrix, limits),
        "methods_count": len(matrix),
    }
