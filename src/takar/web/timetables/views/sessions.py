"""One session: who, where, when; moved or given another assessor by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted
from takar.web.timetables import actions
from takar.web.timetables.checks import checked, told
from takar.web.timetables.forms import MoveForm, SwapForm
from takar.web.timetables.models import Session
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.views.doors import about, planned_event, readable_event, session_of


def session(request: SignedInRequest, event_id: int, session_id: int) -> HttpResponse:
    """Show a session with what may be changed."""
    event = readable_event(request, event_id)
    return shown(request, session_of(event, session_id))


def shown(request: SignedInRequest, found: Session, **more: Any) -> HttpResponse:
    """Show a session; a form with faults stands as it was typed."""
    timetable = found.timetable
    context = {
        **about(request, timetable.event, "timetable"),
        "session": found,
        "timetable": timetable,
        "title": method_titles(timetable.event).get(found.method.code, found.method.code),
        "move_form": MoveForm(session=found, prefix="pindah"),
        "swap_form": SwapForm(session=found, prefix="asesor"),
        "findings": findings_about(found) if timetable.may_change else [],
        **more,
    }
    return render(request, "timetables/session.html", context)


def findings_about(found: Session) -> list[Any]:
    """Return what the checker says of a session as it stands."""
    sheet = checked(found.timetable)
    place = sheet.places[found.pk]
    return list(told([fault for fault in sheet.faults() if place in fault.sessions]))


def move(request: SignedInRequest, event_id: int, session_id: int) -> HttpResponse:
    """Move a session."""
    event = planned_event(request, event_id)
    found = session_of(event, session_id)
    form = MoveForm(request.POST or None, session=found, prefix="pindah")
    return changed(
        request,
        found,
        "move_form",
        form,
        lambda: actions.move_session(request.user, found, **form.cleaned_data),
    )


def swap(request: SignedInRequest, event_id: int, session_id: int) -> HttpResponse:
    """Give a session another assessor."""
    event = planned_event(request, event_id)
    found = session_of(event, session_id)
    form = SwapForm(request.POST or None, session=found, prefix="asesor")
    return changed(
        request,
        found,
        "swap_form",
        form,
        lambda: actions.swap_assessor(request.user, found, **form.cleaned_data),
    )


def changed(
    request: SignedInRequest, found: Session, name: str, form: Any, act: Any
) -> HttpResponse:
    """Change a session; what stands against it is shown above the form."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event_id = found.timetable.event_id
    if not form.is_valid():
        return shown(request, found, **{name: form})
    try:
        broken = act()
    except NotPermitted:
        raise
    except TakarError as fault:
        again = session_of(found.timetable.event, found.pk)
        return shown(request, again, **{name: form, "fault": fault})
    messages.success(request, _("Sesi diubah."))
    for text in broken:
        messages.warning(request, text)
    return redirect("timetables:session", event_id, found.pk)
