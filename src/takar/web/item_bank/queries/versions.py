"""Versions that may be used in a form, without what they say."""

from django.db.models import Exists, OuterRef, QuerySet

from takar.web.accounts.models import Agency
from takar.web.item_bank.models import ItemVersion


def approved_versions(
    agency: Agency,
    *,
    pool: int | None = None,
    interaction: str = "",
    competency: str = "",
    level: int | None = None,
) -> "QuerySet[ItemVersion]":
    """Return the newest approved version of each item in use, by item code."""
    asked = {
        "item__pool": pool,
        "item__interaction": interaction,
        "item__competency": competency,
        "item__level": level,
    }
    wanted = {name: value for name, value in asked.items() if value not in {None, ""}}
    newer = ItemVersion.objects.filter(
        item=OuterRef("item"), number__gt=OuterRef("number"), state="DISETUJUI"
    )
    rows = ItemVersion.objects.filter(item__agency=agency, state="DISETUJUI", **wanted)
    rows = rows.exclude(item__state="DITARIK").exclude(Exists(newer)).defer("sealed")
    return rows.select_related("item").order_by("item__code", "-number")
