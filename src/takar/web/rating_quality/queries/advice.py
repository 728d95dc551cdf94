"""What a report advises for one participant, for the meeting of assessors: never a level."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from takar.web.assessments.models import Event, Participant
from takar.web.rating_quality.models import PersonQuality
from takar.web.rating_quality.queries.runs import decision_of, is_outdated, quality_of

Levels = dict[str, Decimal | None]


@dataclass(frozen=True)
class Adjusted:
    """Raw beside adjusted for one participant.

    Attributes:
        is_proposed: decided so for this very report, and no score came since.
        is_outdated: scores came since; the advice is of an earlier state.
        probability: that the printed category is the true one.
    """

    raw: Levels
    adjusted: Levels
    jpm: Decimal | None
    jpm_adjusted: Decimal | None
    category: str
    category_adjusted: str
    would_change: bool
    probability: float | None
    is_borderline: bool
    is_proposed: bool
    is_outdated: bool

    def proposal(self, competency: str) -> Decimal | None:
        """Return the level proposed in the meeting: adjusted where decided so, else raw."""
        side = self.adjusted if self.is_proposed and self.adjusted else self.raw
        return side.get(competency)


def adjusted_of(participant: Participant) -> Adjusted | None:
    """Return the advice of the newest report for one participant; ``None`` without a report."""
    return adjusted_people(participant.event, [participant]).get(participant.pk)


def adjusted_people(event: Event, people: Iterable[Participant]) -> dict[int, Adjusted]:
    """Return the advice of the newest report for several participants, by number of the row."""
    run = quality_of(event)
    if run is None:
        return {}
    decision, outdated = decision_of(event), is_outdated(run)
    agreed = decision is not None and decision.applies and decision.run_id == run.pk
    rows = PersonQuality.objects.filter(run=run, participant__in=[one.pk for one in people])
    return {
        row.participant_id: adjusted_row(row, proposed=agreed and not outdated, outdated=outdated)
        for row in rows
    }


def adjusted_row(row: PersonQuality, *, proposed: bool, outdated: bool) -> Adjusted:
    """Return what was kept of one person as the meeting reads it."""
    return Adjusted(
        raw=levels_in(row, "raw"),
        adjusted=levels_in(row, "adjusted"),
        jpm=row.jpm,
        jpm_adjusted=row.jpm_adjusted,
        category=row.category,
        category_adjusted=row.category_adjusted,
        would_change=row.would_change,
        probability=row.probability,
        is_borderline=row.is_borderline,
        is_proposed=proposed,
        is_outdated=outdated,
    )


def levels_in(row: PersonQuality, side: str) -> Levels:
    """Return one side of the levels kept, exact."""
    kept = row.levels.get(side) or {}
    return {code: None if level is None else Decimal(level) for code, level in kept.items()}
