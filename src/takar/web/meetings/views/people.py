"""The list before the meeting: everybody with levels, gaps, disputes and quorum."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.assessments.queries.events import groups_of, searched_participants
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.rules.states import may_now
from takar.web.kit.answers import deed
from takar.web.kit.paging import page_of
from takar.web.meetings.actions import (
    Agreement,
    agree_on_undisputed,
    compute_levels,
    undo_agreement,
)
from takar.web.meetings.forms import PeopleFilter
from takar.web.meetings.permissions import operates
from takar.web.meetings.queries.changes import agreements_in, waits_for_measuring
from takar.web.meetings.queries.levels import meeting_progress, meeting_rows, narrowed
from takar.web.meetings.queries.sight import hidden_from
from takar.web.meetings.queries.sitting import open_meeting
from takar.web.meetings.views.doors import kept_query, meeting_in, people_of, powers, readable_event


def integration(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List the participants with their levels and what is still to be talked about."""
    event = readable_event(request, event_id)
    form = PeopleFilter(request.GET, groups=groups_of(event))
    wanted = form.cleaned_data if form.is_valid() else {}
    people = searched_participants(people_of(request, event), wanted)
    hidden = hidden_from(request.user, event)
    page = page_of(request, narrowed(people, wanted.get("saring", ""), hidden))
    meeting = open_meeting(event)
    context = {
        "event": event,
        "form": form,
        "page": page,
        "rows": meeting_rows(event, list(page), meeting, hidden),
        "progress": meeting_progress(event),
        "findings": findings_of(event) if operates(request.user, event) else [],
        "meeting": meeting,
        "agreements": agreements_in(meeting) if meeting else [],
        "kept": kept_query(request),
        "may_compute": may_now("integrate", event.state),
        "may_decide": may_now("decide", event.state),
        "waits_for_measuring": waits_for_measuring(event),
        **powers(request, event),
    }
    return render(request, "meetings/integration.html", context)


def list_page(event: Event) -> str:
    """Return the address of the list."""
    return reverse("meetings:integration", args=[event.pk])


def compute(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Compute the levels from the scores as they now stand."""
    event = readable_event(request, event_id)
    return deed(
        request,
        lambda: compute_levels(request.user, event)["levels"],
        _("{outcome} level dihitung."),
        list_page(event),
    )


def agree_all(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Agree with every computed level that nobody disputes."""
    meeting = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: told(agree_on_undisputed(request.user, meeting)),
        "{outcome}",
        list_page(meeting.event),
    )


def undo_all(request: SignedInRequest, event_id: int, meeting_id: int, batch: UUID) -> HttpResponse:
    """Take back what was agreed on in one go."""
    meeting = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: undo_agreement(request.user, meeting, batch=batch),
        _("{outcome} level terbuka kembali."),
        list_page(meeting.event),
    )


def told(agreement: Agreement) -> str:
    """Say how much was agreed on, and who was left out."""
    said = _("{levels} level dari {people} peserta disepakati.").format(
        levels=agreement.levels, people=agreement.people
    )
    if not agreement.left:
        return said
    left = _("{left} peserta dilewati karena kuorumnya belum terpenuhi.")
    return f"{said} {left.format(left=agreement.left)}"
