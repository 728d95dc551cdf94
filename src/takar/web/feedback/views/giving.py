"""Pages of those who tell results and advise."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates, sees_everyone
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.events import events_seen_by, groups_of
from takar.web.feedback.actions import (
    draft_advice,
    follow_advice,
    give_advice,
    record_session,
    take_sheet,
    view_feedback,
)
from takar.web.feedback.forms import AdviceForm, FollowFilter, FollowForm, SessionForm
from takar.web.feedback.models import Advice
from takar.web.feedback.permissions import advises, reads_levels
from takar.web.feedback.queries import (
    events_followed_by,
    followings,
    gaps_of,
    law_for,
    levels_of,
    listed,
    participants_followed_by,
    people_to_tell,
    usual_advice,
)
from takar.web.feedback.views.doors import titles_in
from takar.web.kit.answers import deed, workbook
from takar.web.kit.paging import page_of


def signed_event(request: SignedInRequest, event_id: int) -> Event:
    """Return a signed event of which this person may read feedback; 404 before the signature."""
    return get_object_or_404(events_followed_by(request.user, request.agency), pk=event_id)


def seen_participant(request: SignedInRequest, participant_id: int) -> Participant:
    """Return a participant whose feedback this person may read; 404 otherwise."""
    found: Participant = get_object_or_404(
        Participant.objects.filter(event__agency=request.agency).select_related(
            "event__agency", "employee__unit"
        ),
        pk=participant_id,
    )
    event = signed_event(request, found.event_id)
    get_object_or_404(participants_followed_by(request.user, event), pk=found.pk)
    return found


def opens_event(request: SignedInRequest, event: Event) -> bool:
    """Tell whether the reader may open the other pages of the event too."""
    return events_seen_by(request.user, request.agency).filter(pk=event.pk).exists()


def talks(request: SignedInRequest) -> HttpResponse:
    """List whom the reader judged and may now tell how it went."""
    page = page_of(request, people_to_tell(request.user, request.agency))
    return render(request, "feedback/talks.html", {"page": page})


def event_list(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List the participants of an event with what was told, advised and contested."""
    event = signed_event(request, event_id)
    form = FollowFilter(request.GET, groups=groups_of(event))
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, listed(request.user, event, wanted))
    context = {
        "event": event,
        "form": form,
        "page": page,
        "rows": followings(list(page)),
        "may_operate": operates(request.user, event),
        "may_take": sees_everyone(request.user, event),
        "may_open": opens_event(request, event),
        "here": "feedback",
    }
    return render(request, "feedback/event.html", context)


def draft(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Advise everybody who has no advice yet from the gaps."""
    event = signed_event(request, event_id)
    return deed(
        request,
        lambda: draft_advice(request.user, event),
        _("{outcome} saran disusun."),
        "feedback:event",
        event.pk,
    )


def export(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over talks, advice and objections as a workbook."""
    event = signed_event(request, event_id)
    if not sees_everyone(request.user, event):
        raise PermissionDenied
    people = list(listed(request.user, event, {}))
    sheets = take_sheet(request.user, event, people=people)
    return workbook(sheets, f"umpan-balik-{event.pk}.xlsx")


def person(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Show what was told and advised to one participant; take a new talk."""
    participant = seen_participant(request, participant_id)
    event = participant.event
    may_advise = advises(request.user, participant)
    form = SessionForm(request.POST or None, initial={"given_by": str(request.user)})
    fault = None
    if request.method == "POST" and form.is_valid():
        try:
            record_session(request.user, participant, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            return redirect("feedback:person", participant.pk)
    if request.method == "GET":
        view_feedback(request.user, participant)
    law = law_for(event)
    titles = titles_in(law)
    shows_levels = reads_levels(request.user, participant)
    gaps = gaps_of([participant], law)[participant.pk]
    rows = list(participant.advice.all())
    context = {
        "event": event,
        "participant": participant,
        "sessions": participant.feedback_sessions.select_related("recorded_by"),
        "advice": [
            (titles.get(one.competency, one.competency), one, FollowForm(now=one.state))
            for one in rows
        ],
        "objections": participant.objections.all() if sees_everyone(request.user, event) else [],
        "gaps": [(gap, usual_advice(law, gap.competency)) for gap in gaps],
        "form": form,
        "advice_form": AdviceForm(competencies=titles),
        "fault": fault,
        "may_advise": may_advise,
        "shows_levels": shows_levels,
        "levels": levels_of(participant, law) if shows_levels else [],
        "may_open": opens_event(request, event),
        "here": "feedback",
    }
    return render(request, "feedback/person.html", context, status=422 if fault else 200)


def advise(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Take one piece of advice."""
    participant = seen_participant(request, participant_id)
    form = AdviceForm(request.POST, competencies=titles_in(law_for(participant.event)))
    return deed(
        request,
        lambda: give_advice(request.user, participant, **form.cleaned_data),
        _("Saran disimpan."),
        "feedback:person",
        participant.pk,
        form=form,
    )


def follow(request: SignedInRequest, advice_id: int) -> HttpResponse:
    """Take how far advice has come, from who gave it."""
    advice: Advice = get_object_or_404(
        Advice.objects.filter(participant__event__agency=request.agency), pk=advice_id
    )
    participant = seen_participant(request, advice.participant_id)
    form = FollowForm(request.POST, now=advice.state)
    return deed(
        request,
        lambda: follow_advice(request.user, advice, **form.cleaned_data),
        _("Saran diperbarui."),
        "feedback:person",
        participant.pk,
        form=form,
    )
