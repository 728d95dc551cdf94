"""How the pages of the room find what the reader may see, and tell what went wrong."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.audit.action import NotPermitted
from takar.web.timetables.models import Session, Timetable
from takar.web.timetables.permissions import plans
from takar.web.timetables.queries.events import events_planned_by
from takar.web.timetables.queries.sessions import whole

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


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


def deed(
    request: SignedInRequest, act: Callable[[], object], done: Any, *where: Any
) -> HttpResponse:
    """Do one act of a form, tell how it went, and go on.

    Args:
        request: must be a POST.
        act: what is to be done.
        done: what to say when it was done; may take the outcome.
        where: the page to go to, as for ``redirect``.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        outcome = act()
    except NotPermitted:
        raise
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
    else:
        messages.success(request, str(done).format(outcome=outcome))
    return redirect(*where)


def download(
    request: SignedInRequest, make: Callable[[], bytes], *, name: str, kind: str
) -> HttpResponse:
    """Return a file, or the page that says why there is none."""
    try:
        content = make()
    except NotPermitted:
        raise
    except TakarError as fault:
        return render(request, "timetables/fault.html", {"fault": fault}, status=409)
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


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
