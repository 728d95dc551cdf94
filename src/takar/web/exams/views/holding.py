"""Pages on which sessions are held: rooms, times, states, PINs, papers."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.exams import actions, papers
from takar.web.exams.forms.making import ReasonForm
from takar.web.exams.forms.sitting import (
    BoardForm,
    BrowserKeys,
    RegistrationFilter,
    RoomForm,
    SessionForm,
)
from takar.web.exams.models import ExamSession
from takar.web.exams.queries.sessions import (
    registrations_at,
    room_for,
    rooms_at,
    standing_of,
)
from takar.web.exams.rules import SESSION_STATES
from takar.web.exams.rules.course import BACK, NEXT, is_its_day, obstacles
from takar.web.exams.views.doors import operated, seen_exam, seen_room, seen_session
from takar.web.kit.answers import PDF, attachment, deed, download
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of

HERE = ("DIBUKA", "BERJALAN")
"""States a session is led to from its own page; the console of the proctors closes it."""
FIELDS = ("name", "opens_at", "closes_at", "credit_limit_minutes")


def create_session(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a session of an exam."""
    exam = operated(request, seen_exam(request, pk))
    form, fault = SessionForm(request.POST or None), None
    if form.is_valid():
        try:
            made = actions.create_session(request.user, exam, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            return redirect("exams:session", made.pk)
    context = {"exam": exam, "form": form, "fault": fault}
    return render(request, "exams/create_session.html", context, status=422 if fault else 200)


def session(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a session: rooms, people, and what is still missing."""
    this = seen_session(request, pk)
    told = RegistrationFilter(request.GET, session=this)
    wanted = told.cleaned_data if told.is_valid() else {}
    standing, now = standing_of(this), localtime()
    target = NEXT.get(this.state, "")
    context = {
        "session": this,
        "exam": this.exam,
        "filter": told,
        "page": page_of(request, registrations_at(this, wanted)),
        "rooms": rooms_at(this),
        "room": room_for(this),
        "standing": standing,
        "target": (target, SESSION_STATES[target]) if target in HERE else None,
        "obstacles": obstacles(target, standing, now) if target in HERE else [],
        "back": BACK.get(this.state),
        "is_its_day": is_its_day(localtime(this.opens_at), localtime(this.closes_at), now),
        "room_form": RoomForm(agency=this.exam.agency, auto_id="room_%s"),
        "session_form": SessionForm(
            initial={name: getattr(this, name) for name in FIELDS}, auto_id="session_%s"
        ),
        "keys_form": BrowserKeys(
            initial={"keys": "\n".join(this.browser_keys)}, auto_id="browser_%s"
        ),
        "board_form": BoardForm(initial=board_of(this), auto_id="board_%s"),
        "reason_form": ReasonForm(auto_id="why_%s"),
        "may_operate": operates(request.user, this) and this.state not in {"DITUTUP", "DISAHKAN"},
    }
    return render(request, "exams/session.html", context)


def board_of(this: ExamSession) -> dict[str, object]:
    """Return how the live board of a session is set."""
    return {
        "board": this.board,
        "shows_numbers": this.board_shows_numbers,
        "shows_names": this.board_shows_names,
    }


def describe_session(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change name, times and limit of a session."""
    this, told = seen_session(request, pk), SessionForm(request.POST)
    return deed(
        request,
        lambda: actions.describe_session(request.user, this, **told.cleaned_data),
        _("Keterangan sesi disimpan."),
        "exams:session",
        this.pk,
        form=told,
    )


def move_session(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead a session on to letting people in and to starting the clocks, or back."""
    this = seen_session(request, pk)
    state = request.POST.get("state", "")
    wanted = state if state in (*HERE, BACK.get(this.state)) else ""
    because = request.POST.get("because", "")
    return deed(
        request,
        lambda: actions.move_session(request.user, this, state=wanted, because=because),
        _("Keadaan sesi diubah."),
        "exams:session",
        this.pk,
    )


def add_room(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a room."""
    this = seen_session(request, pk)
    told = RoomForm(request.POST, agency=request.agency)
    return deed(
        request,
        lambda: actions.add_room(request.user, this, **told.cleaned_data),
        _("Ruang ditambahkan."),
        "exams:session",
        this.pk,
        form=told,
    )


def room(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a room."""
    this = operated(request, seen_room(request, pk))
    now = {"name": this.name, "seats": this.seats, "proctors": this.proctors.all()}
    told, fault = RoomForm(request.POST or None, initial=now, agency=request.agency), None
    if told.is_valid():
        try:
            actions.change_room(request.user, this, **told.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            messages.success(request, _("Ruang disimpan."))
            return redirect("exams:session", this.session_id)
    context = {"room": this, "session": this.session, "form": told, "fault": fault}
    return render(request, "exams/room.html", context, status=422 if fault else 200)


def drop_room(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a room out."""
    this = seen_room(request, pk)
    return deed(
        request,
        lambda: actions.drop_room(request.user, this),
        _("Ruang dihapus."),
        "exams:session",
        this.session_id,
    )


def browser_keys(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the keys of the exam browser."""
    this, told = seen_session(request, pk), BrowserKeys(request.POST, request.FILES)
    return deed(
        request,
        lambda: actions.set_browser_keys(request.user, this, keys=told.all_keys),
        _("Kunci peramban disimpan."),
        "exams:session",
        this.pk,
        form=told,
    )


def browser_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over settings of the exam browser that lead to the door of the hall."""
    this = operated(request, seen_session(request, pk))
    address = request.build_absolute_uri(papers.DOOR)
    return download(
        request,
        lambda: papers.browser_settings(address),
        name=f"sesi-{this.pk}.seb",
        kind="application/seb",
    )


def board(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say for whom the live board is."""
    this, told = seen_session(request, pk), BoardForm(request.POST)
    return deed(
        request,
        lambda: actions.set_board(request.user, this, **told.cleaned_data),
        _("Papan langsung diatur."),
        "exams:session",
        this.pk,
        form=told,
    )


def session_pin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the session a new PIN and show it once."""
    this = operated(request, seen_session(request, pk))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        pin = actions.renew_session_pin(request.user, this)
    except TakarError as fault:
        messages.error(request, str(fault))
        return redirect("exams:session", this.pk)
    context = {"session": this, "pin": f"{pin[:3]} {pin[3:]}"}
    return render(request, "exams/session_pin.html", context)


def cards(request: SignedInRequest, pk: int) -> HttpResponse:
    """Print cards with new PINs: of the ticked people, or of all who have none."""
    this = operated(request, seen_session(request, pk))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    chosen = ticked(request.POST)
    people = registrations_at(this, {} if chosen else {"standing": "TANPA_PIN"})
    if chosen:
        people = people.filter(pk__in=chosen)
    address = request.build_absolute_uri(papers.DOOR)
    try:
        with transaction.atomic():
            pins = actions.issue_pins(request.user, this, registrations=people)
            paper = papers.printed_cards(this, people, pins, address)
    except TakarError as fault:
        messages.error(request, str(fault))
        return redirect("exams:session", this.pk)
    return attachment(paper, f"kartu-sesi-{this.pk}.pdf", PDF)


def attendance(request: SignedInRequest, pk: int) -> HttpResponse:
    """Print the attendance list, a page for each room."""
    this = seen_session(request, pk)
    return download(
        request,
        lambda: actions.print_attendance(request.user, this),
        name=f"daftar-hadir-sesi-{this.pk}.pdf",
        kind=PDF,
    )
