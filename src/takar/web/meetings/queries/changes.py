"""Every change of a level: who, when, why, from what to what."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

import pyarrow as pa
from django.db.models import Count, QuerySet
from django.utils import timezone

from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.law import law_of_event
from takar.web.meetings.models import LevelChange, Meeting
from takar.web.meetings.rules import CHANGE_KINDS

LEVEL = pa.decimal128(6, 2)
TOLD = pa.schema(
    [
        ("nomor", pa.int64()),
        ("nama", pa.string()),
        ("kompetensi", pa.string()),
        ("jenis", pa.string()),
        ("level_hitung", LEVEL),
        ("sebelum", LEVEL),
        ("sesudah", LEVEL),
        ("alasan", pa.string()),
        ("oleh", pa.string()),
        ("waktu", pa.string()),
        ("rapat", pa.int64()),
        ("nomor_dokumen", pa.string()),
        ("tanggal_dokumen", pa.date32()),
    ]
)


def changes_of(event: Event, hidden: Collection[int] = ()) -> QuerySet[LevelChange]:
    """Return the changes of an event, the oldest first, without those about hidden participants."""
    changes = LevelChange.objects.filter(participant__event=event).exclude(participant__in=hidden)
    return changes.select_related("participant__employee", "by", "meeting", "run").order_by("pk")


def newest_changes(event: Event, hidden: Collection[int] = ()) -> QuerySet[LevelChange]:
    """Return the changes of an event, the newest first."""
    return changes_of(event, hidden).order_by("-pk")


def is_changed_since(event: Event, moment: datetime) -> bool:
    """Tell whether a level changed after a moment."""
    return LevelChange.objects.filter(participant__event=event, at__gt=moment).exists()


def changes_about(participant: Participant) -> Mapping[str, list[LevelChange]]:
    """Return the changes of one participant by competency, the newest first."""
    found: dict[str, list[LevelChange]] = {}
    rows = LevelChange.objects.filter(participant=participant).select_related("by", "meeting")
    for change in rows.order_by("-pk"):
        found.setdefault(change.competency, []).append(change)
    return found


def agreements_in(meeting: Meeting) -> list[tuple[UUID, int]]:
    """Return what was agreed on in one go in a meeting, with how many levels, newest first."""
    rows = LevelChange.objects.filter(meeting=meeting, batch__isnull=False)
    counted = rows.order_by().values_list("batch").annotate(count=Count("pk"))
    newest = dict(rows.order_by("pk").values_list("batch", "pk"))
    return sorted(counted, key=lambda one: -newest[one[0]])


def corrections_of(participant: Participant) -> list[LevelChange]:
    """Return the corrections after the signature about one participant, the oldest first."""
    rows = LevelChange.objects.filter(participant=participant, kind="KOREKSI")
    return list(rows.select_related("by", "run").order_by("pk"))


def waits_for_measuring(event: Event) -> bool:
    """Tell whether a level was corrected after the results were last computed."""
    if not event.is_signed:
        return False
    corrected = LevelChange.objects.filter(participant__event=event, kind="KOREKSI")
    last = corrected.order_by("-at").first()
    return last is not None and (event.run is None or event.run.made_at < last.at)


def titled(event: Event, changes: Iterable[LevelChange]) -> list[tuple[str, LevelChange]]:
    """Return changes with the title of their competency."""
    titles = law_of_event(event).codes("assessment.competencies")
    return [
        (titles[one.competency].title if one.competency in titles else one.competency, one)
        for one in changes
    ]


def changes_table(event: Event, hidden: Collection[int] = ()) -> pa.Table:
    """Return every change of an event as a table, without those about hidden participants."""
    rows = [
        {
            "nomor": one.participant.number,
            "nama": one.participant.employee.full_name,
            "kompetensi": title,
            "jenis": CHANGE_KINDS[one.kind],
            "level_hitung": one.computed,
            "sebelum": one.before,
            "sesudah": one.after,
            "alasan": one.reason,
            "oleh": str(one.by),
            "waktu": f"{timezone.localtime(one.at):%Y-%m-%d %H:%M}",
            "rapat": one.meeting.number if one.meeting else None,
            "nomor_dokumen": one.document_number,
            "tanggal_dokumen": one.document_on,
        }
        for title, one in titled(event, changes_of(event, hidden))
    ]
    return pa.Table.from_pylist(rows, schema=TOLD)
