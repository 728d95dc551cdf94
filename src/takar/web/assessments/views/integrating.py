"""Pages of the meeting of assessors: all scores side by side, and the levels agreed on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from takar.kernel.language import msg
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import (
    correct_level,
    integrate,
    restore_level,
    set_level,
    write_profile,
)
from takar.web.assessments.forms import LevelForm, ParticipantFilter, ProfileForm
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.permissions import reads_scores, reads_single_scores
from takar.web.assessments.queries.events import (
    groups_of,
    participants_seen_by,
    progress_of,
    searched_participants,
)
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.meeting import meeting_rows
from takar.web.assessments.queries.score_page import neighbours_of
from takar.web.assessments.queries.sheets import sheet_of
from takar.web.assessments.rules.refusals import BadScores
from takar.web.assessments.rules.states import may_now
from takar.web.assessments.views.doors import deed, first_fault, powers, visible_event
from takar.web.kit.paging import page_of


def readable_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event whose scores the reader may read."""
    event = visible_event(request, event_id)
    if not reads_scores(request.user, event):
        raise PermissionDenied
    return event


def integration(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List the participants with their levels and what is still to be talked about."""
    event = readable_event(request, event_id)
    form = ParticipantFilter(request.GET, groups=groups_of(event))
    wanted = form.cleaned_data if form.is_valid() else {}
    people = searched_participants(participants_seen_by(request.user, event), wanted)
    if request.GET.get("bahas"):
        people = people.filter(levels__is_disputed=True, levels__decided_by=None).distinct()
    page = page_of(request, people.order_by("number"))
    context = {
        "event": event,
        "form": form,
        "page": page,
        "rows": meeting_rows(list(page)),
        "progress": progress_of(event),
        "findings": findings_of(event),
        "only_disputes": bool(request.GET.get("bahas")),
        "may_integrate": may_now("integrate", event.state),
        **powers(request, event),
    }
    return render(request, "assessments/integration.html", context)


def compute(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Compute the levels from the scores as they now stand."""
    event = readable_event(request, event_id)
    return deed(
        request,
        lambda: integrate(request.user, event)["levels"],
        _("{outcome} level dihitung."),
        "assessments:integration",
        event.pk,
    )


def person(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Show one participant: every method and assessor, the levels, the standard, the profile."""
    event = readable_event(request, event_id)
    people = participants_seen_by(request.user, event)
    participant = get_object_or_404(people.select_related("event__agency"), pk=participant_id)
    context = {
        "event": event,
        "participant": participant,
        "sheet": sheet_of(
            participant, law_of_event(event), with_scores=reads_single_scores(request.user, event)
        ),
        "neighbours": neighbours_of(participant, people),
        "level_form": LevelForm(),
        "profile_form": ProfileForm(instance=participant),
        "may_decide": may_now("decide", event.state),
        "may_correct": may_now("correct", event.state),
        "may_write": may_now("integrate", event.state),
        **powers(request, event),
    }
    return render(request, "assessments/integration_person.html", context)


def level_in(request: SignedInRequest, event_id: int, level_id: int) -> IntegratedLevel:
    """Return one level of an event whose scores the reader may read."""
    event = readable_event(request, event_id)
    return get_object_or_404(
        IntegratedLevel.objects.select_related("participant__event__agency"),
        pk=level_id,
        participant__event=event,
    )


def typed_level(request: SignedInRequest) -> dict[str, Any]:
    """Return the level and reason that were typed.

    Raises:
        BadScores: they cannot be read.
    """
    form = LevelForm(request.POST)
    if not form.is_valid():
        raise BadScores([msg("{fault}", fault=first_fault(form))])
    return form.cleaned_data


def decide(request: SignedInRequest, event_id: int, level_id: int) -> HttpResponse:
    """Set a level as the meeting decided, or correct a signed one."""
    level = level_in(request, event_id, level_id)
    act = correct_level if level.participant.event.is_signed else set_level
    return deed(
        request,
        lambda: act(request.user, level, **typed_level(request)),
        _("Level ditetapkan; alasan tersimpan."),
        "assessments:person_integration",
        event_id,
        level.participant_id,
    )


def restore(request: SignedInRequest, event_id: int, level_id: int) -> HttpResponse:
    """Let the computed level count again."""
    level = level_in(request, event_id, level_id)
    return deed(
        request,
        lambda: restore_level(request.user, level),
        _("Level hitung berlaku kembali."),
        "assessments:person_integration",
        event_id,
        level.participant_id,
    )


def profile(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Write down strengths and areas to develop."""
    event = readable_event(request, event_id)
    participant: Participant = get_object_or_404(
        Participant.objects.select_related("event__agency"), pk=participant_id, event=event
    )
    return deed(
        request,
        lambda: write_profile(
            request.user,
            participant,
            strengths=request.POST.get("strengths", ""),
            development_areas=request.POST.get("development_areas", ""),
        ),
        _("Profil tersimpan."),
        "assessments:person_integration",
        event_id,
        participant.pk,
    )
