"""Put a name under the results: they become evidence, and only corrections change them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from takar.kernel.calendar import add_years
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold, refuse_stopping
from takar.web.assessments.actions.integrating import refuse_odd
from takar.web.assessments.models import Event, IntegratedLevel, IntegratedPotential, Participant
from takar.web.assessments.permissions import corrects, signs
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.queries.law import limits_of
from takar.web.assessments.rules.refusals import NotReady, demand_reason
from takar.web.audit.action import action, noted
from takar.web.people.models import CompetencyRecord, PotentialRecord
from takar.web.people.queries.law import law_of
from takar.web.results.actions import release_runs

TOLD = Q(
    participant__employee=OuterRef("employee"),
    participant__event__signed_on=OuterRef("assessed_on"),
    participant__event__state="DISERAHKAN",
)
"""What events of the day of a record found about its person, and have handed over."""


@action("assessments.event.signed", needs=signs)
def sign_event(
    actor: User, event: Event, *, signed_on: date | None = None, reason: str = ""
) -> Event:
    """Sign the results of an event: they become evidence, valid as long as the law says.

    Args:
        actor: who signs.
        event: an event in its integration.
        signed_on: the day under the signature; today when not given.
        reason: why it is signed although something is left open; needed only then.

    Raises:
        NotNow: the event is not in its integration, or is signed already.
        NotReady: something must be mended before, a meeting is not over, or the day is odd.
        NoReason: something is left open and no reason was given.
    """
    hold(event, "sign")
    day = signed_on or timezone.localdate()
    refuse_odd_day(event, day)
    refuse_unfinished_meeting(event)
    refuse_changed_since(event)
    findings = findings_of(event)
    refuse_stopping(findings)
    if findings:
        demand_reason(reason, findings[0].problem)
    event.state = "DITANDATANGANI"
    event.signed_by = actor
    event.signed_on = day
    event.valid_until = add_years(day, limits_of(law_of(event.agency, day)).validity_years)
    event.save(update_fields=["state", "signed_by", "signed_on", "valid_until"])
    noted(
        levels=keep_levels(event, day),
        potentials=keep_potentials(event, day),
        open=[str(finding.problem) for finding in findings],
        valid_until=event.valid_until,
    )
    return event


@action("assessments.level.corrected", needs=corrects)
def correct_level(
    actor: User, integrated: IntegratedLevel, *, level: Decimal, reason: str
) -> IntegratedLevel:
    """Correct a signed level, with its reason; the evidence follows, old results stay as stamped.

    Raises:
        BadScores: the level is out of range.
        NoReason: no reason was given.
        NotNow: the event is not signed yet.
    """
    event = integrated.participant.event
    hold(event, "correct")
    refuse_odd(level, integrated)
    because = demand_reason(reason, msg("Koreksi hasil yang ditandatangani memerlukan alasan."))
    noted(competency=integrated.competency, before=integrated.level)
    integrated.level, integrated.reason, integrated.decided_by = level, because, actor
    integrated.save(update_fields=["level", "reason", "decided_by", "decided_at"])
    write_levels(event, [integrated], event.signed_on or timezone.localdate())
    return integrated


def keep_levels(event: Event, day: date) -> int:
    """Write the levels into the people's records; gaps leave no record."""
    levels = IntegratedLevel.objects.filter(participant__event=event, level__isnull=False)
    return write_levels(event, levels.select_related("participant"), day)


def write_levels(event: Event, levels: Iterable[IntegratedLevel], day: date) -> int:
    """Write levels as evidence of the day on which they were signed."""
    rows = [
        CompetencyRecord(
            employee_id=one.participant.employee_id,
            competency=one.competency,
            level=one.level,
            assessed_on=day,
            origin=origin_of(event),
            is_withheld=True,
        )
        for one in levels
    ]
    CompetencyRecord.objects.bulk_create(
        rows,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["employee", "competency", "assessed_on"],
        update_fields=["level", "origin", "is_withheld"],
    )
    hand_over_levels(event)
    return len(rows)


def keep_potentials(event: Event, day: date) -> int:
    """Write the aspects of potential into the people's records."""
    aspects = IntegratedPotential.objects.filter(participant__event=event, score__isnull=False)
    rows = [
        PotentialRecord(
            employee_id=one.participant.employee_id,
            aspect=one.aspect,
            score=one.score,
            assessed_on=day,
            origin=origin_of(event),
            is_withheld=True,
        )
        for one in aspects.select_related("participant")
    ]
    PotentialRecord.objects.bulk_create(
        rows,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["employee", "aspect", "assessed_on"],
        update_fields=["score", "origin", "is_withheld"],
    )
    hand_over_potentials(event)
    return len(rows)


def hand_over_records(event: Event) -> None:
    """Let the people read the evidence that an event left about them, and what rests on it.

    Two events signed on one day share a record: what it says is read once one of those events
    that say so is handed over.
    """
    hand_over_levels(event)
    hand_over_potentials(event)
    noted(runs=release_runs(event.agency))


def hand_over_levels(event: Event) -> None:
    """Let the participants read the levels that an event handed over to them found."""
    told = IntegratedLevel.objects.filter(
        TOLD, competency=OuterRef("competency"), level=OuterRef("level")
    )
    left = CompetencyRecord.objects.filter(employee__in=people_in(event), is_withheld=True)
    left.filter(Exists(told)).update(is_withheld=False)


def hand_over_potentials(event: Event) -> None:
    """Let the participants read the potential that an event handed over to them found."""
    told = IntegratedPotential.objects.filter(
        TOLD, aspect=OuterRef("aspect"), score=OuterRef("score")
    )
    left = PotentialRecord.objects.filter(employee__in=people_in(event), is_withheld=True)
    left.filter(Exists(told)).update(is_withheld=False)


def people_in(event: Event) -> QuerySet[Any, Any]:
    """Return the numbers of the employees who take part."""
    return Participant.objects.filter(event=event).values("employee")


def origin_of(event: Event) -> str:
    """Name the event from which evidence comes."""
    return f"penilaian:{event.pk} {event.name}"[:120]


def refuse_odd_day(event: Event, day: date) -> None:
    """Refuse a signature from before the end of the event, or from the future.

    Raises:
        NotReady: the day makes no sense.
    """
    if not event.ends_on <= day <= timezone.localdate():
        raise NotReady(
            msg("Tanggal tanda tangan {day} tidak masuk akal.", day=f"{day:%d-%m-%Y}"),
            hint=msg("Pilih tanggal sejak kegiatan selesai sampai hari ini."),
        )


def refuse_unfinished_meeting(event: Event) -> None:
    """Refuse to sign while a meeting still sits, or its chair has not signed the minutes.

    Raises:
        NotReady: there is such a meeting.
    """
    finished = event.meetings.filter(closed_at__isnull=False, signatures__role="KETUA")
    if event.meetings.exclude(pk__in=finished.order_by().values("pk")).exists():
        raise NotReady(
            msg("Berita acara belum ditandatangani ketua rapat."),
            hint=msg("Buka halaman Rapat: tutup rapat, lalu mintakan tanda tangan ketuanya."),
        )


def refuse_changed_since(event: Event) -> None:
    """Refuse to sign levels that changed after the last meeting closed: no chair signed those.

    Raises:
        NotReady: one did.
    """
    last = event.meetings.order_by("closed_at").last()
    if last is None:
        return
    changed = Participant.objects.filter(event=event, level_changes__at__gt=last.closed_at)
    if changed.exists():
        raise NotReady(
            msg("Ada level yang berubah sesudah rapat terakhir ditutup."),
            hint=msg("Buka rapat lanjutan, tutup, dan mintakan tanda tangan ketuanya."),
        )
