"""A meeting opens, members come, notes are taken, it closes."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.notices.actions import tell
from takar.web.reviews.actions.guards import demand_open, demand_state, held, move
from takar.web.reviews.links import cycle_page, meeting_page
from takar.web.reviews.models import Cycle, Meeting, Member
from takar.web.reviews.permissions import runs_meetings
from takar.web.reviews.queries.cycles import committee_of, quorum_of, sitting_of
from takar.web.reviews.queries.law import chair_needed, quorum_needed
from takar.web.reviews.queries.people import users_of
from takar.web.reviews.queries.proposals import open_proposals
from takar.web.reviews.rules.quorum import LEAST_MEMBERS
from takar.web.reviews.rules.refusals import NotGood, NotNow


@action("reviews.meeting.opened", needs=runs_meetings)
def open_meeting(actor: User, cycle: Cycle, *, held_on: date, place: str = "") -> Meeting:
    """Open a meeting of the committee, with the quorum that holds for it; one at a time.

    Raises:
        NotGood: the committee is too small.
        NotNow: the cycle is not verified, or a meeting sits.
    """
    cycle = held(cycle)
    demand_state(cycle, "TERVERIFIKASI_BKPSDM", "DITINJAU_KOMITE")
    if sitting_of(cycle):
        raise NotNow(msg("Masih ada rapat yang terbuka."), hint=msg("Tutup rapat itu lebih dulu."))
    members = list(committee_of(cycle))
    if len(members) < LEAST_MEMBERS:
        raise NotGood(msg("Komite belum lengkap."), hint=msg("Tambahkan anggota komite."))
    last = Meeting.objects.filter(cycle=cycle).aggregate(last=Max("number"))["last"] or 0
    meeting: Meeting = Meeting.objects.create(
        cycle=cycle,
        number=last + 1,
        held_on=held_on,
        place=place.strip(),
        needed=quorum_needed(cycle, members),
        chair_needed=chair_needed(cycle),
        opened_by=actor,
    )
    if cycle.state == "TERVERIFIKASI_BKPSDM":
        move(cycle, "DITINJAU_KOMITE")
    noted(number=meeting.number, quorum=meeting.needed)
    told = msg("Rapat komite talenta dibuka: {title}.", title=cycle.title)
    tell([one.user for one in members], cycle.agency, told, link=meeting_page(meeting))
    return meeting


@action("reviews.presence.noted", needs=runs_meetings)
def mark_present(actor: User, meeting: Meeting, *, members: Iterable[Member]) -> int:
    """Write down which members are there now.

    Raises:
        NoMeeting: the meeting is closed.
        NotGood: somebody is no member of the committee.
    """
    demand_open(meeting)
    there = list(members)
    strange = [one for one in there if one.cycle_id != meeting.cycle_id]
    if strange:
        raise NotGood(msg("{name} bukan anggota komite ini.", name=str(strange[0])))
    meeting.present.set(there)
    noted(members=[str(one) for one in there])
    return len(there)


@action("reviews.notes.written", needs=runs_meetings)
def write_notes(actor: User, meeting: Meeting, *, notes: str) -> None:
    """Take notes for the minutes.

    Raises:
        NoMeeting: the meeting is closed.
    """
    demand_open(meeting)
    meeting.notes = notes.strip()
    meeting.save(update_fields=["notes"])


@action("reviews.meeting.closed", needs=runs_meetings)
def close_meeting(actor: User, meeting: Meeting) -> Meeting:
    """Close a meeting; its decisions can no longer be undone.

    Raises:
        NoMeeting: it is closed already.
        NotNow: a proposal waits for its decision.
    """
    demand_open(meeting)
    if waiting := open_proposals(meeting.cycle).count():
        raise NotNow(
            msg("{count} usulan belum diputuskan.", count=waiting),
            hint=msg("Putuskan atau tarik usulan itu, lalu tutup rapat."),
        )
    meeting.closed_by, meeting.closed_at = actor, timezone.now()
    meeting.save(update_fields=["closed_by", "closed_at"])
    stands, cycle = quorum_of(meeting), meeting.cycle
    noted(present=stands.present, needed=stands.needed)
    if stands.is_met:
        told = msg("{title}: menunggu penetapan pejabat pembina.", title=cycle.title)
        tell(users_of(cycle.agency, "PIMPINAN"), cycle.agency, told, link=cycle_page(cycle))
    return meeting
