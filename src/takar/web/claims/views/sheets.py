"""A workbook of many trainings of many people: checked first, entered on confirmation."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from takar.exchange.faults import Fault
from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted
from takar.web.claims.actions.courses import submit_trainings
from takar.web.claims.forms.courses import LONGEST_KEY, SheetForm
from takar.web.claims.importing.trainings import (
    Sheet,
    blank_workbook,
    read_trainings,
    signed,
    unsigned,
)
from takar.web.claims.permissions import enters_for_many
from takar.web.kit.answers import XLSX, attachment, require

SHOWN = 200


def check_sheet(request: SignedInRequest) -> HttpResponse:
    """Read a workbook and say, row by row, what entering it would do."""
    user, agency = request.user, request.agency
    require(enters_for_many(user, agency))
    form = SheetForm(request.POST or None, request.FILES or None)
    fault, sheet = None, None
    if form.is_valid():
        try:
            sheet = read_trainings(user, agency, form.cleaned_data["berkas"], timezone.localdate())
        except TakarError as error:
            fault = error
    facts: dict[str, object] = {"form": form, "fault": fault, "sheet": sheet}
    if sheet is not None:
        facts |= shown(sheet) | {"signed": signed(user, agency, sheet.ready), "key": uuid4().hex}
    return render(request, "claims/course_sheet.html", facts, status=422 if fault else 200)


def shown(sheet: Sheet) -> dict[str, object]:
    """Return the first rows of every kind, and how many more there are."""
    return {
        "ready": sheet.ready[:SHOWN],
        "refused": sheet.refused[:SHOWN],
        "wrong": sheet.wrong[:SHOWN],
        "warnings": sheet.warnings[:SHOWN],
        "most": SHOWN,
        "rows_wrong": len(rows_of(sheet.wrong)),
    }


def rows_of(faults: list[Fault]) -> set[int]:
    """Return the rows of a file that faults are about."""
    return {fault.row for fault in faults}


@require_POST
def enter_sheet(request: SignedInRequest) -> HttpResponse:
    """Enter what was checked."""
    user, agency = request.user, request.agency
    require(enters_for_many(user, agency))
    try:
        entries = unsigned(user, agency, request.POST.get("signed", ""))
        key = request.POST.get("once_key", "")[:LONGEST_KEY] or uuid4().hex
        count = submit_trainings(user, agency, entries=entries, once_key=key)
    except NotPermitted:
        raise
    except TakarError as error:
        messages.error(request, str(error))
        return redirect("claims:check_sheet")
    said = ngettext(
        "%(count)d entri diajukan dan menunggu verifikasi.",
        "%(count)d entri diajukan dan menunggu verifikasi.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("claims:courses")


def sheet_template(request: SignedInRequest) -> HttpResponse:
    """Hand out the empty workbook of trainings."""
    require(enters_for_many(request.user, request.agency))
    return attachment(blank_workbook(), "templat-pelatihan.xlsx", XLSX)
