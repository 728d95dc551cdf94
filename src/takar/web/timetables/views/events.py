"""The list of events, and where the timetable of one stands."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.paging import page_of
from takar.web.timetables.permissions import reads_timetables
from takar.web.timetables.queries.events import listed_events, searches_of, versions_of
from takar.web.timetables.queries.inviting import answers_of
from takar.web.timetables.queries.readiness import readiness_of
from takar.web.timetables.queries.sessions import in_force
from takar.web.timetables.views.doors import about, readable_event


def events(request: SignedInRequest) -> HttpResponse:
    """List events with their timetables; everybody else is led to the own one."""
    if not reads_timetables(request.user, request.agency):
        return redirect("timetables:mine")
    words = request.GET.get("q", "")
    context = {
        "page": page_of(request, listed_events(request.user, request.agency, words)),
        "q": words,
    }
    return render(request, "timetables/events.html", context)


def timetable(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show where the timetable of an event stands: what is there, what is missing, each version."""
    event = readable_event(request, event_id)
    found = list(versions_of(event))
    context = {
        **about(request, event, "timetable"),
        "ready": readiness_of(event),
        "versions": found,
        "current": in_force(event),
        "searches": [one for one in searches_of(event)[:5] if one.state != "SELESAI"],
        "answers": answers_of(event),
        "drafts": [one for one in found if one.state == "DRAF"],
    }
    return render(request, "timetables/timetable.html", context)
