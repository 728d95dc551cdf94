"""A meeting opens, people come and go, it closes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import Event
from takar.web.assessments.rules.refusals import demand_reason
from takar.web.audit.action import action, noted
from takar.web.meetings.models import Meeting, MeetingPresence
from takar.web.meetings.permissions import holds_meetings, leads, operates
from takar.web.meetings.queries.sitting import (
    expected_names,
    meetings_of,
    open_meeting,
    seats_of,
    usual_rule,
)
from takar.web.meetings.rules.refusals import NoMeeting, NoQuorum, NotThere


@action("meetings.meeting.opened", needs=holds_meetings)
def begin_meeting(
    actor: User,
    event: Event,
    *,
    chair: str,
    assessors_needed: int | None = None,
    place: str = "",
) -> Meeting:
    """Open a meeting with its chair and its quorum; one at a time.

    Args:
        actor: who opens it.
        event: an event in its integration.
        chair: name of the chair, as scores are signed.
        assessors_needed: another quorum than the usual one; only an operator sets a lower one.
        place: where it sits.

    Raises:
        NoQuorum: the quorum lies below the usual one, and no operator set it.
        NotNow: the event is not in its integration.
        NotThere: a meeting sits already, or nobody was named as chair.
    """
    hold(event, "decide")
    if open_meeting(event):
        raise NotThere(
            msg("Masih ada rapat yang terbuka."), hint=msg("Tutup rapat itu lebih dulu.")
        )
    if not (name := chair.strip()):
        raise NotThere(
            msg("Rapat memerlukan ketua."), hint=msg("Pilih nama ketua, lalu buka lagi.")
        )
    rule = usual_rule(event)
    needed = rule.assessors_needed if assessors_needed is None else assessors_needed
    if needed < rule.assessors_needed and not operates(actor, event):
        raise NoQuorum(
            msg(
                "Kuorum di bawah {needed} asesor hanya ditetapkan operator.",
                needed=rule.assessors_needed,
            )
        )
    meeting: Meeting = Meeting.objects.create(
        event=event,
        number=len(meetings_of(event)) + 1,
        chair=name,
        chair_user=account_of(event, name, actor),
        assessors_needed=needed,
        chair_needed=rule.chair_needed,
        excuses_needed=rule.excuses_needed,
        place=place.strip(),
        opened_by=actor,
    )
    noted(quorum=meeting.assessors_needed, number=meeting.number)
    if meeting.chair_user_id == actor.pk:
        enter(meeting, name)
    return meeting


@action("meetings.presence.noted", needs=leads)
def mark_present(actor: User, meeting: Meeting, *, names: Iterable[str]) -> int:
    """Write down that people came; who is there already stays there.

    Raises:
        NoMeeting: the meeting is closed.
        NotThere: a name is not expected at this meeting.
    """
    demand_open(meeting)
    wanted = list(dict.fromkeys(names))
    noted(names=wanted)
    expected = {*expected_names(meeting.event), meeting.chair}
    for name in wanted:
        if name not in expected:
            raise NotThere(
                msg("{name} tidak diharapkan pada rapat ini.", name=name),
                hint=msg("Daftar hadir memuat tim kegiatan dan asesor yang menilai."),
            )
    return sum(enter(meeting, name) for name in wanted)


@action("meetings.presence.ended", needs=leads)
def mark_left(actor: User, meeting: Meeting, *, name: str) -> None:
    """Write down that somebody went.

    Raises:
        NoMeeting: the meeting is closed.
        NotThere: they are not there.
    """
    demand_open(meeting)
    there = presence_now(meeting, name)
    if there is None or there.state != "HADIR":
        raise NotThere(
            msg("{name} tidak sedang hadir.", name=name), hint=msg("Muat ulang daftar hadir.")
        )
    there.left_at = timezone.now()
    there.save(update_fields=["left_at"])


@action("meetings.absence.excused", needs=leads)
def excuse(actor: User, meeting: Meeting, *, name: str, note: str) -> None:
    """Write down why somebody expected cannot come.

    Raises:
        NoMeeting: the meeting is closed.
        NoReason: nothing was written.
        NotThere: they are there, or are not expected.
    """
    demand_open(meeting)
    because = demand_reason(note, msg("Berhalangan memerlukan keterangan."))
    if name not in {*expected_names(meeting.event), meeting.chair}:
        raise NotThere(
            msg("{name} tidak diharapkan pada rapat ini.", name=name),
            hint=msg("Daftar hadir memuat tim kegiatan dan asesor yang menilai."),
        )
    now = presence_now(meeting, name)
    if now and now.state == "HADIR":
        raise NotThere(msg("{name} sedang hadir.", name=name), hint=msg("Tekan Pergi lebih dulu."))
    MeetingPresence.objects.update_or_create(
        meeting=meeting,
        name=name,
        left_at=None,
        defaults={
            "state": "BERHALANGAN",
            "note": because[:300],
            "seat": seats_of(meeting.event).get(name),
        },
    )


@action("meetings.notes.written", needs=leads)
def write_notes(actor: User, meeting: Meeting, *, notes: str) -> None:
    """Write down what was said beside the levels; possible until the minutes are signed.

    Raises:
        NotThere: the minutes are signed.
    """
    hold(meeting.event, "decide")
    if meeting.signatures.exists():
        raise NotThere(
            msg("Berita acara rapat ini sudah ditandatangani."),
            hint=msg("Buka rapat lanjutan untuk catatan baru."),
        )
    meeting.notes = notes.strip()
    meeting.save(update_fields=["notes"])
    noted(notes=len(meeting.notes))


@action("meetings.meeting.closed", needs=leads)
def close_meeting(actor: User, meeting: Meeting) -> Meeting:
    """Close a meeting: who was there is there until now, and nothing more is decided in it.

    Raises:
        NoMeeting: it is closed already.
    """
    demand_open(meeting)
    meeting.closed_at, meeting.closed_by = timezone.now(), actor
    meeting.save(update_fields=["closed_at", "closed_by"])
    noted(changes=meeting.changes.count())
    return meeting


def demand_open(meeting: Meeting) -> None:
    """Lock a meeting and refuse when it sits no more, or when its event went on.

    Raises:
        NoMeeting: it is closed.
        NotNow: the event is not in its integration.
    """
    hold(meeting.event, "decide")
    meeting.refresh_from_db(fields=["closed_at"], from_queryset=Meeting.objects.select_for_update())
    if not meeting.is_open:
        raise NoMeeting(
            msg("Rapat ini sudah ditutup."), hint=msg("Buka rapat lanjutan bila perlu.")
        )


def enter(meeting: Meeting, name: str) -> int:
    """Let somebody be there from now on; nothing happens to who is there already."""
    now = presence_now(meeting, name)
    if now and now.state == "HADIR":
        return 0
    with transaction.atomic():
        MeetingPresence.objects.filter(meeting=meeting, name=name, state="BERHALANGAN").delete()
        MeetingPresence.objects.create(
            meeting=meeting,
            name=name,
            seat=seats_of(meeting.event).get(name),
            state="HADIR",
            came_at=timezone.now(),
        )
    return 1


def presence_now(meeting: Meeting, name: str) -> MeetingPresence | None:
    """Return how it stands with somebody now, if anything was written down."""
    now: MeetingPresence | None = MeetingPresence.objects.filter(
        meeting=meeting, name=name, left_at=None
    ).first()
    return now


def account_of(event: Event, name: str, who: User) -> User | None:
    """Return the account behind a name: of the seat, of whoever opens, or of one assessor."""
    seat = seats_of(event).get(name)
    if seat is not None:
        return seat.user
    if str(who) == name:
        return who
    found = User.objects.filter(memberships__agency=event.agency, full_name=name).distinct()
    return found[0] if len(found) == 1 else None
