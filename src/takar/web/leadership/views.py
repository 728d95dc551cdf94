"""The page of the leadership."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import PDF, download, require
from takar.web.leadership.actions import take_presentation
from takar.web.leadership.permissions import reads_leadership
from takar.web.leadership.queries import overview


def home(request: SignedInRequest) -> HttpResponse:
    """Show posts at risk, successors, what waits, and scenarios."""
    require(reads_leadership(request.user, request.agency))
    found = overview(request.agency, timezone.localdate())
    return render(request, "leadership/home.html", {"overview": found})


def presentation(request: SignedInRequest) -> HttpResponse:
    """Hand over the overview as pages to be shown."""
    require(reads_leadership(request.user, request.agency))
    day = timezone.localdate()
    return download(
        request,
        lambda: take_presentation(request.user, request.agency, day=day),
        name=f"paparan-{day:%Y%m%d}.pdf",
        kind=PDF,
    )
