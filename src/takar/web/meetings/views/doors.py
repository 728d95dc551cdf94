"""How the pages of the room find what the reader may see, and tell what went wrong."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from takar.kernel.language import msg
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.queries.events import events_seen_by, participants_seen_by
from takar.web.assessments.rules.refusals import BadScores
from takar.web.kit.answers import faults_of
from takar.web.meetings.models import Meeting
from takar.web.meetings.permissions import (
    holds_meetings,
    operates,
    reads_levels,
    reads_minutes,
    reads_scores,
    signs,
    sits_in_the_meeting,
)


def readable_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event whose levels the reader may read; 404 where it is not to be known."""
    seen = events_seen_by(request.user, request.agency)
    event = get_object_or_404(seen.select_related("agency", "run", "signed_by"), pk=event_id)
    if not reads_levels(request.user, event):
        raise Http404
    if not reads_scores(request.user, event):
        raise PermissionDenied
    return event


def people_of(request: SignedInRequest, event: Event) -> QuerySet[Participant]:
    """Return the participants of an event whom the reader may read about."""
    people = participants_seen_by(request.user, event)
    return people.select_related("employee__unit", "event__agency").order_by("number")


def participant_in(request: SignedInRequest, event_id: int, participant_id: int) -> Participant:
    """Return one participant of an event whom the reader may read about."""
    people = people_of(request, readable_event(request, event_id))
    found: Participant = get_object_or_404(people, pk=participant_id)
    return found


def level_in(request: SignedInRequest, event_id: int, level_id: int) -> IntegratedLevel:
    """Return one level of a participant whom the reader may read about."""
    people = people_of(request, readable_event(request, event_id))
    levels = IntegratedLevel.objects.filter(participant__in=people.order_by().values("pk"))
    return get_object_or_404(
        levels.select_related("participant__event__agency", "participant__employee__unit"),
        pk=level_id,
    )


def meeting_in(request: SignedInRequest, event_id: int, meeting_id: int) -> Meeting:
    """Return one meeting of an event whose levels the reader may read."""
    event = readable_event(request, event_id)
    meetings = Meeting.objects.filter(event=event).select_related("event__agency", "chair_user")
    return get_object_or_404(meetings, pk=meeting_id)


def powers(request: SignedInRequest, event: Event) -> dict[str, bool]:
    """Return what the reader may do at an event, for its pages."""
    return {
        "may_operate": operates(request.user, event),
        "may_hold": holds_meetings(request.user, event),
        "may_sit": sits_in_the_meeting(request.user, event),
        "may_sign": signs(request.user, event),
        "may_read_minutes": reads_minutes(request.user, event),
    }


def typed(form: forms.Form) -> dict[str, Any]:
    """Return what was typed into a small form.

    Raises:
        BadScores: it cannot be read.
    """
    if not form.is_valid():
        raise BadScores([msg("{fault}", fault=faults_of(form))])
    return form.cleaned_data


def kept_query(request: SignedInRequest) -> str:
    """Return the filter under which somebody walks from person to person."""
    kept = request.GET.copy()
    for name in set(kept) - {"saring", "group", "q"}:
        del kept[name]
    return f"?{kept.urlencode()}" if kept else ""


def person_page(request: SignedInRequest, participant: Participant, competency: str = "") -> str:
    """Return the address of one person's screen, at one competency."""
    link = reverse("meetings:person", args=[participant.event_id, participant.pk])
    return f"{link}{kept_query(request)}" + (f"#k-{competency}" if competency else "")


def meeting_page(event: Event) -> str:
    """Return the address of the page about who is there and who signs."""
    return reverse("meetings:meeting", args=[event.pk])
