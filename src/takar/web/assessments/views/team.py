"""Pages of the team of an event: who sits there, who is lent, who left."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import (
    change_seat,
    invite_guest,
    recall_assessor,
    release_assessor,
    seat_assessor,
)
from takar.web.assessments.forms import GuestForm, SeatFactsForm, SeatForm
from takar.web.assessments.models import Event, EventAssessor
from takar.web.assessments.permissions import assesses, operates, sees_everyone
from takar.web.assessments.queries.team import findings_of_team, members_of
from takar.web.assessments.rules.states import may_now
from takar.web.assessments.views.doors import visible_event
from takar.web.assessments.views.participants import operated_event
from takar.web.kit.answers import deed


def team(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show who works on an event."""
    event = visible_event(request, event_id)
    if not (sees_everyone(request.user, event) or assesses(request.user, event)):
        raise PermissionDenied
    return team_page(request, event)


def team_page(
    request: SignedInRequest, event: Event, *, status: int = 200, **shown: Any
) -> HttpResponse:
    """Draw the page; a password stands on it once and is never kept by a browser."""
    context = {
        "event": event,
        "members": members_of(event),
        "findings": findings_of_team(event),
        "may_operate": operates(request.user, event),
        "may_staff": may_now("staff", event.state),
        "seat_form": SeatForm(event=event),
        "guest_form": GuestForm(event=event, prefix="tamu"),
    }
    response = render(request, "assessments/team.html", context | shown, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def seat(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Seat somebody of the own agency."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event = operated_event(request, event_id)
    form = SeatForm(request.POST, event=event)
    if not form.is_valid():
        return team_page(request, event, status=422, seat_form=form, opened="own")
    typed = form.cleaned_data
    try:
        seat_assessor(request.user, event, user=typed["user"], name=typed["name"], **form.facts)
    except TakarError as fault:
        return team_page(request, event, status=422, seat_form=form, fault=fault, opened="own")
    return redirect("assessments:team", event.pk)


def guest(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Invite an assessor lent by another agency; a new account's password is shown once."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event = operated_event(request, event_id)
    form = GuestForm(request.POST, event=event, prefix="tamu")
    if not form.is_valid():
        return team_page(request, event, status=422, guest_form=form, opened="guest")
    names = ("username", "full_name", "lent_by")
    try:
        invited, password = invite_guest(
            request.user, event, **{name: form.cleaned_data[name] for name in names}, **form.facts
        )
    except TakarError as fault:
        return team_page(request, event, status=422, guest_form=form, fault=fault, opened="guest")
    if not password:
        return redirect("assessments:team", event.pk)
    return team_page(request, event, password=password, invited=invited)


def edit_seat(request: SignedInRequest, event_id: int, seat_id: int) -> HttpResponse:
    """Change what a seat says, or let somebody go and come back."""
    event = operated_event(request, event_id)
    found = seat_in(event, seat_id)
    form = SeatFactsForm(request.POST or None, event=event, initial=initial_of(found))
    fault = None
    if form.is_valid():
        facts = form.facts
        try:
            change_seat(request.user, found, days=facts.pop("days"), facts=facts)
            return redirect("assessments:team", event.pk)
        except TakarError as error:
            fault = error
    context = {"event": event, "seat": found, "form": form, "fault": fault}
    return render(request, "assessments/seat.html", context, status=422 if fault else 200)


def release(request: SignedInRequest, event_id: int, seat_id: int) -> HttpResponse:
    """Take somebody out of the team."""
    event = operated_event(request, event_id)
    found = seat_in(event, seat_id)
    return deed(
        request,
        lambda: release_assessor(request.user, found, reason=request.POST.get("reason", "")),
        _("Dilepas dari tim; {outcome} penugasan yang belum dinilai dicabut, nilainya tetap."),
        "assessments:team",
        event.pk,
    )


def recall(request: SignedInRequest, event_id: int, seat_id: int) -> HttpResponse:
    """Let somebody released sit again."""
    event = operated_event(request, event_id)
    found = seat_in(event, seat_id)
    return deed(
        request,
        lambda: recall_assessor(request.user, found),
        _("Duduk lagi di tim; tugaskan kembali pesertanya."),
        "assessments:team",
        event.pk,
    )


def seat_in(event: Event, seat_id: int) -> EventAssessor:
    """Return a seat of an event; 404 otherwise."""
    seats = EventAssessor.objects.select_related("event__agency", "user")
    found: EventAssessor = get_object_or_404(seats, pk=seat_id, event=event)
    return found


def initial_of(seat: EventAssessor) -> dict[str, Any]:
    """Return what stands in the form of a seat."""
    return {
        "role": seat.role,
        "tier": seat.tier,
        "languages": seat.languages,
        "most_a_day": seat.most_a_day,
        "days": [one.day.isoformat() for one in seat.presences.all()],
    }
