"""Names under the minutes, and what may still change afterwards: a recorded correction."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions import correct_level, measure_event, sign_event
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import Event, IntegratedLevel
from takar.web.assessments.permissions import operates, signs
from takar.web.assessments.rules.refusals import NotReady, demand_reason
from takar.web.audit.action import action, noted
from takar.web.meetings.actions.changing import kept, standing_of
from takar.web.meetings.models import LevelChange, Meeting, MeetingSignature
from takar.web.meetings.permissions import chairs
from takar.web.meetings.queries.changes import is_changed_since
from takar.web.meetings.queries.sitting import meetings_of
from takar.web.meetings.rules.refusals import NoDocument, NotClosed
from takar.web.results.models import Run


@action("meetings.minutes.signed", needs=chairs)
def sign_minutes(
    actor: User, meeting: Meeting, *, signed_on: date | None = None
) -> MeetingSignature:
    """Put the name of the chair under the minutes of a closed meeting.

    Raises:
        NotClosed: the meeting still sits, or is signed already.
        NotNow: the event is not in its integration.
        NotReady: the day makes no sense.
    """
    hold(meeting.event, "sign")
    meeting.refresh_from_db(fields=["closed_at"])
    if meeting.is_open:
        raise NotClosed(msg("Rapat masih terbuka."), hint=msg("Tutup rapat, lalu tanda tangani."))
    if meeting.signatures.filter(role="KETUA").exists():
        raise NotClosed(msg("Berita acara ini sudah ditandatangani ketua."))
    day = signed_on or timezone.localdate()
    if not timezone.localdate(meeting.opened_at) <= day <= timezone.localdate():
        raise NotReady(
            msg("Tanggal tanda tangan {day} tidak masuk akal.", day=f"{day:%d-%m-%Y}"),
            hint=msg("Pilih tanggal sejak rapat dibuka sampai hari ini."),
        )
    signature: MeetingSignature = MeetingSignature.objects.create(
        meeting=meeting, role="KETUA", name=meeting.chair, signed_by=actor, signed_on=day
    )
    return signature


@action("meetings.results.sealed", needs=signs)
def seal_results(
    actor: User, event: Event, *, signed_on: date | None = None, reason: str = ""
) -> Event:
    """Put the name of the head under the minutes and the results, in one act.

    Raises:
        NotClosed: a meeting still sits, was never held, or lacks the name of its chair, or a
            level changed after the last one.
        NotNow: the event is not in its integration.
        NotReady: something must be mended before, or the day makes no sense.
        NoReason: something is left open and no reason was given.
    """
    hold(event, "sign")
    meetings = meetings_of(event)
    waiting = [one for one in meetings if not one.signatures.filter(role="KETUA").exists()]
    if not meetings or waiting:
        raise NotClosed(
            msg("Berita acara belum ditandatangani ketua rapat."),
            hint=msg("Tutup setiap rapat dan mintakan tanda tangan ketuanya lebih dulu."),
        )
    demand_unchanged(event, meetings)
    day = signed_on or timezone.localdate()
    signed = sign_event(actor, event, signed_on=day, reason=reason)
    MeetingSignature.objects.bulk_create(
        MeetingSignature(
            meeting=one, role="KEPALA", name=str(actor)[:120], signed_by=actor, signed_on=day
        )
        for one in meetings
    )
    noted(meetings=len(meetings))
    return signed


def demand_unchanged(event: Event, meetings: Iterable[Meeting]) -> None:
    """Refuse when a level changed after the last meeting: no chair signed that.

    Raises:
        NotClosed: one did.
    """
    if is_changed_since(event, max(one.closed_at for one in meetings if one.closed_at)):
        raise NotClosed(
            msg("Ada level yang berubah sesudah rapat terakhir ditutup."),
            hint=msg("Buka rapat lanjutan, tutup, dan mintakan tanda tangan ketuanya."),
        )


@action("meetings.level.corrected", needs=signs)
def correct(
    actor: User,
    integrated: IntegratedLevel,
    *,
    level: Decimal,
    reason: str,
    document_number: str,
    document_on: date | None = None,
) -> LevelChange:
    """Correct a signed level by a document; results are computed anew, the old ones stay.

    Whoever signs without running the personnel work leaves the computing to the operator.

    Raises:
        BadScores: the level is out of range.
        NoDocument: no document was named.
        NoReason: no reason was given.
        NotNow: the event is not signed yet.
    """
    event = integrated.participant.event
    hold(event, "correct")
    because = demand_reason(reason, msg("Koreksi hasil yang ditandatangani memerlukan alasan."))
    if not (number := document_number.strip()):
        raise NoDocument(
            msg("Koreksi memerlukan nomor dokumen."),
            hint=msg("Tulis nomor berita acara atau surat yang memerintahkan koreksi."),
        )
    integrated.refresh_from_db(fields=["level", "computed", "reason", "decided_by"])
    before = standing_of(integrated)
    correct_level(actor, integrated, level=level, reason=because)
    change = kept(
        actor,
        integrated,
        "KOREKSI",
        before=before,
        reason=because,
        document_number=number,
        document_on=document_on or timezone.localdate(),
    )
    noted(competency=integrated.competency, before=before.level, after=integrated.level)
    change.run = measured_anew(actor, event)
    change.save(update_fields=["run"])
    return change


def measured_anew(who: User, event: Event) -> Run | None:
    """Measure the corrected levels when the person may; the run before stays as it was stamped."""
    if not operates(who, event):
        return None
    try:
        return measure_event(who, event)
    except TakarError:  # the correction counts; the page says what still has to be computed
        return None
