"""Imports: a file checked, confirmed, watched, taken back."""

from io import BytesIO
from pathlib import PurePath

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.exchange.faults import Severity
from takar.exchange.files import TEMPLATES, write_template
from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import XLSX, attachment, deed, require, workbook
from takar.web.kit.paging import page_of
from takar.web.people import actions
from takar.web.people.forms import UploadForm
from takar.web.people.models import BatchState, ImportBatch
from takar.web.people.permissions import operates, sees_everyone
from takar.web.people.queries.batches import batches_of
from takar.web.people.rules import SMALL_IMPORT_ROWS, TABLE_TITLES, UPLOAD_KINDS
from takar.web.people.tasks import start_import


def imports(request: SignedInRequest) -> HttpResponse:
    """Show all imports, the newest first."""
    require(sees_everyone(request.user, request.agency))
    page = page_of(request, batches_of(request.agency))
    return render(request, "people/imports.html", {"page": page})


def upload(request: SignedInRequest) -> HttpResponse:
    """Take a file and check it; nothing is imported yet."""
    require(operates(request.user, request.agency))
    kind = request.GET.get("jenis", "")
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": kind})
    fault = None
    if form.is_valid():
        try:
            batch = actions.check_file(
                request.user,
                request.agency,
                kind=form.cleaned_data["kind"],
                upload=form.cleaned_data["file"],
            )
            return redirect("people:import", batch.pk)
        except TakarError as error:
            fault = error
    kinds = [(code, title, code in TEMPLATES) for code, title in UPLOAD_KINDS.items()]
    facts = {"form": form, "fault": fault, "kinds": kinds}
    return render(request, "people/upload.html", facts, status=422 if fault else 200)


def template(request: SignedInRequest, kind: str) -> HttpResponse:
    """Hand out an empty workbook of ours."""
    require(operates(request.user, request.agency))
    if kind not in UPLOAD_KINDS or kind not in TEMPLATES:
        raise Http404
    target = BytesIO()
    write_template(kind, target)
    return attachment(target.getvalue(), f"templat-{kind}.xlsx", XLSX)


def batch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what a check found, row by row, and what an import did."""
    require(sees_everyone(request.user, request.agency))
    this = get_object_or_404(batches_of(request.agency), pk=pk)
    severity = request.GET.get("tingkat", "")
    faults = this.faults.all()
    if severity in set(Severity):
        faults = faults.filter(severity=severity)
    outcome = this.outcome
    return render(
        request,
        "people/import.html",
        {
            "batch": this,
            "outcome": outcome,
            "tables": [(_(TABLE_TITLES[name]), count) for name, count in outcome.tables.items()],
            "faults": page_of(request, faults),
            "severity": severity,
            "is_checked": this.state == BatchState.CHECKED,
            "is_running": this.state == BatchState.QUEUED,
            "is_imported": this.state == BatchState.IMPORTED,
        },
    )


def progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say whether a running import is finished; the page reloads when it is."""
    require(operates(request.user, request.agency))
    this = get_object_or_404(batches_of(request.agency), pk=pk)
    is_finished = this.state != BatchState.QUEUED
    response = render(
        request,
        "kit/progress.html",
        {
            "link": reverse("people:progress", args=[pk]),
            "title": _("Mengimpor %(file)s") % {"file": this.file_name},
            "is_finished": is_finished,
        },
    )
    if is_finished:
        response["HX-Refresh"] = "true"
    return response


def faults(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out every bad row as a workbook."""
    this = own(request, pk)
    name = PurePath(this.file_name).stem[:60]
    return workbook(
        {_("Temuan"): actions.take_faults(request.user, this)}, f"temuan-{this.pk}-{name}.xlsx"
    )


@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Import the good rows of a checked file; a large one is left to a worker."""
    this = own(request, pk)
    is_large = this.outcome.new + this.outcome.changed > SMALL_IMPORT_ROWS
    act = start_import if is_large else actions.import_batch
    said = (
        _("Impor sedang dikerjakan; halaman ini memberi tahu bila selesai.")
        if is_large
        else _("Data sudah diimpor.")
    )
    return deed(request, lambda: act(request.user, this), said, page_of_batch(pk))


@require_POST
def run_now(request: SignedInRequest, pk: int) -> HttpResponse:
    """Carry out a confirmed import that no worker has taken."""
    this = own(request, pk)
    return deed(
        request,
        lambda: actions.import_batch(request.user, this),
        _("Data sudah diimpor."),
        page_of_batch(pk),
    )


@require_POST
def recheck(request: SignedInRequest, pk: int) -> HttpResponse:
    """Compare a checked file again with what is on record."""
    this = own(request, pk)
    return deed(
        request,
        lambda: actions.recheck_batch(request.user, this),
        _("Berkas sudah diperiksa ulang."),
        page_of_batch(pk),
    )


@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an import back as a whole."""
    this = own(request, pk)
    return deed(
        request,
        lambda: actions.undo_batch(request.user, this),
        _("Impor sudah dibatalkan; data kembali seperti sebelumnya."),
        page_of_batch(pk),
    )


@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a checked file aside."""
    this = own(request, pk)
    return deed(
        request,
        lambda: actions.discard_batch(request.user, this),
        _("Berkas diabaikan; tidak ada yang diimpor."),
        reverse("people:imports"),
    )


def own(request: SignedInRequest, pk: int) -> ImportBatch:
    """Return an import the reader may act on."""
    this: ImportBatch = get_object_or_404(batches_of(request.agency), pk=pk)
    require(operates(request.user, this))
    return this


def page_of_batch(pk: int) -> str:
    """Return the address of an import."""
    return reverse("people:import", args=[pk])
