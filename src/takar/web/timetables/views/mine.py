"""The own timetable: of somebody who takes part, of somebody in a team."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import EventAssessor, Participant
from takar.web.kit.answers import PDF, deed, download
from takar.web.timetables import actions
from takar.web.timetables.forms import AnswerForm
from takar.web.timetables.models import Invitation
from takar.web.timetables.papers.calendars import KIND
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.permissions import reads_letter, reads_participant, reads_seat
from takar.web.timetables.queries.sessions import (
    participations_of_user,
    people_shown,
    seats_of_user,
    sessions_of,
    shows_names,
    today_of,
)
from takar.web.timetables.views.inviting import site_of


def mine(request: SignedInRequest) -> HttpResponse:
    """Show when and where one takes part, and when one assesses."""
    now = today_of(request.agency)
    taking = [
        taken_part(request, one) for one in participations_of_user(request.user, request.agency)
    ]
    seats = [held_seat(request, one) for one in seats_of_user(request.user, request.agency)]
    context = {"taking": taking, "seats": seats, "now": now, "answer_form": AnswerForm()}
    return render(request, "timetables/mine.html", context)


def taken_part(request: SignedInRequest, participant: Participant) -> dict[str, Any]:
    """Return what a participant is shown, and note that the invitation was seen."""
    invitation: Invitation | None = getattr(participant, "invitation", None)
    if invitation and invitation.opened_at is None:
        actions.open_invitation(request.user, invitation)
    return {
        "participant": participant,
        "event": participant.event,
        "invitation": invitation,
        "sessions": list(sessions_of(participant)),
        "titles": method_titles(participant.event),
    }


def held_seat(request: SignedInRequest, seat: EventAssessor) -> dict[str, Any]:
    """Return what somebody in a team is shown: the sessions, and whom they see in each."""
    shown = people_shown(request.user, seat)
    return {
        "seat": seat,
        "event": seat.event,
        "sessions": [(session, shown(session)) for session in sessions_of(seat)],
        "titles": method_titles(seat.event),
        "shows_names": shows_names(request.user, seat),
    }


def own_participant(request: SignedInRequest, participant_id: int) -> Participant:
    """Return a participant of the agency; 404 otherwise."""
    found = Participant.objects.filter(event__agency=request.agency)
    return get_object_or_404(found.select_related("event__agency", "employee"), pk=participant_id)


def answer(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Say whether one comes."""
    participant = own_participant(request, participant_id)
    invitation = Invitation.objects.filter(
        participant=participant, participant__employee__user=request.user
    ).first()
    if invitation is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    typed = form.cleaned_data if form.is_valid() else {"answer": "", "because": ""}
    return deed(
        request,
        lambda: actions.answer_invitation(request.user, invitation, **typed),
        _("Jawaban Anda tersimpan."),
        "timetables:mine",
    )


def letter(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Hand over the own letter; an operator any."""
    participant = own_participant(request, participant_id)
    if not reads_letter(request.user, participant):
        raise Http404
    return download(
        request,
        lambda: actions.print_letter(request.user, participant, site=site_of(request)),
        name=f"undangan-{participant.number:04d}.pdf",
        kind=PDF,
    )


def own_calendar(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Hand over the calendar of a participant."""
    participant = own_participant(request, participant_id)
    if not reads_participant(request.user, participant):
        raise Http404
    return download(
        request,
        lambda: actions.take_own_calendar(request.user, participant),
        name=f"jadwal-peserta-{participant.number:04d}.ics",
        kind=KIND,
    )


def seat_calendar(request: SignedInRequest, seat_id: int) -> HttpResponse:
    """Hand over the calendar of a seat in a team."""
    found = EventAssessor.objects.filter(event__agency=request.agency)
    seat: EventAssessor = get_object_or_404(found.select_related("event__agency"), pk=seat_id)
    if not reads_seat(request.user, seat):
        raise Http404
    return download(
        request,
        lambda: actions.take_seat_calendar(request.user, seat),
        name=f"jadwal-asesor-{seat.pk}.ics",
        kind=KIND,
    )
