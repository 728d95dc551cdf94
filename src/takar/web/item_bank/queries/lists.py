"""Which items there are, without what they say."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from takar.items.content import TITLES, Interaction
from takar.web.accounts.models import Agency
from takar.web.item_bank.models import Item, ItemParameters, ItemPool
from takar.web.item_bank.rules import ITEM_STATES

SORTS = {
    "kode": "code",
    "judul": "title",
    "bentuk": "interaction",
    "kompetensi": "competency",
    "level": "level",
    "keadaan": "state",
    "tayang": "shown",
}
EXACT = ("pool", "interaction", "competency", "level", "state")


def pools_of(agency: Agency) -> "QuerySet[Any]":
    """Return the pools of an agency with how many items each has, and how many are approved."""
    approved = Count("items", filter=Q(items__state="DISETUJUI"))
    return ItemPool.objects.filter(agency=agency).annotate(count=Count("items"), approved=approved)


def items_in(agency: Agency, wanted: Mapping[str, Any]) -> "QuerySet[Any]":
    """Return the items looked for, sorted, with their newest version and how often they ran."""
    found = Item.objects.filter(agency=agency).select_related("pool")
    for name in EXACT:
        if wanted.get(name) not in {None, ""}:
            found = found.filter(**{name: wanted[name]})
    if words := wanted.get("q"):
        found = found.filter(Q(code__icontains=words) | Q(title__icontains=words))
    if tag := wanted.get("tag"):
        found = found.filter(tags__icontains=f'"{tag}"')
    calibrated = ItemParameters.objects.filter(version__item=OuterRef("pk"))
    found = found.annotate(
        newest=Max("versions__number"),
        shown=Coalesce(Sum("versions__exposures"), 0),
        has_parameters=Exists(calibrated),
    )
    return found.order_by(*order_of(str(wanted.get("sort") or "")))


def order_of(asked: str) -> tuple[str, ...]:
    """Return the columns to sort by; anything unknown is the code.

    >>> order_of("-judul"), order_of("x")
    (('-title', 'code'), ('code',))
    """
    name = SORTS.get(asked.removeprefix("-"))
    if name in {None, "code"}:
        return ("-code",) if asked == "-kode" else ("code",)
    return (f"-{name}" if asked.startswith("-") else str(name), "code")


def interaction_title(code: str) -> str:
    """Return how an interaction is called."""
    return str(TITLES[Interaction(code)]) if code in Interaction.__members__ else code


def competencies_of(agency: Agency) -> list[str]:
    """Return the competencies that items of an agency measure."""
    rows = Item.objects.filter(agency=agency).exclude(competency="").order_by("competency")
    return list(rows.values_list("competency", flat=True).distinct())


def tags_in_use(agency: Agency) -> list[str]:
    """Return the tags that items of an agency carry."""
    rows = Item.objects.filter(agency=agency).exclude(tags=[]).order_by()
    return sorted({tag for tags in rows.values_list("tags", flat=True) for tag in tags})


def list_rows(items: Iterable[Any]) -> list[dict[str, object]]:
    """Return a line of facts for each item, without what it says."""
    return [
        {
            _("Kode"): item.code,
            _("Judul"): item.title,
            _("Bank soal"): item.pool.name,
            _("Bentuk"): item.form_title,
            _("Kompetensi"): item.competency,
            _("Level"): item.level,
            _("Keadaan"): ITEM_STATES[item.state],
            _("Versi"): item.newest,
            _("Kali ditayangkan"): item.shown,
            _("Penanda"): ", ".join(item.tags),
        }
        for item in items
    ]
