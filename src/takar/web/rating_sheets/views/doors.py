"""How the pages of the room find what the reader may see."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Assignment, Event
from takar.web.assessments.queries.events import events_seen_by
from takar.web.rating_sheets.models import RatingSheet
from takar.web.rating_sheets.permissions import operates, rates_here
from takar.web.rating_sheets.queries.seen import my_assignments


def refuse_others(request: SignedInRequest) -> None:
    """Refuse whoever has no sheets in this agency.

    Raises:
        PermissionDenied: they are no assessor.
    """
    if not rates_here(request.user, request.agency):
        raise PermissionDenied


def own_assignment(request: SignedInRequest, assignment_id: int) -> Assignment:
    """Return an assignment whose sheet is the reader's; 404 otherwise."""
    mine = my_assignments(request.user, request.agency).select_related(
        "participant__event__agency", "participant__employee", "method__event", "assessor", "sheet"
    )
    return get_object_or_404(mine.prefetch_related("method__competencies"), pk=assignment_id)


def operated_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event whose board the reader keeps.

    Raises:
        PermissionDenied: they may see the event, but do not operate it.
    """
    seen = events_seen_by(request.user, request.agency).select_related("agency")
    event = get_object_or_404(seen, pk=event_id)
    if not operates(request.user, event):
        raise PermissionDenied
    return event


def operated_sheet(request: SignedInRequest, event_id: int, assignment_id: int) -> RatingSheet:
    """Return a sheet of an event whose board the reader keeps."""
    event = operated_event(request, event_id)
    sheets = RatingSheet.objects.filter(assignment__participant__event=event)
    return get_object_or_404(
        sheets.select_related(
            "assignment__participant__event__agency",
            "assignment__participant__employee",
            "assignment__method__event",
            "assignment__assessor",
        ),
        assignment=assignment_id,
    )


def rated_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event in which the reader has sheets, or which they operate; 404 otherwise."""
    refuse_others(request)
    events = Event.objects.filter(agency=request.agency).select_related("agency")
    event: Event = get_object_or_404(events, pk=event_id)
    mine = my_assignments(request.user, request.agency).filter(participant__event=event)
    if not operates(request.user, event) and not mine.exists():
        raise Http404
    return event
