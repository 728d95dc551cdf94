"""Letters of assignment: all of them for the office, the own one for an assessor."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import EventAssessor
from takar.web.kit.answers import PDF, download
from takar.web.timetables import actions
from takar.web.timetables.permissions import sits_or_plans
from takar.web.timetables.views.doors import planned_event
from takar.web.timetables.views.inviting import site_of


def assignment_letters(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the letters of everybody who judges, in one file."""
    event = planned_event(request, event_id)
    return download(
        request,
        lambda: actions.print_assignment_letters(request.user, event, site=site_of(request)),
        name=f"surat-tugas-{event.pk}.pdf",
        kind=PDF,
    )


def assignment_letter(request: SignedInRequest, seat_id: int) -> HttpResponse:
    """Hand over the own letter; an operator any."""
    found = EventAssessor.objects.filter(event__agency=request.agency)
    seat: EventAssessor = get_object_or_404(found.select_related("event__agency"), pk=seat_id)
    if not sits_or_plans(request.user, seat):
        raise Http404
    return download(
        request,
        lambda: actions.print_assignment_letter(request.user, seat, site=site_of(request)),
        name=f"surat-tugas-{seat.pk}.pdf",
        kind=PDF,
    )
