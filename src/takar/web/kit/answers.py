"""Answers that the pages of every room give: a deed done or its fault, a file to keep."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme

from takar.exchange.files.workbook import Rows, write_workbook
from takar.kernel.errors import TakarError
from takar.web.kit.scans import MEDIA

CSV = "text/csv; charset=utf-8"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
LOCKED = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""A document of somebody else's may load nothing, run nothing and stand in no frame."""

Sheets = Mapping[str, Rows]
"""The rows of each sheet, by its name."""


def require(is_allowed: bool) -> None:  # noqa: FBT001 -- reads as a sentence
    """Refuse whoever may not do this."""
    if not is_allowed:
        raise PermissionDenied


def deed(
    request: HttpRequest,
    act: Callable[[], object],
    done: object,
    *where: Any,
    form: forms.BaseForm | None = None,
) -> HttpResponse:
    """Do one act of a form, tell how it went, and go on.

    Args:
        request: must be a POST.
        act: what is to be done.
        done: what to say when it was done; ``{outcome}`` in it is what the act returned.
        where: the page to go to, as for ``redirect``.
        form: must be valid; otherwise its faults are told and nothing is done.

    Raises:
        PermissionDenied: the person may not do this.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if form is not None and not form.is_valid():
        messages.error(request, faults_of(form))
        return redirect(*where)
    try:
        outcome = act()
    except PermissionDenied:
        raise
    except TakarError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, str(done).replace("{outcome}", str(outcome)))
    return redirect(*where)


def faults_of(form: forms.BaseForm) -> str:
    """Return what is wrong with a small form, in one line."""
    return " ".join(
        (f"{form.fields[name].label}: " if name in form.fields else "") + " ".join(map(str, faults))
        for name, faults in form.errors.items()
    )


def attachment(content: bytes | str, name: str, kind: str) -> HttpResponse:
    """Answer with a file to keep."""
    response = HttpResponse(content, content_type=kind)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response


def scan(content: bytes, name: str, kind: str) -> HttpResponse:
    """Answer with a document somebody handed in, to be kept and not to be opened here.

    Args:
        content: the file as it was taken in.
        name: what it is called on the reader's machine, with its suffix.
        kind: one of :data:`takar.web.kit.scans.MEDIA`.
    """
    response = attachment(content, name, MEDIA[kind])
    response.headers["Content-Security-Policy"] = LOCKED
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def workbook(sheets: Sheets, name: str) -> HttpResponse:
    """Answer with a workbook to keep."""
    target = BytesIO()
    write_workbook(target, sheets)
    return attachment(target.getvalue(), name, XLSX)


def download(
    request: HttpRequest,
    make: Callable[[], bytes | str],
    *,
    name: str,
    kind: str,
    page: str = "kit/no_file.html",
) -> HttpResponse:
    """Answer with a file to keep, or with the page that says why there is none.

    Raises:
        PermissionDenied: the person may not take it.
    """
    try:
        content = make()
    except PermissionDenied:
        raise
    except TakarError as fault:
        return render(request, page, {"fault": fault}, status=409)
    return attachment(content, name, kind)


def way_back(request: HttpRequest, fallback: str) -> str:
    """Return the page a form wants to go back to, if it is one of ours."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours and wanted.startswith("/") else fallback
