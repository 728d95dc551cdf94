"""The reports of an event, whether scores came since, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import assesses, sees_everyone
from takar.web.assessments.models import Event, EventAssessor, MethodScore
from takar.web.assessments.queries.events import events_seen_by
from takar.web.assessments.rules.staffing import RATING_ROLES
from takar.web.rating_quality.models import AdjustmentDecision, QualityRun
from takar.web.rating_quality.rules import MEETING


@dataclass(frozen=True)
class Scored:
    """How many scores an event has, and when the last was written."""

    scores: int
    scored_at: datetime | None


def scored_of(event: Event) -> Scored:
    """Count the scores of an event."""
    rows = MethodScore.objects.filter(participant__event=event, level__isnull=False)
    return Scored(**rows.aggregate(scores=Count("pk"), scored_at=Max("entered_at")))


def runs_of(event: Event) -> QuerySet[QualityRun]:
    """Return the reports of an event, newest first."""
    return QualityRun.objects.filter(event=event).select_related("event__agency", "made_by")


def latest_run(event: Event) -> QualityRun | None:
    """Return the newest report, in whatever state."""
    return runs_of(event).first()


def quality_of(event: Event) -> QualityRun | None:
    """Return the newest report that was computed; ``None`` where there is none."""
    return runs_of(event).filter(state="SELESAI").first()


def is_outdated(run: QualityRun) -> bool:
    """Tell whether scores came, changed or went since the report."""
    now = scored_of(run.event)
    return (now.scores, now.scored_at) != (run.scores, run.scored_at)


def decision_of(event: Event) -> AdjustmentDecision | None:
    """Return the decision that counts: the latest."""
    made = AdjustmentDecision.objects.filter(event=event).select_related("decided_by", "run")
    return made.first()


def decisions_of(event: Event) -> QuerySet[AdjustmentDecision]:
    """Return all decisions, newest first."""
    return AdjustmentDecision.objects.filter(event=event).select_related("decided_by", "run")


def quality_events(user: User, agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[Event]:
    """Return the events whose reports the person may read, each with its newest report."""
    events = readable_events(user, agency)
    for word in (wanted.get("q") or "").split():
        events = events.filter(name__icontains=word)
    if state := wanted.get("state"):
        events = events.filter(state=state)
    newest = QualityRun.objects.filter(event=OuterRef("pk")).order_by("-made_at", "-pk")
    return events.annotate(
        quality_state=Subquery(newest.values("state")[:1]),
        quality_at=Subquery(newest.values("computed_at")[:1]),
    ).order_by("-starts_on", "-pk")


def readable_events(user: User, agency: Agency) -> QuerySet[Event]:
    """Return the events of an agency whose reports the person may read, in one query.

    It says of many events what ``permissions.reads_summary`` says of one.
    """
    events = events_seen_by(user, agency).exclude(state="DRAF")
    if sees_everyone(user, agency):
        return events
    if not assesses(user, agency):
        return events.none()
    team = EventAssessor.objects.filter(event=OuterRef("pk"))
    own = team.filter(user=user, role__in=RATING_ROLES, state="AKTIF")
    chaired = EventAssessor.objects.filter(user=user, role="KETUA", state="AKTIF")
    summed_up = events.filter(Exists(own) | ~Exists(team), state__in=MEETING)
    known = Q(pk__in=summed_up.values("pk")) | Q(pk__in=chaired.values("event"))
    return Event.objects.filter(known, agency=agency).exclude(state="DRAF")
