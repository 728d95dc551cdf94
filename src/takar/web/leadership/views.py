"""The page of the leadership."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import PDF, download, require
from takar.web.kit.numbers import row_number
from takar.web.leadership.actions import take_presentation
from takar.web.leadership.permissions import reads_leadership
from takar.web.leadership.queries import overview


def home(request: SignedInRequest) -> HttpResponse:
    """Show posts at risk, successors, what waits, and what a scenario would change."""
    require(reads_leadership(request.user, request.agency))
    found = overview(request.agency, timezone.localdate(), scenario=asked_scenario(request))
    return render(request, "leadership/home.html", {"overview": found})


def presentation(request: SignedInRequest) -> HttpResponse:
    """Hand over the overview as pages to be shown."""
    require(reads_leadership(request.user, request.agency))
    day, scenario = timezone.localdate(), asked_scenario(request)
    return download(
        request,
        lambda: take_presentation(request.user, request.agency, day=day, scenario=scenario),
        name=f"paparan-{day:%Y%m%d}.pdf",
        kind=PDF,
    )


def asked_scenario(request: SignedInRequest) -> int:
    """Return the number of the scenario whose effect is asked for; 0 where none is."""
    return row_number(request.GET.get("skenario"))
