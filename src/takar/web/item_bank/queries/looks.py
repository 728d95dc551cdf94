"""Who looked at which item, when and why."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.web.accounts.models import Agency
from takar.web.item_bank.models import ItemView


def looks_in(agency: Agency, wanted: Mapping[str, Any]) -> "QuerySet[ItemView]":
    """Return the looks at items of an agency that somebody asks for, the newest first."""
    found = ItemView.objects.filter(version__item__agency=agency)
    found = found.select_related("version__item", "viewer").defer("version__sealed")
    if words := wanted.get("q"):
        found = found.filter(
            Q(version__item__code__icontains=words)
            | Q(viewer__full_name__icontains=words)
            | Q(viewer__username__icontains=words)
        )
    if purpose := wanted.get("purpose"):
        found = found.filter(purpose=purpose)
    if wanted.get("with_key"):
        found = found.filter(with_key=True)
    if since := wanted.get("since"):
        found = found.filter(at__gte=start_of(since))
    if until := wanted.get("until"):
        found = found.filter(at__lt=start_of(until + timedelta(days=1)))
    return found


def start_of(day: date) -> datetime:
    """Return the first moment of a day where the service runs."""
    return timezone.make_aware(datetime.combine(day, time.min))


def look_rows(looks: Iterable[ItemView]) -> list[dict[str, object]]:
    """Return a line for each look."""
    return [
        {
            _("Saat"): timezone.localtime(one.at).isoformat(timespec="seconds"),
            _("Pembaca"): str(one.viewer),
            _("Soal"): one.version.item.code,
            _("Versi"): one.version.number,
            _("Keperluan"): one.get_purpose_display(),
            _("Beserta kunci"): _("ya") if one.with_key else _("tidak"),
            _("Alasan"): one.because,
        }
        for one in looks
    ]
