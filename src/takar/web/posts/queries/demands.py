"""What posts demand of their own, as the table that the eligibility engine reads."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa
from django.db.models import Q, QuerySet

from takar.tables.proposals import POST_REQUIREMENTS
from takar.web.accounts.models import Agency
from takar.web.people.models import Position
from takar.web.posts.models import Demand, TermExtension


def demands_of(
    agency: Agency, position_ids: Iterable[int] | None = None, *, day: date | None = None
) -> pa.Table:
    """Return the demands of posts as ``post_requirements``; ``position_id`` is the post's code.

    Args:
        agency: whose posts.
        position_ids: numbers of the posts' rows; every post when left out.
        day: leave out what is no longer in force on this day.
    """
    rows: QuerySet[Demand] = Demand.objects.filter(position__agency=agency)
    if position_ids is not None:
        rows = rows.filter(position__in=list(position_ids))
    if day is not None:
        rows = in_force(rows, day)
    found = [row_of(one) for one in sorted_rows(rows)]
    return pa.Table.from_pylist(found, schema=POST_REQUIREMENTS.arrow)


def sorted_rows(rows: "QuerySet[Demand]") -> "QuerySet[Demand]":
    """Return demands with their posts, in the order of the table."""
    return rows.select_related("position").order_by("position__code", "rule", "valid_from")


def in_force(rows: "QuerySet[Demand]", day: date) -> "QuerySet[Demand]":
    """Keep the demands in force on a day."""
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def demands_on(position: Position) -> "QuerySet[Demand]":
    """Return everything one post ever demanded, what is in force first."""
    rows: QuerySet[Demand] = Demand.objects.filter(position=position)
    return rows.order_by("rule", "-valid_from")


def row_of(one: Demand) -> dict[str, Any]:
    """Return one demand as a row of the table."""
    stored = one.stored
    return {
        "position_id": one.position.code,
        "requirement": one.rule,
        "title": one.title or None,
        "read": stored.read,
        "demand": stored.text,
        "source": one.source,
        "source_at": one.at or None,
        "certainty": one.certainty,
        "since": one.valid_from,
        "document": one.document or None,
        "reason": one.because or None,
    }


def extensions_of(agency: Agency) -> dict[tuple[int, int], date]:
    """Return until when terms were prolonged, by the rows of post and employee."""
    rows = TermExtension.objects.filter(position__agency=agency).order_by("until_on")
    return {
        (position, employee): until
        for position, employee, until in rows.values_list("position", "employee", "until_on")
    }
