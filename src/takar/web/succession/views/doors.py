"""How the pages find what the reader may see."""

from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import require
from takar.web.succession.models import Listing, Nomination, Ranked, Survey
from takar.web.succession.permissions import reads_succession


def seen_survey(request: SignedInRequest, pk: int) -> Survey:
    """Return one survey of the agency."""
    require(reads_succession(request.user, request.agency))
    rows = Survey.objects.filter(agency=request.agency).select_related("agency")
    found: Survey = get_object_or_404(rows, pk=pk)
    return found


def seen_listing(request: SignedInRequest, pk: int) -> Listing:
    """Return one list of the agency."""
    require(reads_succession(request.user, request.agency))
    rows = Listing.objects.filter(survey__agency=request.agency)
    found: Listing = get_object_or_404(
        rows.select_related("survey__agency", "position__unit"), pk=pk
    )
    return found


def seen_candidate(request: SignedInRequest, pk: int) -> Ranked:
    """Return one person of a list of the agency."""
    require(reads_succession(request.user, request.agency))
    rows = Ranked.objects.filter(listing__survey__agency=request.agency)
    found: Ranked = get_object_or_404(
        rows.select_related(
            "listing__survey__agency", "listing__position__agency", "employee__unit"
        ),
        pk=pk,
    )
    return found


def seen_nomination(request: SignedInRequest, pk: int) -> Nomination:
    """Return one nomination of the agency."""
    require(reads_succession(request.user, request.agency))
    rows = Nomination.objects.filter(position__agency=request.agency)
    found: Nomination = get_object_or_404(
        rows.select_related("position__agency", "employee__unit", "made_by"), pk=pk
    )
    return found
