"""What a report says of one assessor: only to that assessor."""

from takar.runs.rating_quality.parts import Rater
from takar.web.accounts.models import User
from takar.web.assessments.models import Event, EventAssessor, MethodScore
from takar.web.rating_quality.models import QualityRun


def own_names(user: User, event: Event) -> set[str]:
    """Return the names under which somebody signed scores in an event.

    An event without a team, as old ones are, knows its assessors by their full names alone.
    """
    team = EventAssessor.objects.filter(event=event)
    seats = set(team.filter(user=user).values_list("name", flat=True))
    if seats or team.exists() or not user.full_name:
        return seats
    own = MethodScore.objects.filter(participant__event=event, assessor=user.full_name)
    return {user.full_name} if own.exists() else set()


def own_rater(user: User, run: QualityRun) -> Rater | None:
    """Return what a report says of somebody's own ratings; nothing where it says nothing."""
    report, names = run.found, own_names(user, run.event)
    if report is None or report.facets is None:
        return None
    return next((one for one in report.facets.raters if one.code in names), None)
