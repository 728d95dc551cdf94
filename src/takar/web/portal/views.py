"""Pages of the room: thin."""

from django.http import HttpResponse
from django.shortcuts import render

from takar.web.accounts.requests import SignedInRequest


def home(request: SignedInRequest) -> HttpResponse:
    """Show what the reader's work needs first."""
    return render(request, "portal/home.html", {})
