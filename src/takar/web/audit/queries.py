"""Everything the room reads."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from takar.web.audit.models import Entry
from takar.web.audit.sentences import sentence_of


def entries_of(agency_code: str) -> QuerySet[Entry]:
    """The acts in one agency, newest first."""
    return Entry.objects.filter(agency_code=agency_code).select_related("actor")


def entries_found(agency_code: str, wanted: Mapping[str, Any]) -> QuerySet[Entry]:
    """The acts that a reader looks for: by act, person, days and subject."""
    found = entries_of(agency_code)
    if words := wanted.get("cari"):
        found = found.filter(Q(subject_name__icontains=words) | Q(subject_id=words))
    if person := wanted.get("pelaku"):
        found = found.filter(
            Q(actor__username__icontains=person) | Q(actor__full_name__icontains=person)
        )
    if act := wanted.get("tindakan"):
        found = found.filter(act=act)
    if since := wanted.get("dari"):
        found = found.filter(at__gte=start_of(since))
    if until := wanted.get("sampai"):
        found = found.filter(at__lt=start_of(until + timedelta(days=1)))
    return found


def start_of(day: date) -> datetime:
    """Return the first moment of a day where the service runs."""
    return timezone.make_aware(datetime.combine(day, time.min))


def acts_of(agency_code: str) -> list[str]:
    """The names of the acts that were done in an agency."""
    acts = Entry.objects.filter(agency_code=agency_code).order_by("act")
    return list(acts.values_list("act", flat=True).distinct())


def told(entry: Entry) -> str:
    """Return an act as a sentence."""
    return sentence_of(entry.act, actor=str(entry.actor), subject=entry.subject_name)


HEADS = ("waktu", "pelaku", "tindakan", "kalimat", "jenis objek", "objek", "nama objek", "rincian")


def file_of(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the acts as lines of a CSV file that spreadsheets read as UTF-8."""
    yield "\ufeff" + line(HEADS)
    for entry in entries:
        yield line(
            (
                timezone.localtime(entry.at).isoformat(timespec="seconds"),
                str(entry.actor),
                entry.act,
                told(entry),
                entry.subject_kind,
                entry.subject_id,
                entry.subject_name,
                "; ".join(f"{name}={value}" for name, value in entry.facts.items()),
            )
        )


def line(cells: Iterable[str]) -> str:
    """Return one line of CSV in which nothing can be taken for a formula."""
    text = io.StringIO()
    csv.writer(text).writerow(
        f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell for cell in cells
    )
    return text.getvalue()
