"""Pages of the words by which levels are known, and the blank form that carries them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import word_anchor
from takar.web.assessments.forms import AnchorForm
from takar.web.assessments.models import EventMethod
from takar.web.assessments.papers import printed_form
from takar.web.assessments.permissions import assesses, operates
from takar.web.assessments.queries.anchors import (
    Ladder,
    Wording,
    ladders_of,
    latest_version,
    versions_of,
)
from takar.web.assessments.views.doors import visible_event
from takar.web.kit.answers import PDF
from takar.web.people.queries.law import law_of


def anchors(request: SignedInRequest) -> HttpResponse:
    """Show how every level is known."""
    if not assesses(request.user, request.agency):
        raise PermissionDenied
    law = law_of(request.agency, timezone.localdate())
    context = {
        "ladders": ladders_of(request.agency, law),
        "version": latest_version(request.agency),
        "paper": law.cite("assessment.anchors"),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "assessments/anchors.html", context)


def anchor(request: SignedInRequest, competency: str, level: int) -> HttpResponse:
    """Show the wordings of one level, and accept a new one."""
    if not operates(request.user, request.agency):
        raise PermissionDenied
    law = law_of(request.agency, timezone.localdate())
    ladder, wording = wording_in(ladders_of(request.agency, law), competency, level)
    form = AnchorForm(request.POST or None, initial={"behaviours": "\n".join(wording.behaviours)})
    fault = None
    if form.is_valid():
        lines = form.cleaned_data["behaviours"].splitlines()
        try:
            word_anchor(
                request.user,
                request.agency,
                competency=competency,
                level=level,
                behaviours=lines,
            )
            return redirect("assessments:anchors")
        except TakarError as found:
            fault = found
    context = {
        "form": form,
        "fault": fault,
        "ladder": ladder,
        "wording": wording,
        "versions": versions_of(request.agency, competency, level),
        "paper": law.cite("assessment.anchors"),
    }
    return render(request, "assessments/anchor.html", context)


def wording_in(ladders: list[Ladder], competency: str, level: int) -> tuple[Ladder, Wording]:
    """Return one level of one competency; 404 where there is none."""
    for ladder in ladders:
        for wording in ladder.levels:
            if (ladder.code, wording.level) == (competency, level):
                return ladder, wording
    raise Http404


def paper_form(request: SignedInRequest, event_id: int, method_code: str) -> HttpResponse:
    """Hand over the blank form of a method as a PDF."""
    event = visible_event(request, event_id)
    if not assesses(request.user, event):
        raise PermissionDenied
    methods = EventMethod.objects.prefetch_related("competencies")
    method: EventMethod = get_object_or_404(methods, event=event, code=method_code)
    response = HttpResponse(printed_form(method), content_type=PDF)
    name = _("formulir-{method}.pdf").format(method=method.code.lower().replace("_", "-"))
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
