"""The page of one person in a session, and the late answers of all."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.exams.actions import free_registration
from takar.web.exams.models import ExamSession
from takar.web.exams.rules.pins import WRONG_AT_MOST
from takar.web.kit.answers import deed
from takar.web.kit.numbers import ticked
from takar.web.proctoring.forms import OneMessage, ReasonForm, RulingForm, SomeTime, TakeBack
from takar.web.proctoring.permissions import operates
from takar.web.proctoring.queries import Late, console, late_in
from takar.web.proctoring.queries.told import credits_of, messages_to, story_of
from takar.web.proctoring.views.doors import sitting_of, watched_registration, watched_session
from takar.web.sittings.actions import (
    add_time,
    restart_desk,
    rule_late,
    send_message,
    stop_sitting,
    take_time_back,
)
from takar.web.sittings.models import AnswerChange, Credit, Sitting
from takar.web.sittings.queries.entrance import WITH_ALL
from takar.web.sittings.rules.judging import Worth


def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one person: how far they are, what happened, what may be done."""
    this = watched_registration(request, pk)
    rows = console(this.session, request.user, {"q": this.number}).rows
    context = {
        "registration": this,
        "session": this.session,
        "row": next((row for row in rows if row.registration.pk == this.pk), None),
        "story": story_of(this),
        "credits": credits_of(this),
        "sent": messages_to(this),
        "is_locked": this.wrong_pins >= WRONG_AT_MOST,
        "may_operate": operates(request.user, this),
        "time_form": SomeTime(auto_id="time_%s"),
        "message_form": OneMessage(auto_id="tell_%s"),
        "free_form": ReasonForm(auto_id="free_%s"),
        "move_form": ReasonForm(auto_id="move_%s"),
        "stop_form": ReasonForm(auto_id="stop_%s"),
    }
    return render(request, "proctoring/person.html", context)


def add_some_time(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add time to one person."""
    this, form = watched_registration(request, pk), SomeTime(request.POST)
    sitting = sitting_of(this)
    return deed(
        request,
        lambda: add_time(request.user, sitting, **form.cleaned_data),
        _("Waktu ditambah."),
        "proctoring:person",
        this.pk,
        form=form,
    )


def restart(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the device away, so that the person may go on at another one."""
    this, form = watched_registration(request, pk), ReasonForm(request.POST)
    sitting = sitting_of(this)
    return deed(
        request,
        lambda: restart_desk(request.user, sitting, **form.cleaned_data),
        _("Perangkat dilepas; peserta masuk lagi dengan nomor dan PIN-nya."),
        "proctoring:person",
        this.pk,
        form=form,
    )


def take_back(request: SignedInRequest, pk: int, credit: int) -> HttpResponse:
    """Take back time that was given for an outage, or leave it."""
    this, form = watched_registration(request, pk), TakeBack(request.POST)
    sitting = sitting_of(this)
    given: Credit = get_object_or_404(Credit, pk=credit, clock__sitting=sitting)
    return deed(
        request,
        lambda: take_time_back(request.user, sitting, credit=given, **form.cleaned_data),
        _("Putusan dicatat."),
        "proctoring:person",
        this.pk,
        form=form,
    )


def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """End the sitting of one person."""
    this, form = watched_registration(request, pk), ReasonForm(request.POST)
    sitting = sitting_of(this)
    return deed(
        request,
        lambda: stop_sitting(request.user, sitting, **form.cleaned_data),
        _("Pengerjaan dihentikan; jawaban yang sudah ada tetap tersimpan."),
        "proctoring:person",
        this.pk,
        form=form,
    )


def tell(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send a sentence to one person."""
    this, form = watched_registration(request, pk), OneMessage(request.POST)
    sitting = sitting_of(this)
    return deed(
        request,
        lambda: send_message(request.user, sitting, **form.cleaned_data),
        _("Pesan dikirim."),
        "proctoring:person",
        this.pk,
        form=form,
    )


def free(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody try their PIN again."""
    this, form = watched_registration(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: free_registration(request.user, this, **form.cleaned_data),
        _("PIN peserta dibuka lagi."),
        "proctoring:person",
        this.pk,
        form=form,
    )


def late(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the answers that came after the end and wait for a decision."""
    this = watched_session(request, pk)
    context = {
        "session": this,
        "groups": late_groups(this) if operates(request.user, this) else [],
        "form": RulingForm(),
        "may_rule": operates(request.user, this),
    }
    return render(request, "proctoring/late.html", context)


def late_groups(session: ExamSession) -> list[tuple[Any, list[Late]]]:
    """Return the late answers that wait, then those that came after the signing."""
    groups = [
        (_("Menunggu putusan"), late_in(session)),
        (
            _("Tiba sesudah sesi disahkan: disimpan, diputuskan hanya bila diminta"),
            late_in(session, worth=Worth.AFTER_SIGNING),
        ),
    ]
    return [(title, found) for title, found in groups if found]


def rule(request: SignedInRequest, pk: int, sitting: int) -> HttpResponse:
    """Decide on the ticked late answers of one person."""
    this, form = watched_session(request, pk), RulingForm(request.POST)
    rows = Sitting.objects.filter(registration__session=this).select_related(*WITH_ALL)
    found: Sitting = get_object_or_404(rows, pk=sitting)
    changes = AnswerChange.objects.filter(sitting=found, pk__in=ticked(request.POST))
    return deed(
        request,
        lambda: rule_late(request.user, found, changes=changes, **form.cleaned_data),
        _("Putusan dicatat."),
        "proctoring:late",
        this.pk,
        form=form,
    )
