"""Answers that several pages give: refusals, workbooks, the deed done or its fault."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme

from takar.exchange.files import write_workbook
from takar.kernel.errors import TakarError

Sheets = Mapping[str, Sequence[Mapping[str, object]]]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def require(is_allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence
    """Refuse whoever may not do this."""
    if not is_allowed:
        raise PermissionDenied


def workbook(sheets: Mapping[str, Sequence[Mapping[str, object]]], file_name: str) -> HttpResponse:
    """Answer with a workbook to keep."""
    target = BytesIO()
    write_workbook(target, sheets)
    return attachment(target.getvalue(), file_name)


def attachment(content: bytes, file_name: str) -> HttpResponse:
    """Answer with a file to keep."""
    response = HttpResponse(content, content_type=XLSX)
    disposition = content_disposition_header(as_attachment=True, filename=file_name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


def done(
    request: HttpRequest, deed: Callable[[], object], said: str, target: str
) -> HttpResponseRedirect:
    """Do something, say how it went, and go on to a page."""
    try:
        deed()
    except TakarError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(target)


def way_back(request: HttpRequest, fallback: str) -> str:
    """Return the page a form wants to go back to, if it is one of ours."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours else fallback
