"""What a person met at earlier sittings, of any session: by numbers of items alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from takar.kernel.calendar import add_years
from takar.web.exams.models import FormItem
from takar.web.exams.rules.pools import PoolItem
from takar.web.item_bank.models import ItemVersion
from takar.web.sittings.models import SectionClock, Sitting, SittingEvent

ASIDE = "SOAL_LAMA"

Met = dict[tuple[int, str], datetime]
"""When an item was met, by the form and its code there."""


def years_before(now: datetime, years: int) -> datetime:
    """Return the same moment some years before."""
    return datetime.combine(add_years(now.date(), -years), now.timetz())


def met_before(sitting: Sitting, items: Sequence[PoolItem], since: datetime) -> dict[str, datetime]:
    """Return when whoever sits last met items of a pool, by their code in it.

    Another version of an item is the same item. An item counts as met where its section began.

    Args:
        sitting: the sitting that begins, which is not looked at.
        items: the pool.
        since: earlier sittings that began at that moment or later are looked at.
    """
    person = sitting.registration.employee_id
    earlier = Sitting.objects.filter(registration__employee=person, started_at__gte=since)
    places = met_at(list(earlier.exclude(pk=sitting.pk).order_by("started_at")))
    if not places:
        return {}
    codes = codes_in(items)
    forms = {form for form, _ in places}
    rows = FormItem.objects.filter(form__in=forms, version__item__in=codes)
    met: dict[str, datetime] = {}
    for form, code, item in rows.values_list("form", "code", "version__item"):
        if (form, code) in places:
            met[codes[item]] = max(places[form, code], met.get(codes[item], since))
    return met


def met_at(earlier: Sequence[Sitting]) -> Met:
    """Return what was shown at sittings, with the moment each began; the last one counts."""
    if not earlier:
        return {}
    clocks = SectionClock.objects.filter(sitting__in=earlier, started_at__isnull=False)
    begun = set(clocks.values_list("sitting", "section"))
    return {
        (one.form_id, item.item): one.started_at
        for one in earlier
        for section in one.plan.sections
        if (one.pk, section.code) in begun and one.started_at is not None
        for item in (*section.practice, *section.items)
    }


def codes_in(items: Sequence[PoolItem]) -> Mapping[int, str]:
    """Return the code in a pool of each item of the bank."""
    by_version = {one.version: one.code for one in items}
    rows = ItemVersion.objects.filter(pk__in=by_version).values_list("pk", "item")
    return {item: by_version[version] for version, item in rows}


def aside_in(sitting: Sitting, code: str) -> list[str]:
    """Return which items were set aside as an adaptive section began."""
    rows = SittingEvent.objects.filter(sitting=sitting, kind=ASIDE).order_by("pk")
    told = [facts for facts in rows.values_list("facts", flat=True) if facts["section"] == code]
    return list(told[-1]["aside"]) if told else []
