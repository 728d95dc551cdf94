"""The minutes of integration meetings."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.assessments.queries.events import events_seen_by
from takar.web.kit.answers import PDF
from takar.web.meetings.models import Meeting
from takar.web.meetings.permissions import reads_minutes
from takar.web.meetings.queries.minutes import minutes_to_print
from takar.web.reports.actions.meetings import print_minutes
from takar.web.reports.views.files import download


def minutes(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List the meetings of an event whose minutes can be printed."""
    event = readable_event(request, event_id)
    return render(
        request, "reports/minutes.html", {"event": event, "meetings": minutes_to_print(event)}
    )


def minutes_file(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Give the minutes of one meeting."""
    event = readable_event(request, event_id)
    meetings = Meeting.objects.filter(event=event).select_related("event__agency")
    meeting: Meeting = get_object_or_404(meetings, pk=meeting_id)
    return download(
        request,
        lambda: print_minutes(request.user, meeting),
        name=f"berita-acara-{event.pk}-{meeting.number}.pdf",
        kind=PDF,
    )


def readable_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event whose minutes the reader may read."""
    seen = events_seen_by(request.user, request.agency).select_related("agency")
    event: Event = get_object_or_404(seen, pk=event_id)
    if not reads_minutes(request.user, event):
        raise PermissionDenied
    return event
