"""How the pages find what the reader may see."""

from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import require
from takar.web.placements.models import Placed, Rule, Scenario
from takar.web.placements.permissions import reads_scenarios


def seen_scenario(request: SignedInRequest, pk: int) -> Scenario:
    """Return one scenario of the agency."""
    require(reads_scenarios(request.user, request.agency))
    rows = Scenario.objects.filter(agency=request.agency)
    found: Scenario = get_object_or_404(
        rows.select_related("agency", "unit", "kept_from", "handed_over"), pk=pk
    )
    return found


def seen_rule(request: SignedInRequest, pk: int) -> Rule:
    """Return one rule of a scenario of the agency."""
    require(reads_scenarios(request.user, request.agency))
    rows = Rule.objects.filter(scenario__agency=request.agency)
    found: Rule = get_object_or_404(rows.select_related("scenario__agency"), pk=pk)
    return found


def seen_placed(request: SignedInRequest, pk: int) -> Placed:
    """Return one person of a scenario of the agency."""
    require(reads_scenarios(request.user, request.agency))
    rows = Placed.objects.filter(scenario__agency=request.agency).select_related(
        "scenario__agency", "employee__unit", "before__unit", "after__unit"
    )
    found: Placed = get_object_or_404(rows, pk=pk)
    return found
