"""Who is invited, what they answered, and their letters."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit import numbers
from takar.web.kit.answers import PDF, deed, download
from takar.web.kit.paging import page_of
from takar.web.timetables import actions
from takar.web.timetables.forms import InvitedFilter
from takar.web.timetables.queries.inviting import answers_of, invited_people
from takar.web.timetables.queries.sessions import in_force
from takar.web.timetables.views.doors import about, planned_event, readable_event


def invitations(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List those with a seat, and what they answered."""
    event = readable_event(request, event_id)
    timetable = in_force(event)
    form = InvitedFilter(request.GET)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    people = (
        invited_people(timetable, wanted.get("q", ""), wanted.get("jawaban", ""))
        if timetable
        else []
    )
    context = {
        **about(request, event, "invitations"),
        "timetable": timetable,
        "form": form,
        "page": page_of(request, people),
        "answers": answers_of(event),
    }
    return render(request, "timetables/invitations.html", context)


def ticked(request: SignedInRequest) -> list[int] | None:
    """Return whom the form names; nobody named means everybody."""
    named = numbers.ticked(request.POST)
    return named or None


def invite(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Invite those ticked, or everybody."""
    event = planned_event(request, event_id)
    return deed(
        request,
        lambda: actions.invite(request.user, event, participants=ticked(request)),
        _("{outcome} peserta diundang; yang punya akun diberi tahu."),
        "timetables:invitations",
        event.pk,
    )


def letters(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the letters of those ticked, or of everybody, in one file."""
    event = planned_event(request, event_id)
    return download(
        request,
        lambda: actions.print_letters(
            request.user, event, site=site_of(request), participants=ticked(request)
        ),
        name=f"undangan-{event.pk}.pdf",
        kind=PDF,
    )


def site_of(request: SignedInRequest) -> str:
    """Return the address of the service, before the path."""
    return request.build_absolute_uri("/").rstrip("/")
