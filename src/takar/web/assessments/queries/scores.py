"""What was scored in an event, as tables for the measure and as grids for the page."""

from collections import defaultdict
from collections.abc import Iterable

import pyarrow as pa

from takar.measures.integration import SCORES, Integration, Rounding
from takar.web.assessments.models import Event, EventMethod, MethodScore, Participant
from takar.web.assessments.rules.limits import Limits

ABSENT = ("TIDAK_HADIR", "MENGUNDURKAN_DIRI")


def matrix_of(event: Event) -> dict[str, frozenset[str]]:
    """Return the competencies each method of an event sees."""
    return {
        method.code: frozenset(cell.competency for cell in method.competencies.all())
        for method in methods_of(event)
    }


def methods_of(event: Event) -> list[EventMethod]:
    """Return the methods of an event with their competencies."""
    return list(EventMethod.objects.filter(event=event).prefetch_related("competencies"))


def assessed_people(event: Event) -> "list[Participant]":
    """Return who took part or may still come, in the order of their numbers."""
    people = Participant.objects.filter(event=event).exclude(state__in=ABSENT)
    return list(people.select_related("employee").order_by("number"))


def scores_of(event: Event) -> pa.Table:
    """Return every score of an event as the measure wants it."""
    columns = ("participant_id", "method__code", "competency", "assessor", "level")
    rows = MethodScore.objects.filter(participant__event=event, level__isnull=False)
    found = rows.order_by("pk").values_list(*columns)
    names = dict(zip(SCORES.names, zip(*found, strict=True), strict=True)) if found else {}
    arrays = [
        pa.array([str(one) for one in names.get("employee_id", ())], pa.string()),
        *(pa.array(names.get(name, ()), SCORES.field(name).type) for name in SCORES.names[1:]),
    ]
    return pa.Table.from_arrays(arrays, schema=SCORES)


def settings_of(event: Event, limits: Limits) -> Integration:
    """Return how an event integrates: its weights, its rounding, the least number of methods."""
    return Integration(
        competencies=tuple(limits.competencies),
        weights={method.code: method.weight for method in methods_of(event)},
        least_methods=limits.least_methods,
        rounding=Rounding(event.rounding),
    )


def assessors_seen(event: Event, limits: Limits) -> dict[str, int]:
    """Count the different assessors who watched each participant, by number and name.

    Only methods in which assessors watch count; an event without them needs none.
    """
    watching = [one.code for one in methods_of(event) if one.code in limits.needs_assessor]
    if not watching:
        return {}
    seen: dict[int, set[str]] = defaultdict(set)
    rows = MethodScore.objects.filter(
        participant__event=event, level__isnull=False, method__code__in=watching
    )
    for participant, assessor in rows.order_by().values_list("participant", "assessor").distinct():
        if assessor:
            seen[participant].add(assessor)
    return {
        f"{one.number} {one.employee.name}": len(seen[one.pk]) for one in assessed_people(event)
    }


def scores_by(
    participant: Participant, method: EventMethod, assessor: str
) -> dict[str, MethodScore]:
    """Return what one assessor saw of one participant by one method, by competency."""
    rows = MethodScore.objects.filter(participant=participant, method=method, assessor=assessor)
    return {score.competency: score for score in rows}


def filled_cells(event: Event, participants: Iterable[int]) -> dict[int, int]:
    """Count the scores of each participant."""
    counts: dict[int, int] = defaultdict(int)
    rows = MethodScore.objects.filter(
        participant__event=event, participant__in=list(participants), level__isnull=False
    )
    for participant in rows.order_by().values_list("participant", flat=True):
        counts[participant] += 1
    return counts


def assessor_names(event: Event) -> list[str]:
    """Return the names under which scores were written, for choosing again."""
    names = MethodScore.objects.filter(participant__event=event).exclude(assessor="")
    return list(names.order_by("assessor").values_list("assessor", flat=True).distinct())
