"""Pages on which people are registered, seated, moved and given what they need."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.language import msg
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.exams import actions
from takar.web.exams.actions.refusals import NotPossible
from takar.web.exams.forms.making import ReasonForm
from takar.web.exams.forms.sitting import MoveForm, NeedsForm, NipForm, PeopleForm
from takar.web.exams.models import ExamSession
from takar.web.exams.queries.sessions import (
    employees_by_nip,
    participants_left,
    registered_in,
    room_for,
)
from takar.web.exams.rules.nips import read_nips, told
from takar.web.exams.views.doors import operated, seen_registration, seen_session
from takar.web.kit.answers import deed
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of
from takar.web.people.models import Employee
from takar.web.people.queries import roster


def register(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show whom a session may take in: of the event, by unit, or by NIP."""
    this = operated(request, seen_session(request, pk))
    form = PeopleForm(request.GET, agency=request.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    people = roster(request.user, request.agency, wanted).exclude(pk__in=registered_in(this.exam))
    context = {
        "session": this,
        "exam": this.exam,
        "room": room_for(this),
        "left": participants_left(this.exam).count(),
        "form": form,
        "nip_form": NipForm(auto_id="nip_%s"),
        "page": page_of(request, people, size=200),
    }
    return render(request, "exams/register.html", context)


def registered(
    request: SignedInRequest, this: ExamSession, people: Callable[[], Iterable[Employee]]
) -> HttpResponse:
    """Register people and go back to the session."""
    return deed(
        request,
        lambda: actions.register_people(request.user, this, employees=people()),
        _("{outcome} peserta didaftarkan."),
        "exams:session",
        this.pk,
    )


def register_ticked(request: SignedInRequest, pk: int) -> HttpResponse:
    """Register the ticked employees."""
    this = seen_session(request, pk)
    rows = Employee.objects.filter(agency=request.agency, pk__in=ticked(request.POST))
    return registered(request, this, lambda: rows)


def register_event(request: SignedInRequest, pk: int) -> HttpResponse:
    """Register the participants of the event, as many as there are seats left."""
    this = seen_session(request, pk)

    def people() -> Iterable[Employee]:
        room = room_for(this)
        free = room.seats - room.people
        if free < 1:
            raise NotPossible(
                msg("Tidak ada kursi kosong di sesi ini."), hint=msg("Tambah ruang lebih dulu.")
            )
        return [one.employee for one in participants_left(this.exam).order_by("number")[:free]]

    return registered(request, this, people)


def register_nips(request: SignedInRequest, pk: int) -> HttpResponse:
    """Register everybody of a list of NIPs, or nobody."""
    this = operated(request, seen_session(request, pk))
    form = NipForm(request.POST, request.FILES)
    if request.method != "POST" or not form.is_valid():
        for faults in form.errors.values():
            messages.error(request, " ".join(map(str, faults)))
        return redirect("exams:register", this.pk)
    reading = read_nips(form.cleaned_data["lines"], employees_by_nip(request.agency))
    if reading.faults or not reading.people:
        messages.error(request, told(reading.faults) or _("Daftar ini kosong."))
        return redirect("exams:register", this.pk)
    rows = Employee.objects.filter(agency=request.agency)
    return registered(request, this, lambda: rows.filter(pk__in=reading.people))


def seat(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give everybody a seat."""
    this = seen_session(request, pk)
    return deed(
        request,
        lambda: actions.seat_everybody(request.user, this),
        _("{outcome} peserta mendapat kursi."),
        "exams:session",
        this.pk,
    )


def registration(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one registration: seat, form, needs."""
    this = seen_registration(request, pk)
    now = {"room": this.room_id, "seat": this.seat}
    needs = {"extra_percent": this.extra_percent, "needs": this.needs}
    context = {
        "registration": this,
        "session": this.session,
        "move_form": MoveForm(initial=now, exam=this.session.exam, auto_id="move_%s"),
        "needs_form": NeedsForm(initial=needs, auto_id="needs_%s"),
        "cancel_form": ReasonForm(auto_id="cancel_%s"),
        "free_form": ReasonForm(auto_id="free_%s"),
        "may_operate": operates(request.user, this) and this.state == "TERDAFTAR",
    }
    return render(request, "exams/registration.html", context)


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give somebody another seat, or another session."""
    this = seen_registration(request, pk)
    form = MoveForm(request.POST, exam=this.session.exam)
    return deed(
        request,
        lambda: actions.move_registration(request.user, this, **form.cleaned_data),
        _("Peserta dipindahkan."),
        "exams:registration",
        this.pk,
        form=form,
    )


def accommodate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note what somebody needs."""
    this, form = seen_registration(request, pk), NeedsForm(request.POST)
    return deed(
        request,
        lambda: actions.accommodate(request.user, this, **form.cleaned_data),
        _("Kebutuhan khusus dicatat."),
        "exams:registration",
        this.pk,
        form=form,
    )


def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take somebody out of a session."""
    this, form = seen_registration(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.cancel_registration(request.user, this, **form.cleaned_data),
        _("Pendaftaran dibatalkan."),
        "exams:registration",
        this.pk,
        form=form,
    )


def free(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody try their PIN again."""
    this, form = seen_registration(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.free_registration(request.user, this, **form.cleaned_data),
        _("PIN peserta dibuka lagi."),
        "exams:registration",
        this.pk,
        form=form,
    )
