"""Pages of the person whom the results are about."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.feedback.actions import (
    confirm_session,
    file_objection,
    follow_advice,
    withdraw_objection,
)
from takar.web.feedback.forms import FollowForm, ObjectionForm, RemarkForm
from takar.web.feedback.models import Advice, FeedbackSession, Objection
from takar.web.feedback.queries import deadline_of, law_for, own_participations
from takar.web.feedback.rules import is_late
from takar.web.feedback.views.doors import titles_in
from takar.web.kit.answers import deed


def mine(request: SignedInRequest) -> HttpResponse:
    """Show what this person was told and advised, and what they contested."""
    events = []
    for one in own_participations(request.user, request.agency):
        law = law_for(one.event)
        titles = titles_in(law)
        until = deadline_of(one.event, law)
        events.append(
            {
                "participant": one,
                "event": one.event,
                "sessions": one.feedback_sessions.all(),
                "remark": RemarkForm(),
                "advice": [
                    (titles.get(each.competency, each.competency), each, FollowForm(now=each.state))
                    for each in one.advice.all()
                ],
                "objections": [
                    (titles.get(each.competency, _("Seluruh hasil")), each)
                    for each in one.objections.all()
                ],
                "form": ObjectionForm(competencies=titles, auto_id=f"id_{one.pk}_%s"),
                "until": until,
                "is_past": is_late(timezone.localdate(), until),
            }
        )
    return render(request, "feedback/mine.html", {"events": events})


def confirm(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Take the person's word that a talk took place."""
    own = own_participations(request.user, request.agency)
    found = FeedbackSession.objects.filter(participant__in=own)
    session: FeedbackSession = get_object_or_404(found, pk=session_id)
    form = RemarkForm(request.POST)
    return deed(
        request,
        lambda: confirm_session(request.user, session, remark=form.cleaned_data["remark"]),
        _("Terima kasih; catatan dibenarkan."),
        "feedback:mine",
        form=form,
    )


def go_on(request: SignedInRequest, advice_id: int) -> HttpResponse:
    """Take how far the person has come with advice."""
    own = own_participations(request.user, request.agency)
    advice: Advice = get_object_or_404(Advice.objects.filter(participant__in=own), pk=advice_id)
    form = FollowForm(request.POST, now=advice.state)
    return deed(
        request,
        lambda: follow_advice(request.user, advice, **form.cleaned_data),
        _("Saran diperbarui."),
        "feedback:mine",
        form=form,
    )


def contest(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Take an objection of the person."""
    own = own_participations(request.user, request.agency)
    participant = get_object_or_404(own, pk=participant_id)
    form = ObjectionForm(request.POST, competencies=titles_in(law_for(participant.event)))
    return deed(
        request,
        lambda: file_objection(request.user, participant, **form.cleaned_data),
        _("Sanggahan diajukan; Anda diberi tahu bila dijawab."),
        "feedback:mine",
        form=form,
    )


def withdraw(request: SignedInRequest, objection_id: int) -> HttpResponse:
    """Take an objection back."""
    own = own_participations(request.user, request.agency)
    objection: Objection = get_object_or_404(
        Objection.objects.filter(participant__in=own), pk=objection_id
    )
    return deed(
        request,
        lambda: withdraw_objection(request.user, objection),
        _("Sanggahan dicabut."),
        "feedback:mine",
    )
