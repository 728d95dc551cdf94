"""Turn scores into levels, and let the meeting of assessors decide."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone

from takar.kernel.language import msg
from takar.measures.integration import integration
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.permissions import operates, sits_in_the_meeting
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import ABSENT, assessed_people, scores_of, settings_of
from takar.web.assessments.rules.levels import level_fault
from takar.web.assessments.rules.refusals import BadScores, demand_reason
from takar.web.audit.action import action, noted

COMPUTED = ("computed", "level", "mean", "spread", "is_disputed", "methods", "assessors", "gap")


@action("assessments.levels.integrated", needs=operates)
def integrate(actor: User, event: Event) -> dict[str, int]:
    """Compute the level of everybody in every competency from the scores as they now stand.

    A level that the meeting set stays set; what is computed is kept beside it.

    Returns:
        How many levels, gaps and disputes.
    """
    hold(event, "integrate")
    people = assessed_people(event)
    settings = settings_of(event, limits_of(law_of_event(event)))
    table = integration(scores_of(event), settings, [str(one.pk) for one in people])
    decided = {
        (one.participant_id, one.competency): one.level
        for one in IntegratedLevel.objects.filter(
            participant__event=event, decided_by__isnull=False
        )
    }
    rows = [computed_level(row, decided) for row in table.to_pylist()]
    IntegratedLevel.objects.filter(participant__event=event, participant__state__in=ABSENT).delete()
    IntegratedLevel.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["participant", "competency"],
        update_fields=list(COMPUTED),
    )
    event.integrated_at = timezone.now()
    event.save(update_fields=["integrated_at"])
    counts = {
        "levels": sum(row.level is not None for row in rows),
        "gaps": sum(row.level is None for row in rows),
        "disputes": sum(row.is_disputed for row in rows),
    }
    noted(**counts)
    return counts


@action("assessments.level.set", needs=sits_in_the_meeting)
def set_level(
    actor: User, integrated: IntegratedLevel, *, level: Decimal, reason: str
) -> IntegratedLevel:
    """Let the meeting set a level, with its reason; the computed one is kept beside it.

    Raises:
        BadScores: the level is out of range.
        NoReason: no reason was given.
        NotNow: the event is not in its integration.
    """
    participant = integrated.participant
    hold(participant.event, "decide")
    refuse_odd(level, integrated)
    because = demand_reason(reason, msg("Menetapkan level memerlukan alasan rapat asesor."))
    noted(competency=integrated.competency, before=integrated.level, computed=integrated.computed)
    integrated.level = level
    integrated.reason = because
    integrated.decided_by = actor
    integrated.save(update_fields=["level", "reason", "decided_by", "decided_at"])
    return integrated


@action("assessments.level.restored", needs=sits_in_the_meeting)
def restore_level(actor: User, integrated: IntegratedLevel) -> None:
    """Take a decision of the meeting back: the computed level counts again."""
    hold(integrated.participant.event, "decide")
    noted(before=integrated.level, reason=integrated.reason, after=integrated.computed)
    integrated.level = integrated.computed
    integrated.reason = ""
    integrated.decided_by = None
    integrated.save(update_fields=["level", "reason", "decided_by", "decided_at"])


@action("assessments.profile.written", needs=sits_in_the_meeting)
def write_profile(
    actor: User, participant: Participant, *, strengths: str = "", development_areas: str = ""
) -> None:
    """Write down the strengths and the areas to develop of one participant."""
    hold(participant.event, "integrate")
    noted(strengths=len(strengths), development_areas=len(development_areas))
    participant.strengths = strengths.strip()
    participant.development_areas = development_areas.strip()
    participant.save(update_fields=["strengths", "development_areas"])


def computed_level(
    row: Mapping[str, Any], decided: Mapping[tuple[int, str], Decimal | None]
) -> IntegratedLevel:
    """Return a row of the measure as it is stored; what was decided stays."""
    place = int(row["employee_id"]), row["competency"]
    return IntegratedLevel(
        participant_id=place[0],
        competency=place[1],
        computed=row["level"],
        level=decided.get(place, row["level"]),
        mean=row["mean"],
        spread=row["spread"],
        is_disputed=row["is_disputed"],
        methods=row["methods"],
        assessors=row["assessors"],
        gap=row["gap"] or "",
    )


def refuse_odd(level: Decimal, integrated: IntegratedLevel) -> None:
    """Refuse a level out of range, or a fraction where levels are whole.

    Raises:
        BadScores: it is one.
    """
    event = integrated.participant.event
    limits = limits_of(law_of_event(event))
    title = limits.competencies.get(integrated.competency, integrated.competency)
    if fault := level_fault(level, limits, where=title):
        raise BadScores([fault])
    if event.rounding == "BULAT" and level != int(level):
        raise BadScores([msg("{title}: level ditetapkan sebagai bilangan bulat", title=title)])
