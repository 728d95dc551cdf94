"""Where people arrive."""

from django.http import HttpResponse
from django.shortcuts import render

from takar.web.accounts.requests import SignedInRequest
from takar.web.portal.queries.dashboard import dashboard_of


def home(request: SignedInRequest) -> HttpResponse:
    """Show what the reader's work needs first."""
    dashboard = dashboard_of(request.user, request.agency)
    return render(request, "portal/home.html", {"dashboard": dashboard})
