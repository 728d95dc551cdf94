"""The console: the live list of a session, and what is done to many at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.requests import SignedInRequest
from takar.web.exams.actions import move_session, renew_session_pin
from takar.web.exams.actions.refusals import NotPossible
from takar.web.exams.models import ExamSession
from takar.web.exams.permissions import watches_every_room
from takar.web.exams.queries import sessions_watched_by
from takar.web.exams.queries.sessions import standing_of
from takar.web.exams.rules import SESSION_STATES
from takar.web.exams.rules.course import NEXT, is_its_day, obstacles
from takar.web.kit.answers import PDF, deed, download
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of
from takar.web.proctoring import actions
from takar.web.proctoring.forms import (
    ConsoleFilter,
    IncidentForm,
    MessageForm,
    TimeForm,
)
from takar.web.proctoring.permissions import operates
from takar.web.proctoring.queries import console
from takar.web.proctoring.queries.console import rooms_watched
from takar.web.proctoring.queries.told import doubted, incidents_of
from takar.web.proctoring.views.doors import refuse_others, watched_session
from takar.web.sittings.actions import add_time_to_all, send_message_to_all

STEPS = ("DIBUKA", "BERJALAN")


def sessions(request: SignedInRequest) -> HttpResponse:
    """List the sessions the reader watches over, the next ones first."""
    refuse_others(request)
    rows = sessions_watched_by(request.user, request.agency).order_by("-opens_at", "-pk")
    return render(request, "proctoring/sessions.html", {"page": page_of(request, rows)})


def session(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the live list of a session; the list alone where only it is asked for."""
    this = watched_session(request, pk)
    told = ConsoleFilter(request.GET, session=this)
    wanted = told.cleaned_data if told.is_valid() else {}
    seen = console(this, request.user, wanted)
    context: dict[str, Any] = {
        "session": this,
        "filter": told,
        "console": seen,
        "doubted": doubted(this, seen),
        "is_live": this.state in STEPS,
        "now": localtime(),
    }
    if request.htmx:
        return render(request, "proctoring/live.html", context)
    return render(request, "proctoring/console.html", context | steps_of(request, this))


def steps_of(request: SignedInRequest, this: ExamSession) -> dict[str, Any]:
    """Return what may be done to the session itself."""
    target, now = NEXT.get(this.state, ""), localtime()
    rooms = rooms_watched(this, request.user)
    return {
        "target": (target, SESSION_STATES[target]) if target in STEPS else None,
        "obstacles": obstacles(target, standing_of(this), now) if target in STEPS else [],
        "may_close": target == "DITUTUP",
        "may_sign": target == "DISAHKAN" and operates(request.user, this),
        "may_operate": operates(request.user, this),
        "may_renew_pin": watches_every_room(request.user, this)
        and is_its_day(localtime(this.opens_at), localtime(this.closes_at), now),
        "time_form": TimeForm(session=this, auto_id="time_%s"),
        "message_form": MessageForm(session=this, auto_id="tell_%s"),
        "incident_form": IncidentForm(rooms=rooms, auto_id="incident_%s"),
        "incidents": incidents_of(this, rooms),
    }


def add_time(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add time to everybody, to a room, or to the ticked ones."""
    this = watched_session(request, pk)
    form, chosen = TimeForm(request.POST, session=this), chosen_in(request)
    return deed(
        request,
        lambda: some(
            add_time_to_all(request.user, this, sittings=chosen, **form.cleaned_data), chosen
        ),
        _("Waktu ditambah untuk {outcome} peserta."),
        "proctoring:session",
        this.pk,
        form=form,
    )


def chosen_in(request: SignedInRequest) -> list[int] | None:
    """Return the ticked sittings; nothing where a form is for everybody or a room."""
    return ticked(request.POST) if "chosen" in request.POST else None


def some(people: int, chosen: list[int] | None) -> int:
    """Return how many a deed reached; a choice that reaches nobody is a fault, told in words."""
    if chosen is not None and not people:
        raise NotPossible(
            msg("Tidak ada peserta yang dipilih yang sedang mengerjakan."),
            hint=msg("Centang peserta yang sudah masuk."),
        )
    return people


def send_message(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send a sentence to everybody, to a room, or to the ticked ones."""
    this = watched_session(request, pk)
    form, chosen = MessageForm(request.POST, session=this), chosen_in(request)
    return deed(
        request,
        lambda: some(
            send_message_to_all(request.user, this, sittings=chosen, **form.cleaned_data), chosen
        ),
        _("Pesan dikirim kepada {outcome} peserta."),
        "proctoring:session",
        this.pk,
        form=form,
    )


def note_incident(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note what happened."""
    this = watched_session(request, pk)
    form = IncidentForm(request.POST, rooms=rooms_watched(this, request.user))
    return deed(
        request,
        lambda: actions.note_incident(request.user, this, **form.cleaned_data),
        _("Kejadian dicatat."),
        "proctoring:session",
        this.pk,
        form=form,
    )


def step(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let people in, or start the clocks."""
    this = watched_session(request, pk)
    state = request.POST.get("state", "")
    wanted = state if state in STEPS else ""
    return deed(
        request,
        lambda: move_session(request.user, this, state=wanted),
        _("Keadaan sesi diubah."),
        "proctoring:session",
        this.pk,
    )


def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close a session."""
    this = watched_session(request, pk)
    because = request.POST.get("because", "")
    return deed(
        request,
        lambda: actions.close_session(request.user, this, because=because),
        _("Sesi ditutup; {outcome} peserta diakhiri."),
        "proctoring:session",
        this.pk,
    )


def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sign off a session."""
    this = watched_session(request, pk)
    return deed(
        request,
        lambda: actions.sign_session(request.user, this),
        _("Sesi disahkan."),
        "proctoring:session",
        this.pk,
    )


def session_pin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the session a new PIN and show it once."""
    this = watched_session(request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        pin = renew_session_pin(request.user, this)
    except TakarError as fault:
        messages.error(request, str(fault))
        return redirect("proctoring:session", this.pk)
    context = {"session": this, "pin": f"{pin[:3]} {pin[3:]}"}
    return render(request, "proctoring/pin.html", context)


def minutes(request: SignedInRequest, pk: int) -> HttpResponse:
    """Print the minutes of a session."""
    this = watched_session(request, pk)
    return download(
        request,
        lambda: actions.print_minutes(request.user, this),
        name=f"berita-acara-sesi-{this.pk}.pdf",
        kind=PDF,
    )
