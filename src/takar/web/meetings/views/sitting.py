"""Who sits in the meeting: open it, note who comes and goes, close it, sign it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import measure_event
from takar.web.assessments.models import Event
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.rules.states import may_now
from takar.web.kit.answers import deed
from takar.web.meetings.actions import (
    begin_meeting,
    close_meeting,
    excuse,
    mark_left,
    mark_present,
    seal_results,
    sign_minutes,
    write_notes,
)
from takar.web.meetings.forms import OpeningForm, SealingForm, SigningForm
from takar.web.meetings.models import Meeting
from takar.web.meetings.permissions import chairs, leads
from takar.web.meetings.queries.levels import meeting_progress
from takar.web.meetings.queries.sitting import (
    expected_names,
    meetings_of,
    roll_of,
    usual_chair,
    usual_rule,
)
from takar.web.meetings.views.doors import meeting_in, meeting_page, powers, readable_event, typed


def meeting(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the meetings of an event: who is there, notes, minutes and names under them."""
    event = readable_event(request, event_id)
    meetings = meetings_of(event)
    sitting = next((one for one in meetings if one.is_open), None)
    names, roll = expected_names(event), roll_of(sitting) if sitting else []
    first = {
        "chair": usual_chair(event) or str(request.user),
        "assessors_needed": usual_rule(event).assessors_needed,
    }
    context = {
        "event": event,
        "meeting": sitting,
        "roll": roll,
        "awaited": [row.name for row in roll if row.presence is None],
        "closed": [(one, may_sign_as_chair(request, one)) for one in meetings if not one.is_open],
        "is_signed_by_chairs": is_signed_by_chairs(meetings),
        "names": sorted({*names, str(request.user)}),
        "opening_form": OpeningForm(initial=first),
        "signing_form": SigningForm(),
        "sealing_form": SealingForm(),
        "findings": findings_of(event),
        "progress": meeting_progress(event),
        "may_now": may_now("decide", event.state),
        "may_lead": bool(sitting and leads(request.user, sitting)),
        **powers(request, event),
    }
    return render(request, "meetings/meeting.html", context)


def may_sign_as_chair(request: SignedInRequest, closed: Meeting) -> bool:
    """Tell whether the reader may now put the name of the chair under the minutes."""
    signed = any(one.role == "KETUA" for one in closed.signatures.all())
    return not signed and chairs(request.user, closed)


def is_signed_by_chairs(meetings: list[Meeting]) -> bool:
    """Tell whether every meeting is closed and signed by its chair."""
    return bool(meetings) and all(
        any(signature.role == "KETUA" for signature in one.signatures.all()) for one in meetings
    )


def begin(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Open a meeting."""
    event = readable_event(request, event_id)
    return deed(
        request,
        lambda: begin_meeting(request.user, event, **typed(OpeningForm(request.POST))),
        _("Rapat dibuka. Catat siapa yang hadir."),
        meeting_page(event),
    )


def present(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Write down that people came."""
    sitting = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: mark_present(request.user, sitting, names=request.POST.getlist("name")),
        _("{outcome} orang dicatat hadir."),
        meeting_page(sitting.event),
    )


def left(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Write down that somebody went."""
    sitting = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: mark_left(request.user, sitting, name=request.POST.get("name", "")),
        _("Kepergian dicatat."),
        meeting_page(sitting.event),
    )


def excused(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Write down why somebody cannot come."""
    sitting = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: excuse(
            request.user,
            sitting,
            name=request.POST.get("name", ""),
            note=request.POST.get("note", ""),
        ),
        _("Berhalangan dicatat."),
        meeting_page(sitting.event),
    )


def notes(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Write down what was said beside the levels."""
    sitting = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: write_notes(request.user, sitting, notes=request.POST.get("notes", "")),
        _("Catatan tersimpan."),
        meeting_page(sitting.event),
    )


def close(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Close a meeting."""
    sitting = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: close_meeting(request.user, sitting),
        _("Rapat ditutup. Berita acaranya menunggu tanda tangan ketua."),
        meeting_page(sitting.event),
    )


def sign(request: SignedInRequest, event_id: int, meeting_id: int) -> HttpResponse:
    """Put the name of the chair under the minutes."""
    closed = meeting_in(request, event_id, meeting_id)
    return deed(
        request,
        lambda: sign_minutes(request.user, closed, **typed(SigningForm(request.POST))),
        _("Berita acara ditandatangani ketua."),
        meeting_page(closed.event),
    )


def seal(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Put the name of the head under minutes and results; measure at once where possible."""
    event = readable_event(request, event_id)
    answer = deed(
        request,
        lambda: seal_results(request.user, event, **typed(SealingForm(request.POST))),
        _("Berita acara disahkan dan hasil ditandatangani."),
        meeting_page(event),
    )
    event.refresh_from_db()
    if request.method != "POST" or not event.is_signed:
        return answer
    measure_if_may(request, event)
    return redirect(reverse("assessments:results", args=[event.pk]))


def measure_if_may(request: SignedInRequest, event: Event) -> None:
    """Measure at once when the signer may; otherwise the operator does it afterwards."""
    if not powers(request, event)["may_operate"]:
        return
    try:
        measure_event(request.user, event)
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
