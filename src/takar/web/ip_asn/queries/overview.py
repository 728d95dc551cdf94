"""The index of an agency or a unit at a glance: profile, categories, totals, units."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from takar.web.ip_asn.drawings import Part, bar_svg, histogram_svg, profile_svg
from takar.web.ip_asn.queries.place import UNIT, Place
from takar.web.ip_asn.rules import Bin, bins
from takar.web.people.models import WorkUnit
from takar.web.results.ip_asn_explaining import dimension_titles
from takar.web.results.models import IpAsnGroup
from takar.web.results.rules.ip_asn import CATEGORY_TONES, DIMENSIONS


@dataclass(frozen=True)
class Standing:
    """One group as this reader may see it.

    Attributes:
        unit: the number of the unit's row, where the group is a unit that still exists.
        bar: the index drawn; empty where its points are not shown.
    """

    group: IpAsnGroup
    shows_numbers: bool
    category: str
    tone: str
    unit: int | None = None
    bar: str = ""

    @property
    def unmeasured(self) -> int:
        """People without an index."""
        return self.group.headcount - self.group.measured


@dataclass(frozen=True)
class Overview:
    """What a page about an agency or a unit shows first."""

    whole: Standing | None
    below: list[Standing]
    profile: str
    parts: list[Part]
    categories: list[tuple[str, int, str]]
    uncategorised: int
    histogram: str
    bars: list[Bin]


def safe(drawing: str) -> SafeString:
    """Mark a drawing as markup: it escapes its words itself."""
    return mark_safe(drawing)  # noqa: S308 - drawn by us


def overview_of(place: Place) -> Overview:
    """Return the index of a place with everything drawn that this reader may see."""
    groups = place.groups()
    whole = whole_of(place, groups)
    counts = place.category_counts()
    shown = [
        (title, counts[code], CATEGORY_TONES.get(code, "info"))
        for code, title in place.categories.items()
        if counts.get(code)
    ]
    parts = parts_of(place, whole)
    bars = bars_of(place) if place.is_wide else []
    return Overview(
        whole=whole,
        below=ranked(place, groups),
        profile=safe(profile_svg(parts, title=_("Profil dimensi"))) if parts else "",
        parts=parts,
        categories=shown,
        uncategorised=counts.get(None, 0),
        histogram=drawn(place, bars) if bars else "",
        bars=[bar for bar in bars if bar.people],
    )


def standing(place: Place, group: IpAsnGroup, units: dict[str, int]) -> Standing:
    """Return a group as the reader may see it."""
    shows = place.shows(group)
    tone = CATEGORY_TONES.get(group.category or "", "none") if shows else "none"
    bar = bar_svg(group.index, tone, title=f"{group.title}: {group.index}") if shows else ""
    return Standing(
        group=group,
        shows_numbers=shows,
        category=place.categories.get(group.category or "", "") if shows else "",
        tone=tone,
        unit=units.get(group.code) if group.grouping == UNIT else None,
        bar=safe(bar),
    )


def whole_of(place: Place, groups: Iterable[IpAsnGroup]) -> Standing | None:
    """Return the agency, or the unit looked at."""
    for group in groups:
        is_unit = place.unit is not None and group.path == place.unit.path
        if is_unit or (place.unit is None and group.grouping != UNIT):
            return standing(place, group, {})
    return None


def ranked(place: Place, groups: Iterable[IpAsnGroup]) -> list[Standing]:
    """Return the units next below, the highest index first; without an index last by name."""
    found = next_below(place, [group for group in groups if group.grouping == UNIT and group.path])
    codes = [group.code for group in found]
    known = WorkUnit.objects.filter(agency=place.agency, code__in=codes).order_by()
    units = dict(known.values_list("code", "pk"))
    below = [standing(place, group, units) for group in found]
    return sorted(below, key=rank)


def rank(one: Standing) -> tuple[bool, Decimal, str]:
    """Return what units are sorted by: what the reader may not see sorts by name alone."""
    index = one.group.index if one.shows_numbers else None
    return index is None, -(index or Decimal(0)), one.group.title


def next_below(place: Place, units: list[IpAsnGroup]) -> list[IpAsnGroup]:
    """Return the units one step below; of an agency with a single root those under the root."""
    if place.unit is not None:
        depth = place.unit.path.count("/") + 1
        return [unit for unit in units if unit.path.count("/") == depth]
    depth = min((unit.path.count("/") for unit in units), default=0)
    tops = [unit for unit in units if unit.path.count("/") == depth]
    if len(tops) > 1 or len(units) == 1:
        return tops
    return [unit for unit in units if unit.path.count("/") == depth + 1]


def parts_of(place: Place, whole: Standing | None) -> list[Part]:
    """Return the dimensions with their means, where the reader may see them."""
    if whole is None or not whole.shows_numbers:
        return []
    names = dimension_titles()
    return [
        Part(names[column], getattr(whole.group, column), place.most[column])
        for column in DIMENSIONS.values()
        if place.is_wide or column != "discipline"
    ]


def bars_of(place: Place) -> list[Bin]:
    """Count the measured people by total."""
    known = place.results().filter(total__isnull=False).order_by()
    return bins(known.values_list("total").annotate(people=Count("pk")))


def drawn(place: Place, bars: list[Bin]) -> SafeString:
    """Draw the histogram with the limits of the categories."""
    bands = place.law.bands("ip_asn.bands")
    limits = [band.lower.value for band in bands if band.lower]
    tones = [CATEGORY_TONES.get(bands.of(Decimal(bar.up_to)), "teal") for bar in bars]
    return safe(histogram_svg(bars, limits, tones, title=_("Sebaran indeks pegawai")))
