"""At the door: scan, see at once who it is, and who is missing."""

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.audit.action import NotPermitted
from takar.web.kit.answers import deed
from takar.web.kit.numbers import ticked
from takar.web.timetables import actions
from takar.web.timetables.models import Arrival, Session, Timetable
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.permissions import is_participant, plans
from takar.web.timetables.queries.attendance import (
    attendance_of,
    holder_of,
    named_by,
    place_of,
)
from takar.web.timetables.queries.boards import days_in
from takar.web.timetables.queries.sessions import in_force, sessions_in, today_of
from takar.web.timetables.rules.passes import token_in
from takar.web.timetables.views.doors import about, planned_event, readable_event

CAMERA = "camera=(self), microphone=(), geolocation=()"


def door(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the door: what to scan with, who came, who is missing."""
    event = readable_event(request, event_id)
    response = shown_door(request, event)
    response.headers["Permissions-Policy"] = CAMERA
    return response


def shown_door(request: SignedInRequest, event: Event, /, **more: Any) -> HttpResponse:
    """Show the door of a session or of a day."""
    timetable = in_force(event)
    context = {**about(request, event, "door"), "timetable": timetable, **more}
    if timetable:
        sessions = list(sessions_in(timetable))
        days = days_in(sessions)
        at = chosen_session(sessions, request)
        day = at.day if at else chosen_day(days, request, event)
        context |= {
            "days": days,
            "day": day,
            "at": at,
            "sessions": [one for one in sessions if one.day == day],
            "titles": method_titles(event),
            "attendance": attendance_of(timetable, day, at) if day else None,
        }
    is_part = request.method == "GET" and request.headers.get("X-Requested-With") == "fetch"
    return render(request, f"timetables/{'present' if is_part else 'door'}.html", context)


def chosen_session(sessions: list[Session], request: SignedInRequest) -> Session | None:
    """Return the session at whose door one stands; none is the door of the day."""
    wanted = request.POST.get("sesi") or request.GET.get("sesi", "")
    return next((one for one in sessions if str(one.pk) == wanted), None)


def session_here(timetable: Timetable, request: SignedInRequest) -> Session | None:
    """Return the session at whose door a scan was made, read alone: scans come fast."""
    wanted = request.POST.get("sesi", "")
    number = int(wanted) if wanted.isdecimal() else 0
    return sessions_in(timetable).filter(pk=number).first()


def chosen_day(days: list[date], request: SignedInRequest, event: Event) -> date | None:
    """Return the day one looks at: today where something happens, else the next day."""
    wanted = request.GET.get("hari", "")
    chosen = next((day for day in days if day.isoformat() == wanted), None)
    today = today_of(event.agency).date()
    coming = next((day for day in days if day >= today), days[-1] if days else None)
    return chosen or coming


def scan(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Answer a scan at once: who, where they sit, and whether they may come in."""
    event = planned_event(request, event_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    context = answer_to(request, event)
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "timetables/answer.html", context)
    return shown_door(request, event, **context)


def answer_to(request: SignedInRequest, event: Event) -> dict[str, Any]:
    """Return what is said to a scan."""
    timetable = in_force(event)
    named = named_by(event, request.POST.get("kode", ""))
    if timetable is None or named.participant is None:
        return {"is_answer": True, "is_elsewhere": named.is_elsewhere, "event": event}
    at = session_here(timetable, request)
    told = parsed(request.POST.get("saat", ""))
    try:
        place = actions.note_arrival(
            request.user,
            named.participant,
            at=at,
            how=named.how,
            told_at=told,
            insists=request.POST.get("tetap") == "1",
        )
    except NotPermitted:
        raise
    except TakarError as fault:
        return {"is_answer": True, "fault": fault, "event": event}
    return {
        "is_answer": True,
        "place": place,
        "verdict": place.verdict.value,
        "lets_in": place.verdict.lets_in,
        "at": at,
        "event": event,
        "titles": method_titles(event),
    }


def parsed(written: str) -> datetime | None:
    """Return the moment a device tells, if it can be read."""
    try:
        told = parse_datetime(written)
    except ValueError:
        return None
    return told if told and timezone.is_aware(told) else None


def undo(request: SignedInRequest, event_id: int, arrival_id: int) -> HttpResponse:
    """Take an arrival back."""
    event = planned_event(request, event_id)
    arrival: Arrival = get_object_or_404(
        Arrival.objects.select_related("participant__event__agency"),
        pk=arrival_id,
        participant__event=event,
    )
    where = ("timetables:door", event.pk)
    return deed(
        request,
        lambda: actions.undo_arrival(request.user, arrival),
        _("Kedatangan dibatalkan."),
        *where,
    )


def missing(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Note of those ticked that they did not come, or that they are waited for."""
    event = planned_event(request, event_id)
    people = ticked(request.POST)
    is_back = request.POST.get("kembali") == "1"
    return deed(
        request,
        lambda: actions.mark_missing(request.user, event, participants=people, is_back=is_back),
        _("Kehadiran {outcome} peserta dicatat."),
        "timetables:door",
        event.pk,
    )


def token(request: SignedInRequest, token: str) -> HttpResponse:
    """Open the address of a code: the holder sees the own timetable, the door sees who it is.

    Nobody else learns whether the code is one.
    """
    holder = holder_of(token_in(token))
    if holder is None:
        return render(request, "timetables/unknown_code.html", status=404)
    if plans(request.user, holder):
        return met(request, holder)
    if is_participant(request.user, holder):
        return redirect("timetables:mine")
    return render(request, "timetables/unknown_code.html", status=404)


def met(request: SignedInRequest, holder: Any) -> HttpResponse:
    """Show the operator whose code was opened, with a button that notes the arrival."""
    event = holder.event
    timetable: Timetable | None = in_force(event)
    place = place_of(timetable, holder, today_of(event.agency), at=None) if timetable else None
    context = {
        **about(request, event, "door"),
        "participant": holder,
        "place": place,
        "titles": method_titles(event),
    }
    return render(request, "timetables/met.html", context)
