"""The people of a place: searched, filtered and sorted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from takar.web.ip_asn.queries.place import Place
from takar.web.ip_asn.rules import NO_SUBJECT
from takar.web.people.queries import employees_seen_by
from takar.web.people.queries.roster import by_text
from takar.web.results.models import IpAsnResult
from takar.web.results.rules.ip_asn import CATEGORY_TONES, INDICATORS

ORDERS = {
    "nama": ("employee__name",),
    "unit": ("unit_path", "employee__name"),
    "indeks": ("total", "employee__name"),
    "menang": ("to_win", "employee__name"),
}
OPEN_ORDERS = frozenset({"nama", "unit"})
"""Orders that tell nobody's points."""
TO_WIN = F("lost_missing") + F("lost_stale") + F("lost_unverified")


@dataclass(frozen=True)
class Row:
    """One person of a list with the words for the category."""

    result: IpAsnResult
    category: str
    tone: str
    is_subject: bool


def told(place: Place, results: Iterable[IpAsnResult]) -> list[Row]:
    """Return people with the words for their categories."""
    return [
        Row(
            result=result,
            category=place.categories.get(result.category or "", ""),
            tone=CATEGORY_TONES.get(result.category or "", "none"),
            is_subject=result.discipline_state != NO_SUBJECT,
        )
        for result in results
    ]


def people_of(place: Place, asked: Mapping[str, Any]) -> QuerySet[IpAsnResult]:
    """Return the people of a place whom a filter leaves.

    Args:
        place: where, in which run, and for which reader.
        asked: cleaned values of ``PeopleFilter``; what is missing does not narrow.
    """
    found = place.results().select_related("employee__unit")
    found = found.annotate(to_win=TO_WIN)
    for name in ("employment", "post_group"):
        if asked.get(name):
            found = found.filter(**{name: asked[name]})
    found = by_category(found, asked.get("category") or "")
    found = by_state(place, found, asked)
    if words := asked.get("q"):
        seen = employees_seen_by(place.reader, place.agency)
        found = found.filter(employee__in=by_text(place.reader, place.agency, seen, {"q": words}))
    return found


def by_category(found: QuerySet[IpAsnResult], category: str) -> QuerySet[IpAsnResult]:
    """Narrow to a category, or to those without one."""
    if not category:
        return found
    return found.filter(category=None if category == "TIDAK_ADA" else category)


def by_state(
    place: Place, found: QuerySet[IpAsnResult], asked: Mapping[str, Any]
) -> QuerySet[IpAsnResult]:
    """Narrow to a state of one sub-indicator, or of any; discipline only for readers of points."""
    state, indicator = asked.get("state"), asked.get("indicator")
    columns = [INDICATORS[indicator]] if indicator else list(INDICATORS.values())
    if not place.is_wide:
        columns = [column for column in columns if column != "discipline"]
    if not state:
        return found
    if not columns:
        return found.none()
    chosen = found.none()
    for column in columns:
        chosen = chosen | found.filter(**{f"{column}_state": state})
    return chosen


def sorted_by(place: Place, found: QuerySet[IpAsnResult], name: str) -> QuerySet[IpAsnResult]:
    """Sort a list; people without the number come last in both directions."""
    wanted = name.removeprefix("-")
    if wanted not in ORDERS or (not place.is_wide and wanted not in OPEN_ORDERS):
        name = wanted = "nama"
    first, *rest = ORDERS[wanted]
    down, up = F(first).desc(nulls_last=True), F(first).asc(nulls_last=True)
    return found.order_by(down if name.startswith("-") else up, *rest, "pk")
