"""The grid of participants and methods with who judges, and what is lacking in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet

from takar.kernel.language import msg
from takar.psychometrics.raters.design import Design, design
from takar.psychometrics.raters.ratings import Ratings
from takar.web.assessments.models import Assignment, Event, EventMethod, Participant
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import ABSENT, assessed_people, methods_of
from takar.web.assessments.queries.staffing import (
    Clash,
    active_assignments,
    forbidden_pairs,
    scores_by_seat,
)
from takar.web.assessments.rules.limits import Limits
from takar.web.assessments.rules.matrix import Finding

COLUMNS = ("ratee", "competency", "rater", "method", "level")


@dataclass(frozen=True)
class Placed:
    """One assignment on the grid."""

    assignment: Assignment
    is_submitted: bool
    clash: Clash | None


@dataclass(frozen=True)
class GridCell:
    """Who judges one participant by one method."""

    method: EventMethod
    placed: Sequence[Placed]

    @property
    def is_short(self) -> bool:
        """Fewer assessors than the method needs."""
        return len(self.placed) < self.method.assessors_needed


@dataclass(frozen=True)
class GridRow:
    """One participant and all the methods in which assessors watch."""

    participant: Participant
    cells: Sequence[GridCell]
    assessors: int


def watched_methods(event: Event, limits: Limits) -> list[EventMethod]:
    """Return the methods of an event in which assessors watch."""
    return [one for one in methods_of(event) if one.code in limits.needs_assessor]


def grid_of(event: Event, people: Sequence[Participant], limits: Limits) -> list[GridRow]:
    """Return the grid for the participants of one page."""
    methods = watched_methods(event, limits)
    done, clashes = scores_by_seat(event), forbidden_pairs(event)
    cells: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    rows = active_assignments(event).filter(participant__in=[one.pk for one in people])
    for one in rows.order_by("assessor__name"):
        key = (one.participant_id, one.method_id)
        cells[key].append(
            Placed(
                one,
                (*key, one.assessor.name) in done,
                clashes.get((one.assessor_id, one.participant_id)),
            )
        )
    return [
        GridRow(
            person,
            [GridCell(method, cells.get((person.pk, method.pk), [])) for method in methods],
            len({one.assignment.assessor_id for m in methods for one in cells[person.pk, m.pk]}),
        )
        for person in people
    ]


def unplaced(people: QuerySet[Participant], event: Event, limits: Limits) -> QuerySet[Participant]:
    """Narrow participants to those whom some method has too few assessors for."""
    counted: dict[tuple[int, int], int] = defaultdict(int)
    for person, method in active_assignments(event).values_list("participant", "method"):
        counted[person, method] += 1
    methods = watched_methods(event, limits)
    few = [
        pk
        for pk in people.values_list("pk", flat=True)
        if any(counted[pk, one.pk] < one.assessors_needed for one in methods)
    ]
    return people.filter(pk__in=few)


def assigning_findings(event: Event) -> list[Finding]:
    """Return what is lacking: methods without enough assessors, candidates with fewer than two."""
    limits = limits_of(law_of_event(event))
    methods = watched_methods(event, limits)
    rows = list(active_assignments(event).values_list("participant", "method", "assessor"))
    if not methods or not rows:
        return []
    counted: dict[tuple[int, int], int] = defaultdict(int)
    met: dict[int, set[int]] = defaultdict(set)
    for person, method, assessor in rows:
        counted[person, method] += 1
        met[person].add(assessor)
    people = assessed_people(event)
    short = {
        one.pk: sum(counted[person.pk, one.pk] < one.assessors_needed for person in people)
        for one in methods
    }
    found = [
        Finding(
            msg(
                "{method}: {count} peserta belum mendapat {needed} asesor.",
                method=limits.methods[one.code],
                count=short[one.pk],
                needed=one.assessors_needed,
            ),
            msg("Tetapkan asesornya pada halaman Penugasan atau terbitkan jadwal."),
            stops=False,
        )
        for one in methods
        if short[one.pk]
    ]
    few = [one for one in people if len(met[one.pk]) < limits.least_assessors]
    if few:
        found.append(
            Finding(
                msg(
                    "{count} peserta mendapat kurang dari {least} asesor berbeda.",
                    count=len(few),
                    least=limits.least_assessors,
                ),
                msg(
                    "Tambahkan asesor lain bagi mereka, misalnya {name}.", name=few[0].employee.name
                ),
                stops=False,
            )
        )
    return found


def network_of(event: Event) -> Design | None:
    """Return the network that the assignments make; nothing before two assessors have any."""
    rows = active_assignments(event).exclude(participant__state__in=ABSENT)
    found = list(rows.values_list("participant", "assessor__name", "method__code"))
    if len({name for _, name, _ in found}) < 2:
        return None
    lines: list[dict[str, Any]] = [
        dict(zip(COLUMNS, (str(person), "-", name, method, 1.0), strict=True))
        for person, name, method in found
    ]
    return design(Ratings.of(pa.Table.from_pylist(lines)))
