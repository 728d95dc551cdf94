"""Nominations and their steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from takar.web.accounts.models import Agency
from takar.web.succession.models import Nomination, Step
from takar.web.succession.rules import NEXT, NOMINATION_STATES


def nominations_in(agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[Nomination]:
    """Return the nominations of an agency that match a search, newest first."""
    found = Nomination.objects.filter(position__agency=agency)
    for word in (wanted.get("q") or "").split():
        found = found.filter(Q(employee__name__icontains=word) | Q(position__title__icontains=word))
    if (state := wanted.get("state")) in NOMINATION_STATES:
        found = found.filter(state=state)
    rows: QuerySet[Nomination] = found.select_related("employee__unit", "position__unit", "made_by")
    return rows.order_by("-made_at", "-pk")


@dataclass(frozen=True)
class StepTaken:
    """One step with the days until the next one, or until now."""

    step: Step
    days: int


def steps_of(nomination: Nomination) -> list[StepTaken]:
    """Return the steps of a nomination in order, each with how long it lasted."""
    steps = list(nomination.steps.select_related("taken_by").order_by("pk"))
    is_over = not NEXT[nomination.state]
    last = steps[-1].taken_at if steps and is_over else timezone.now()
    ends = [*(step.taken_at for step in steps[1:]), last]
    return [
        StepTaken(step, (end - step.taken_at).days) for step, end in zip(steps, ends, strict=True)
    ]
