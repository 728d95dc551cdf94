"""Pages of an event as a whole: the list, its making, its course."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import create_event, describe_event, move_to
from takar.web.assessments.forms import EventFilter, EventForm, ParticipantFilter, ReasonForm
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.course import course_of, overview_of, stages_of
from takar.web.assessments.queries.events import (
    events_seen_by,
    groups_of,
    listed_events,
    participants_seen_by,
    searched_participants,
)
from takar.web.assessments.views.doors import powers, visible_event
from takar.web.kit.answers import deed
from takar.web.kit.paging import page_of


def events(request: SignedInRequest) -> HttpResponse:
    """List the events the reader may look into."""
    form = EventFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "page": page_of(request, listed_events(request.user, request.agency, wanted)),
        "has_any": events_seen_by(request.user, request.agency).exists(),
        "may_operate": operates(request.user, request.agency),
        "today": timezone.localdate(),
    }
    return render(request, "assessments/events.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Open a new event."""
    if not operates(request.user, request.agency):
        raise PermissionDenied
    form = EventForm(request.POST or None)
    form.instance.agency = request.agency
    fault = None
    if form.is_valid():
        try:
            event = create_event(request.user, request.agency, **form.cleaned_data)
            return redirect("assessments:methods", event.pk)
        except TakarError as found:
            fault = found
    return render(request, "assessments/create.html", {"form": form, "fault": fault})


def describe(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Change what an event is."""
    event = visible_event(request, event_id)
    if not operates(request.user, event):
        raise PermissionDenied
    form = EventForm(request.POST or None, instance=event)
    fault = None
    if form.is_valid():
        try:
            describe_event(request.user, event, facts=form.cleaned_data)
            return redirect("assessments:event", event.pk)
        except TakarError as found:
            fault = found
    return render(
        request, "assessments/create.html", {"form": form, "fault": fault, "event": event}
    )


def event(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show an event: where it stands, what is to be mended, who takes part."""
    found = visible_event(request, event_id)
    may = powers(request, found)
    form = ParticipantFilter(request.GET, groups=groups_of(found))
    wanted = form.cleaned_data if form.is_valid() else {}
    people = searched_participants(participants_seen_by(request.user, found), wanted)
    context = {
        "event": found,
        "today": timezone.localdate(),
        "form": form,
        "page": page_of(request, people.order_by("number")),
        "course": course_of(found),
        "overview": overview_of(found),
        "stages": stages_of(found, roles_in(request), with_news=may["may_operate"]),
        **may,
    }
    return render(request, "assessments/event.html", context)


def roles_in(request: SignedInRequest) -> frozenset[str]:
    """Return the roles of the reader in the agency of the page."""
    return request.user.roles.get(request.agency.pk, frozenset())


def move(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Lead an event to another state."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = visible_event(request, event_id)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    state = request.POST.get("state", "")
    return deed(
        request,
        lambda: move_to(request.user, found, state=state, reason=reason),
        _("Keadaan kegiatan diubah."),
        "assessments:event",
        found.pk,
    )
