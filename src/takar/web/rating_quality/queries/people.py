"""Raw beside adjusted, person by person, as far as the reader may see persons."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet

from takar.web.accounts.models import User
from takar.web.assessments.queries.events import participants_seen_by
from takar.web.rating_quality.models import PersonQuality, QualityRun
from takar.web.rating_quality.permissions import reads_quality

ORDERS = {
    "nomor": "participant__number",
    "nama": "participant__employee__name",
    "jpm": "jpm",
    "disesuaikan": "jpm_adjusted",
    "peluang": "probability",
    "level": "moved_levels",
}


def people_of(
    user: User, run: QualityRun, wanted: Mapping[str, Any], order: str = "nomor"
) -> QuerySet[PersonQuality]:
    """Return the people of a report whom the reader may see, narrowed and sorted."""
    rows = PersonQuality.objects.filter(run=run)
    if not reads_quality(user, run.event):
        return rows.none()
    rows = rows.filter(participant__in=participants_seen_by(user, run.event))
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(participant__employee__name__icontains=word)
    if wanted.get("which") == "berubah":
        rows = rows.filter(would_change=True)
    if wanted.get("which") == "perbatasan":
        rows = rows.filter(is_borderline=True)
    if category := wanted.get("category"):
        rows = rows.filter(category=category)
    return rows.select_related("participant__employee__unit").order_by(*sorting(order), "pk")


def sorting(order: str) -> list[Any]:
    """Return how to sort; whoever has no number stands last."""
    name = order.removeprefix("-")
    field = F(ORDERS.get(name, ORDERS["nomor"]))
    return [field.desc(nulls_last=True) if order[:1] == "-" else field.asc(nulls_last=True)]


def titles_of(run: QualityRun) -> dict[str, str]:
    """Return the titles of the categories of a report."""
    found = run.found
    return {one.code: one.title for one in found.outcome.categories} if found else {}
