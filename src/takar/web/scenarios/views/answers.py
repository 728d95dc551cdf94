"""What several pages of the room answer."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.scenarios.models import Scenario, TrainingPlan
from takar.web.scenarios.permissions import (
    makes_plans,
    reads_plans,
    reads_scenarios,
    tries_rules,
)
from takar.web.scenarios.queries import plans_seen_by
from takar.web.scenarios.queries.scenarios import every_scenario


def readable_scenario(request: SignedInRequest, scenario_id: int) -> Scenario:
    """Return a scenario of the agency, for those who may read it; 404 for others."""
    found = every_scenario(request.agency).filter(pk=scenario_id).first()
    if found is None or not reads_scenarios(request.user, request.agency):
        raise Http404
    return found


def readable_plan(request: SignedInRequest, plan_id: int) -> TrainingPlan:
    """Return a plan that the reader may see; 404 for others."""
    found = plans_seen_by(request.user, request.agency).filter(pk=plan_id).first()
    if found is None or not reads_plans(request.user, request.agency):
        raise Http404
    return found


def tabs(request: SignedInRequest, here: str) -> list[dict[str, Any]]:
    """Return the parts of the room that the reader may open."""
    user, agency = request.user, request.agency
    offered = [
        ("scenarios:sandbox", _("Skenario aturan"), "flask-conical", reads_scenarios(user, agency)),
        ("scenarios:plans", _("Rencana pelatihan"), "route", reads_plans(user, agency)),
        ("scenarios:courses", _("Daftar diklat"), "graduation-cap", reads_plans(user, agency)),
    ]
    return [
        {"title": title, "icon": icon, "link": reverse(name), "is_here": name == here}
        for name, title, icon, may in offered
        if may
    ]


def deeds(request: SignedInRequest) -> dict[str, bool]:
    """Return what the reader may do in the room."""
    return {
        "may_try": tries_rules(request.user, request.agency),
        "may_plan": makes_plans(request.user, request.agency),
    }
