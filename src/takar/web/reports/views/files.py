"""Files given over, or the page that says why there is none."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted

PDF = "application/pdf"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(
    request: SignedInRequest, make: Callable[[], bytes], *, name: str, kind: str
) -> HttpResponse:
    """Return a file, or the page that says why there is none."""
    try:
        content = make()
    except NotPermitted:
        raise
    except TakarError as fault:
        return render(request, "reports/fault.html", {"fault": fault}, status=409)
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
