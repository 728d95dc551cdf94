"""Pages of whole sheets."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import XLSX, deed, require
from takar.web.kit.answers import download as file_answer
from takar.web.merit import actions
from takar.web.merit.forms import IndexForm, SheetForm
from takar.web.merit.permissions import checks_documents, reads_merit, settles
from takar.web.merit.queries import (
    Chapter,
    chapters_of,
    doubts_of,
    outcome_of,
    returned,
    sheets_in,
)
from takar.web.merit.rules import ADOPTION, CLAIMED, DRAFT, NEW, SETTLED, SUBMITTED
from takar.web.merit.views.doors import seen_sheet


def sheets(request: SignedInRequest) -> HttpResponse:
    """List the sheets, each with what it says now."""
    require(reads_merit(request.user, request.agency))
    rows = [(sheet, outcome_of(sheet)) for sheet in sheets_in(request.agency)]
    context = {
        "rows": rows,
        "adoption": ADOPTION,
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "merit/sheets.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Open an instrument for a year."""
    require(operates(request.user, request.agency))
    form, fault = SheetForm(request.POST or None), None
    if form.is_valid():
        try:
            made = actions.open_sheet(request.user, request.agency, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            return redirect("merit:sheet", made.pk)
    context = {"form": form, "fault": fault}
    return render(request, "merit/create.html", context, status=422 if fault else 200)


def sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a sheet: what it says, its parts, and what is still lacking."""
    one = seen_sheet(request, pk)
    outcome = outcome_of(one)
    earned = {part.code: part for part in outcome.parts}
    chapters = chapters_of(one)
    lines = [line for chapter in chapters for line in chapter.lines]
    documents = sum(len(line.documents) for line in lines)
    context = {
        "sheet": one,
        "outcome": outcome,
        "documents": documents,
        "is_empty": not documents and not any(line.answer for line in lines),
        "open_count": outcome.asked - outcome.answered,
        "unanswered": first_unanswered(chapters),
        "returned": returned(one),
        "chapters": [(chapter, earned.get(chapter.part.code)) for chapter in chapters],
        "waiting": sum(line.finding == CLAIMED for line in lines),
        "is_adoption": one.instrument == ADOPTION,
        "is_draft": one.state == DRAFT,
        "is_submitted": one.state == SUBMITTED,
        "is_settled": one.state == SETTLED,
        "index_form": IndexForm(instance=one) if one.instrument == NEW else None,
        "doubts": doubts_of(one),
        "may_operate": operates(request.user, one),
        "may_check": checks_documents(request.user, one),
        "may_settle": settles(request.user, one),
    }
    return render(request, "merit/sheet.html", context)


def first_unanswered(chapters: list[Chapter]) -> str:
    """Return the first part with something to be answered by a person; empty where all is."""
    waiting = (
        chapter.part.code
        for chapter in chapters
        if any(not line.is_answered and not line.is_measured for line in chapter.lines)
    )
    return next(waiting, "")


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead a sheet on or back."""
    one = seen_sheet(request, pk)
    state, because = request.POST.get("state", ""), request.POST.get("because", "")
    return deed(
        request,
        lambda: actions.move_sheet(request.user, one, state=state, because=because),
        _("Keadaan lembar diubah."),
        "merit:sheet",
        one.pk,
    )


def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove an empty draft."""
    one = seen_sheet(request, pk)
    return deed(
        request,
        lambda: actions.remove_sheet(request.user, one),
        _("Lembar dihapus."),
        "merit:sheets",
    )


def download(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over a sheet as a workbook."""
    one = seen_sheet(request, pk)
    return file_answer(
        request,
        lambda: actions.take_sheet(request.user, one),
        name=f"{one.instrument.lower()}-{one.year}.xlsx",
        kind=XLSX,
    )
