"""Pages of the assessor: the list of candidates, and the sheet of one of them."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import is_mere_guest
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Assignment
from takar.web.rating_sheets.actions import receive
from takar.web.rating_sheets.forms import FORM_DEVICE, changes_of
from takar.web.rating_sheets.queries.journal import is_editable, standing_word
from takar.web.rating_sheets.queries.law import FINE, method_titles, step_of
from takar.web.rating_sheets.queries.page import entries_of, my_list, neighbours_of, read_entries
from takar.web.rating_sheets.queries.seen import colleagues_of
from takar.web.rating_sheets.rules.cells import Parcel
from takar.web.rating_sheets.rules.states import SHEET_STATES
from takar.web.rating_sheets.views.doors import own_assignment, refuse_others


def desk(request: SignedInRequest) -> HttpResponse:
    """List the candidates whom the reader has to judge, with when, where and how far."""
    refuse_others(request)
    listed = my_list(request.user, request.agency)
    context = {
        "listed": listed,
        "is_guest": is_mere_guest(request.user, request.agency),
        "awaited": sum(one.line.is_awaited for one in listed),
        "submitted": sum(one.line.standing == "DIKIRIM" for one in listed),
    }
    return render(request, "rating_sheets/desk.html", context)


def sheet(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Show the sheet of one candidate and method, and accept it where there is no script."""
    refuse_others(request)
    assignment = own_assignment(request, assignment_id)
    fault = None
    if request.method == "POST":
        try:
            if save_form(request, assignment):
                return redirect("rating_sheets:sheet", assignment.pk)
        except TakarError as found:
            fault = found
        assignment = own_assignment(request, assignment_id)
    entries, note = entries_of(assignment)
    event = assignment.participant.event
    context = {
        "assignment": assignment,
        "participant": assignment.participant,
        "event": event,
        "method": method_titles(event).get(assignment.method.code, assignment.method.code),
        "entries": entries,
        "note": note,
        "standing": standing_word(assignment),
        "standing_title": SHEET_STATES[standing_word(assignment)],
        "is_editable": is_editable(assignment),
        "is_fine": step_of(event) == FINE,
        "levels": range(6),
        "neighbours": neighbours_of(request.user, request.agency, assignment),
        "colleagues": [
            (one, read_entries(one))
            for one in colleagues_of(request.user, request.agency, assignment)
        ],
        "once": uuid4(),
        "fault": fault,
    }
    return render(request, "rating_sheets/sheet.html", context, status=422 if fault else 200)


def save_form(request: SignedInRequest, assignment: Assignment) -> bool:
    """Take in the form of a page without script; tells whether all of it counts."""
    now = timezone.now()
    entries, note = entries_of(assignment)
    changes = changes_of(assignment, [*entries, note], request.POST, now)
    parcel = Parcel(
        version=1,
        device=FORM_DEVICE,
        sent_at=now,
        changes=[change.model_dump(mode="json") for change in changes],
    )
    answers = receive(request.user, request.agency, parcel, now=now)
    wrong = [answer for answer in answers if answer.state not in {"APPLIED", "DUPLICATE"}]
    for said in dict.fromkeys(answer.said for answer in wrong):
        messages.error(request, said)
    if not wrong:
        messages.success(request, _("Lembar tersimpan."))
    return True
