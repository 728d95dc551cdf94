"""Pages of the operator: who has submitted what, and what to do about the rest."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, workbook
from takar.web.kit.paging import page_of
from takar.web.rating_sheets.actions import (
    hand_in_draft,
    open_draft,
    remind,
    take_progress,
    take_ratings,
    unlock_sheet,
)
from takar.web.rating_sheets.forms import BoardFilter, ReasonForm
from takar.web.rating_sheets.queries.board import board_of, lines_of, listed_assignments
from takar.web.rating_sheets.queries.law import method_titles, titles_of
from takar.web.rating_sheets.queries.page import read_entries
from takar.web.rating_sheets.views.doors import operated_event, operated_sheet, rated_event


def board(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show who has submitted what, what is late, and where two values wait for a choice."""
    event = operated_event(request, event_id)
    form = BoardFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, listed_assignments(event, wanted))
    context = {
        "event": event,
        "form": form,
        "page": page,
        "lines": lines_of(event, list(page)),
        "board": board_of(event),
    }
    return render(request, "rating_sheets/board.html", context)


def history(request: SignedInRequest, event_id: int, assignment_id: int) -> HttpResponse:
    """Show the journal of one sheet without its content; of a withdrawn assessor with the draft."""
    sheet = operated_sheet(request, event_id, assignment_id)
    event = sheet.assignment.participant.event
    is_draft = sheet.standing == "DITARIK"
    if is_draft:
        open_draft(request.user, sheet)
    titles = titles_of(event)
    changes = page_of(request, sheet.changes.select_related("sender").order_by("-pk"))
    context = {
        "event": event,
        "sheet": sheet,
        "method": method_titles(event).get(sheet.assignment.method.code),
        "page": changes,
        "changes": [(one, titles.get(one.competency, "")) for one in changes],
        "entries": read_entries(sheet) if is_draft else [],
        "is_draft": is_draft,
        "form": ReasonForm(),
    }
    return render(request, "rating_sheets/history.html", context)


def unlock(request: SignedInRequest, event_id: int, assignment_id: int) -> HttpResponse:
    """Give a submitted sheet back to its assessor."""
    sheet = operated_sheet(request, event_id, assignment_id)
    return deed(
        request,
        lambda: unlock_sheet(request.user, sheet, reason=request.POST.get("reason", "")),
        _("Lembar dibuka kembali; asesornya diberi tahu."),
        "rating_sheets:history",
        event_id,
        assignment_id,
    )


def hand_in(request: SignedInRequest, event_id: int, assignment_id: int) -> HttpResponse:
    """Hand in the draft of an assessor who was withdrawn."""
    sheet = operated_sheet(request, event_id, assignment_id)
    return deed(
        request,
        lambda: hand_in_draft(request.user, sheet, reason=request.POST.get("reason", "")),
        _("Draf diserahkan atas nama asesornya."),
        "rating_sheets:history",
        event_id,
        assignment_id,
    )


def reminder(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Remind all assessors of an event, or one of them, of what is still to be submitted."""
    event = operated_event(request, event_id)
    chosen = request.POST.get("seat", "")
    seats = frozenset({int(chosen)}) if chosen.isdecimal() and len(chosen) < 18 else None
    return deed(
        request,
        lambda: remind(request.user, event, seats=seats),
        _("{outcome} asesor diberi tahu."),
        "rating_sheets:board",
        event_id,
    )


def export(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the board as a workbook, without any level."""
    event = operated_event(request, event_id)
    return workbook({"Kemajuan": take_progress(request.user, event)}, f"lembar-{event.pk}.xlsx")


def ratings(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the ratings that the reader may read as a workbook."""
    event = rated_event(request, event_id)
    return workbook({"Penilaian": take_ratings(request.user, event)}, f"penilaian-{event.pk}.xlsx")
