"""Answers that several pages give: refusals, workbooks, files of proof."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.dateparse import parse_datetime
from django.utils.http import content_disposition_header

from takar.exchange.files import write_workbook
from takar.kernel.errors import TakarError
from takar.web.audit.action import NotPermitted

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"PDF": "application/pdf", "JPEG": "image/jpeg", "PNG": "image/png"}
LOCKED = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""A file of proof may load nothing, run nothing and stand in no frame."""


def require(is_allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence
    """Refuse whoever may not do this."""
    if not is_allowed:
        raise PermissionDenied


def moment_of(text: str) -> datetime | None:
    """Return the moment a page says it shows; nothing where it says none.

    >>> moment_of("2025-05-14T05:00:00+00:00").year, moment_of("kemarin")
    (2025, None)
    """
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def workbook(sheets: Mapping[str, Sequence[Mapping[str, object]]], name: str) -> HttpResponse:
    """Answer with a workbook to keep."""
    target = BytesIO()
    write_workbook(target, sheets)
    return attachment(target.getvalue(), XLSX, name)


def certificate_answer(content: bytes, kind: str, name: str) -> HttpResponse:
    """Answer with a file of proof, to be kept and not to be opened here."""
    response = attachment(content, TYPES[kind], name)
    response.headers["Content-Security-Policy"] = LOCKED
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Answer with a file to keep."""
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response


def done(
    request: HttpRequest, deed: Callable[[], object], said: str, target: str
) -> HttpResponseRedirect:
    """Do something, say how it went, and go on to a page."""
    try:
        deed()
    except NotPermitted:
        raise
    except TakarError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(target)
