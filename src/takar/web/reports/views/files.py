"""Papers given over, or the page that says why there is none."""

from collections.abc import Callable

from django.http import HttpResponse

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit import answers


def download(
    request: SignedInRequest, make: Callable[[], bytes], *, name: str, kind: str
) -> HttpResponse:
    """Return a paper, or the page that says why there is none and leads back to the reports."""
    return answers.download(request, make, name=name, kind=kind, page="reports/fault.html")
