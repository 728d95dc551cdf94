"""Plans as somebody may see them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.development.models import Plan
from takar.web.development.permissions import reads_plans, reads_whole_plans
from takar.web.development.rules import DECIDED, REVOKED, STATES


def plans_seen(user: User, agency: Agency) -> QuerySet[Plan]:
    """Return the plans somebody may open: a head those whose needs are known."""
    plans: QuerySet[Plan] = Plan.objects.filter(agency=agency)
    if reads_whole_plans(user, agency):
        return plans
    return plans.exclude(found=None) if reads_plans(user, agency) else plans.none()


def plans_in(user: User, agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[Plan]:
    """Return the plans that match a search, the latest year first."""
    found = plans_seen(user, agency)
    for word in (wanted.get("q") or "").split():
        found = found.filter(Q(title__icontains=word) | Q(decree__icontains=word))
    if year := wanted.get("year"):
        found = found.filter(year=year)
    if (state := wanted.get("state")) in STATES:
        found = found.filter(state=state)
    return found.order_by("-year", "-made_at", "-pk")


def decided_plan(agency: Agency) -> Plan | None:
    """Return the decided plan of the latest year."""
    plans = Plan.objects.filter(agency=agency, state=DECIDED).select_related("agency")
    found: Plan | None = plans.order_by("-year").first()
    return found


def plan_to_show(user: User, agency: Agency) -> Plan | None:
    """Return the plan by which somebody reads about a person.

    Who reads plans sees the newest that was not revoked; an employee the decided one.
    """
    decided = decided_plan(agency)
    if not reads_plans(user, agency):
        return decided
    known = Plan.objects.filter(agency=agency).exclude(state=REVOKED).exclude(found=None)
    newest: Plan | None = known.select_related("agency").order_by("-year", "-made_at").first()
    if decided and newest and decided.year == newest.year:
        return decided
    return newest
