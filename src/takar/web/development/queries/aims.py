"""Which post somebody is to grow into: from nominations, then from the lists of successors."""

from django.db.models import F

from takar.web.development.models import Plan
from takar.web.development.rules import LISTED, PRESENT_ONLY
from takar.web.succession.models import Nomination, Ranked
from takar.web.succession.queries import newest_survey
from takar.web.succession.rules import OPEN, RANKED, SETTLED


def targets_of(plan: Plan) -> dict[str, str]:
    """Return the post aimed at, by the code of the employee; one post each.

    A settled nomination goes before one on its way, that before the best place on a list.
    """
    if plan.aims == PRESENT_ONLY:
        return {}
    found = listed(plan) if plan.aims == LISTED else {}
    return found | nominated(plan)


def nominated(plan: Plan) -> dict[str, str]:
    """Return the post of each nominee, the newest of the furthest nominations."""
    rows = Nomination.objects.filter(position__agency=plan.agency, state__in=[*OPEN, SETTLED])
    rows = rows.filter(employee__left_on=None).exclude(employee__position=F("position"))
    told = rows.order_by("made_at", "pk").values_list("employee__code", "position__code", "state")
    order = (*OPEN, SETTLED)
    ranked = sorted(told, key=lambda row: order.index(row[2]))
    return {employee: position for employee, position, _ in ranked}


def listed(plan: Plan) -> dict[str, str]:
    """Return the post on whose list somebody stands highest."""
    survey = newest_survey(plan.agency)
    rows = Ranked.objects.filter(
        listing__survey=survey, part=RANKED, place__isnull=False, employee__left_on=None
    ).exclude(employee__position=F("listing__position"))
    told = rows.order_by("-place", "-pk")
    return dict(told.values_list("employee__code", "listing__position__code"))
