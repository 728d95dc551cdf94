"""One person before the meeting: everything on one screen, and what is decided there."""

from collections.abc import Collection
from decimal import Decimal, InvalidOperation

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import write_profile
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.events import searched_participants
from takar.web.assessments.queries.score_page import neighbours_of
from takar.web.assessments.rules.states import may_now
from takar.web.kit.answers import deed
from takar.web.meetings.actions import agree_about, agree_level, decide_level, give_back
from takar.web.meetings.forms import LevelForm, ProfileForm
from takar.web.meetings.permissions import reads_single_scores, sits_in_the_meeting
from takar.web.meetings.queries.board import board_of
from takar.web.meetings.queries.changes import corrections_of
from takar.web.meetings.queries.levels import narrowed
from takar.web.meetings.queries.outlook import outlook_with
from takar.web.meetings.queries.sight import hidden_from
from takar.web.meetings.queries.sitting import open_meeting, quorums_of
from takar.web.meetings.views.doors import (
    kept_query,
    level_in,
    participant_in,
    people_of,
    person_page,
    powers,
    typed,
)

Neighbours = tuple[Participant | None, Participant | None]


def person(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Show one participant: every method and assessor, the levels, the standard, the changes."""
    participant = participant_in(request, event_id, participant_id)
    event = participant.event
    meeting = open_meeting(event)
    stands = quorums_of(meeting, [participant]).get(participant.pk)
    hidden = hidden_from(request.user, event)
    may_act = may_now("decide", event.state) and sits_in_the_meeting(request.user, participant)
    context = {
        "event": event,
        "participant": participant,
        "board": board_of(request.user, participant),
        "outlook": None if participant.pk in hidden else outlook_with(participant, {}),
        "meeting": meeting,
        "quorum": stands,
        "neighbours": around(request, event, participant, hidden),
        "disputed": next_disputed(request, event, participant, hidden),
        "kept": kept_query(request),
        "corrections": corrections_of(participant),
        "profile_form": ProfileForm(instance=participant),
        "reads_single": reads_single_scores(request.user, event),
        "may_act": may_act,
        "may_decide": bool(may_act and stands and stands.is_met),
        "may_correct": may_now("correct", event.state),
        "may_write": may_now("integrate", event.state)
        and sits_in_the_meeting(request.user, participant),
        **powers(request, event),
    }
    return render(request, "meetings/person.html", context)


def around(
    request: SignedInRequest, event: Event, participant: Participant, hidden: Collection[int]
) -> Neighbours:
    """Return the person before and the one after, under the filter one walks by."""
    people = searched_participants(
        people_of(request, event),
        {"q": request.GET.get("q"), "group": request.GET.get("group")},
    )
    return neighbours_of(participant, narrowed(people, request.GET.get("saring", ""), hidden))


def next_disputed(
    request: SignedInRequest, event: Event, participant: Participant, hidden: Collection[int]
) -> Participant | None:
    """Return the next person with something to talk about, round the end of the list."""
    people = narrowed(people_of(request, event), "bahas", hidden).exclude(pk=participant.pk)
    later = people.filter(number__gt=participant.number)
    return later.order_by("number").first() or people.order_by("number").first()


def outlook(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Show what one other level would give; nothing is kept."""
    participant = participant_in(request, event_id, participant_id)
    if participant.pk in hidden_from(request.user, participant.event):
        raise Http404
    try:
        level = Decimal(request.GET.get("level", "").replace(",", "."))
    except InvalidOperation:
        changed = {}
    else:
        is_level = level.is_finite() and 0 <= level <= 5
        changed = {request.GET.get("kompetensi", ""): level} if is_level else {}
    return render(request, "meetings/tried.html", {"outlook": outlook_with(participant, changed)})


def decide(request: SignedInRequest, event_id: int, level_id: int) -> HttpResponse:
    """Set a level as the meeting decided."""
    level = level_in(request, event_id, level_id)
    return deed(
        request,
        lambda: decide_level(request.user, level, **typed(LevelForm(request.POST))),
        _("Level ditetapkan; alasan tersimpan."),
        person_page(request, level.participant, level.competency),
    )


def agree(request: SignedInRequest, event_id: int, level_id: int) -> HttpResponse:
    """Agree with the computed level."""
    level = level_in(request, event_id, level_id)
    return deed(
        request,
        lambda: agree_level(request.user, level),
        _("Rapat sepakat dengan level hitung."),
        person_page(request, level.participant, level.competency),
    )


def agree_person(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Agree with every computed level of one person that nobody disputes."""
    participant = participant_in(request, event_id, participant_id)
    return deed(
        request,
        lambda: agree_about(request.user, participant).levels,
        _("{outcome} level disepakati."),
        person_page(request, participant),
    )


def restore(request: SignedInRequest, event_id: int, level_id: int) -> HttpResponse:
    """Let the computed level count again."""
    level = level_in(request, event_id, level_id)
    return deed(
        request,
        lambda: give_back(request.user, level, reason=request.POST.get("reason", "")),
        _("Level hitung berlaku kembali."),
        person_page(request, level.participant, level.competency),
    )


def profile(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Write down strengths and areas to develop."""
    participant = participant_in(request, event_id, participant_id)
    return deed(
        request,
        lambda: write_profile(
            request.user,
            participant,
            strengths=request.POST.get("strengths", ""),
            development_areas=request.POST.get("development_areas", ""),
        ),
        _("Profil tersimpan."),
        person_page(request, participant),
    )
