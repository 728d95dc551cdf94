"""How the pages of the room find what the reader may see, and tell what went wrong."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.timetables.models import Session, Timetable
from takar.web.timetables.permissions import plans
from takar.web.timetables.queries.events import events_planned_by
from takar.web.timetables.queries.sessions import whole


def readable_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event whose timetables this person may read; 404 otherwise."""
    seen = events_planned_by(request.user, request.agency).select_related("agency")
    return get_object_or_404(seen, pk=event_id)


def planned_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event for which this person plans; 403 for those who only read."""
    event = readable_event(request, event_id)
    if not plans(request.user, event):
        raise PermissionDenied
    return event


def version_of(event: Event, timetable_id: int) -> Timetable:
    """Return a version of an event; 404 otherwise."""
    found = Timetable.objects.filter(event=event).select_related(
        "event__agency", "made_by", "made_from"
    )
    return get_object_or_404(found, pk=timetable_id)


def session_of(event: Event, session_id: int) -> Session:
    """Return a session of an event; 404 otherwise."""
    found = whole(Session.objects.filter(timetable__event=event))
    return get_object_or_404(found, pk=session_id)


def parts(event: Event, here: str) -> list[dict[str, Any]]:
    """Return the pages of the room for an event, with the one now open marked."""
    offered = [
        ("timetables:timetable", _("Ringkasan"), "layout-dashboard"),
        ("timetables:places", _("Ruang dan jam"), "door-open"),
        ("timetables:plan", _("Susun"), "wand-sparkles"),
        ("timetables:invitations", _("Undangan"), "mail"),
        ("timetables:door", _("Kehadiran"), "scan-line"),
    ]
    return [
        {
            "title": title,
            "icon": icon,
            "link": reverse(name, args=[event.pk]),
            "is_here": name == f"timetables:{here}",
        }
        for name, title, icon in offered
    ]


def about(request: SignedInRequest, event: Event, here: str) -> dict[str, Any]:
    """Return what every page about an event is told."""
    may_plan = plans(request.user, event)
    shown = [one for one in parts(event, here) if may_plan or not one["link"].endswith("/susun/")]
    return {"event": event, "parts": shown, "may_plan": may_plan}
