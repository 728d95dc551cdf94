"""What the report is computed from: the scores of an event, its people and their standards."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa
from django.db.models import Q

from takar.web.assessments.models import Event, MethodScore, Participant
from takar.web.assessments.queries.scores import assessed_people, methods_of
from takar.web.people.models import CompetencyStandard, WorkUnit

RATINGS = pa.schema(
    [
        ("ratee", pa.string()),
        ("competency", pa.string()),
        ("rater", pa.string()),
        ("method", pa.string()),
        ("level", pa.decimal128(18, 6)),
        ("moment", pa.float64()),
    ]
)
PEOPLE = pa.schema(
    [
        ("ratee", pa.string()),
        ("position_id", pa.string()),
        ("position_tier", pa.string()),
        ("sex", pa.string()),
        ("birth_on", pa.date32()),
        ("unit", pa.string()),
    ]
)
STANDARDS = pa.schema(
    [
        ("position_id", pa.string()),
        ("position_tier", pa.string()),
        ("competency", pa.string()),
        ("required_level", pa.int64()),
    ]
)


@dataclass(frozen=True)
class Evidence:
    """The tables of one report, people by the number of their row."""

    ratings: pa.Table
    people: pa.Table
    standards: pa.Table
    weights: dict[str, Decimal]


def evidence_of(event: Event) -> Evidence:
    """Return what the report on an event is computed from; the absent are left out."""
    people = assessed_people(event)
    return Evidence(
        ratings=ratings_of(event, people),
        people=people_table(event, people),
        standards=standards_table(event, people),
        weights={method.code: method.weight for method in methods_of(event)},
    )


def ratings_of(event: Event, people: Iterable[Participant]) -> pa.Table:
    """Return every score with the minutes since the first was written."""
    scores = MethodScore.objects.filter(
        participant__in=[one.pk for one in people], level__isnull=False
    )
    rows = list(
        scores.order_by("pk").values_list(
            "participant_id", "competency", "assessor", "method__code", "level", "entered_at"
        )
    )
    first = min((row[-1] for row in rows), default=None)
    table = [
        (str(ratee), *named, level, round((at - first).total_seconds() / 60, 2))
        for ratee, *named, level, at in rows
        if first is not None
    ]
    return pa.Table.from_pylist(
        [dict(zip(RATINGS.names, row, strict=True)) for row in table], schema=RATINGS
    )


def people_table(event: Event, people: Iterable[Participant]) -> pa.Table:
    """Return who they are, as far as the JPM and the groups need it."""
    units = large_units(event)
    rows = [
        {
            "ratee": str(one.pk),
            "position_id": text_of(one.employee.position_id),
            "position_tier": one.position_tier or None,
            "sex": one.employee.sex or None,
            "birth_on": one.employee.birth_on,
            "unit": units.get(one.employee.unit_id or 0),
        }
        for one in people
    ]
    return pa.Table.from_pylist(rows, schema=PEOPLE)


def text_of(number: int | None) -> str | None:
    """Return the number of a row as text."""
    return None if number is None else str(number)


def large_units(event: Event) -> dict[int, str]:
    """Return, for each unit, the name of the office below the root to which it belongs."""
    rows = list(WorkUnit.objects.filter(agency=event.agency).values_list("pk", "path", "name"))
    names = {path: name for _pk, path, name in rows}
    return {pk: names.get(office_path(path), name) for pk, path, name in rows}


def office_path(path: str) -> str:
    """Return the first two steps of a path.

    >>> office_path("KAB/DINAS/SEKSI/")
    'KAB/DINAS/'
    """
    return "".join(f"{step}/" for step in path.split("/")[:2] if step)


def standards_table(event: Event, people: Iterable[Participant]) -> pa.Table:
    """Return what the posts and tiers of these people demand, where it is written."""
    rows = list(people)
    posts = {one.employee.position_id for one in rows if one.employee.position_id}
    tiers = {one.position_tier for one in rows}
    found = CompetencyStandard.objects.filter(agency=event.agency).filter(
        Q(position__in=posts) | Q(position=None, tier__in=tiers)
    )
    return pa.Table.from_pylist(
        [
            dict(zip(STANDARDS.names, (text_of(post), tier, code, level), strict=True))
            for post, tier, code, level in found.order_by("pk").values_list(
                "position_id", "tier", "competency", "required_level"
            )
        ],
        schema=STANDARDS,
    )
