"""A box is proposed with a reason; the meeting accepts or refuses; while it sits it may undo."""

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.reviews.actions.guards import demand_open, demand_quorum, demand_state, reasoned
from takar.web.reviews.models import Case, Meeting, Proposal
from takar.web.reviews.permissions import proposes, records_decision, takes_back
from takar.web.reviews.queries.cycles import sitting_of
from takar.web.reviews.rules.quorum import Votes
from takar.web.reviews.rules.refusals import NoMeeting, NotCarried, NotGood, NotNow
from takar.web.reviews.rules.states import BOXES


def sitting(case: Case) -> Meeting:
    """Return the meeting that sits on the cycle of a case.

    Raises:
        NoMeeting: none does.
    """
    meeting = sitting_of(case.cycle)
    if meeting is None:
        raise NoMeeting(
            msg("Tidak ada rapat komite yang terbuka."),
            hint=msg("Ketua atau sekretariat membuka rapat lebih dulu."),
        )
    demand_open(meeting)
    return meeting


@action("reviews.box.proposed", needs=proposes)
def propose_box(actor: User, case: Case, *, box_to: int, because: str) -> Proposal:
    """Propose another box for somebody, with the reason, in the meeting that sits.

    Raises:
        NoMeeting: no meeting sits.
        NotGood: it is no box, the person stands there, or a proposal waits already.
        Unwritten: the reason says too little.
    """
    case = locked(case)
    demand_state(case.cycle, "DITINJAU_KOMITE")
    meeting = sitting(case)
    if box_to not in BOXES or box_to == case.box_now:
        raise NotGood(
            msg("Kotak {box} tidak mengubah apa pun.", box=box_to), hint=msg("Pilih kotak lain.")
        )
    if case.proposals.filter(state="DIAJUKAN").exists():
        raise NotGood(
            msg("Sudah ada usulan untuk {name} yang belum diputuskan.", name=str(case)),
            hint=msg("Putuskan atau tarik usulan itu lebih dulu."),
        )
    noted(before=case.box_now)
    return Proposal.objects.create(
        case=case,
        meeting=meeting,
        box_from=case.box_now,
        box_to=box_to,
        because=reasoned(because, case.cycle),
        by=actor,
    )


@action("reviews.proposal.decided", needs=records_decision)
def decide_proposal(
    actor: User,
    proposal: Proposal,
    *,
    is_accepted: bool,
    votes: Votes | None = None,
    because: str = "",
) -> Proposal:
    """Write down what the meeting decided; a box moves by an accepted proposal and not otherwise.

    Args:
        actor: secretariat or chair.
        proposal: what waits for a decision.
        is_accepted: what the meeting decided.
        votes: how the members voted; none where they agreed without voting.
        because: needed where it was refused.

    Raises:
        NoMeeting: the meeting is closed.
        NoQuorum: too few are there.
        NotCarried: the votes say otherwise, or are more than the members who may vote.
        NotNow: it was decided already, or the person was moved since.
        Unwritten: it was refused without a reason.
    """
    case = locked(proposal.case)
    proposal = demand_waiting(proposal)
    demand_open(proposal.meeting)
    present = demand_quorum(proposal.meeting)
    if votes is not None:
        demand_carried(proposal, votes, present, is_accepted=is_accepted)
    if case.box_now != proposal.box_from:
        raise NotNow(
            msg("Kotak {name} berubah sejak diusulkan.", name=str(case)),
            hint=msg("Tarik usulan ini dan ajukan lagi."),
        )
    proposal.state = "DITERIMA" if is_accepted else "DITOLAK"
    proposal.decided_because = because.strip() if is_accepted else reasoned(because, case.cycle)
    proposal.decided_by, proposal.decided_at = actor, timezone.now()
    proposal.votes = votes.model_dump(mode="json") if votes else None
    proposal.present, proposal.needed = present, proposal.meeting.needed
    proposal.save()
    noted(employee=case.employee.code, before=proposal.box_from, after=proposal.box_to)
    if is_accepted:
        place(case, proposal.box_to, 1)
    return proposal


@action("reviews.proposal.withdrawn", needs=takes_back)
def withdraw_proposal(actor: User, proposal: Proposal, *, reason: str = "") -> Proposal:
    """Take back a proposal that was not decided yet.

    Raises:
        NotNow: it was decided.
    """
    proposal = demand_waiting(proposal)
    proposal.state, proposal.decided_because = "DITARIK", reason.strip()
    proposal.decided_by, proposal.decided_at = actor, timezone.now()
    proposal.save()
    return proposal


@action("reviews.decision.undone", needs=records_decision)
def undo_decision(actor: User, proposal: Proposal, *, reason: str) -> Proposal:
    """Take back what the meeting decided, while it still sits; the person stands as before.

    Raises:
        NoMeeting: the meeting is closed.
        NotNow: nothing was decided, or the person was moved again since.
        Unwritten: no reason was given.
    """
    case, because = locked(proposal.case), reasoned(reason, proposal.case.cycle)
    proposal = Proposal.objects.select_related("meeting__cycle", "case").get(pk=proposal.pk)
    demand_open(proposal.meeting)
    later = case.proposals.filter(state="DITERIMA", pk__gt=proposal.pk)
    if proposal.state not in {"DITERIMA", "DITOLAK"} or later.exists():
        raise NotNow(
            msg("Keputusan ini tidak dapat dibatalkan."),
            hint=msg("Batalkan keputusan yang lebih baru tentang pegawai ini lebih dulu."),
        )
    if proposal.state == "DITERIMA":
        place(case, proposal.box_from, -1)
    noted(before=proposal.state, employee=case.employee.code)
    proposal.state, proposal.decided_because = "DITARIK", because
    proposal.save(update_fields=["state", "decided_because"])
    return proposal


def locked(case: Case) -> Case:
    """Return a case as it is now, kept from others until the deed is done."""
    rows = Case.objects.select_for_update(of=("self",))
    found: Case = rows.select_related("employee", "cycle__agency", "cycle__run").get(pk=case.pk)
    return found


def place(case: Case, box: int | None, change: int) -> None:
    """Put a person into a box, by one accepted proposal more or fewer."""
    case.box_now, case.changes = box, case.changes + change
    case.save(update_fields=["box_now", "changes"])


def demand_waiting(proposal: Proposal) -> Proposal:
    """Return a proposal that waits for its decision.

    Raises:
        NotNow: it was decided or taken back.
    """
    found: Proposal = Proposal.objects.select_related("meeting__cycle__run", "case").get(
        pk=proposal.pk
    )
    if found.state != "DIAJUKAN":
        raise NotNow(msg("Usulan ini sudah diputuskan."), hint=msg("Muat ulang halaman."))
    return found


def demand_carried(proposal: Proposal, votes: Votes, present: int, *, is_accepted: bool) -> None:
    """Refuse votes that say something else than what is written down.

    Raises:
        NotCarried: they do, or there are more of them than members who may vote.
    """
    about = proposal.case.employee.user_id
    may_vote = present - proposal.meeting.present.filter(user=about).count()
    if not 0 < votes.total <= may_vote:
        raise NotCarried(
            msg("{total} suara dari {present} anggota.", total=votes.total, present=may_vote),
            hint=msg("Suara tidak lebih dari anggota yang hadir dan bukan yang dibahas."),
        )
    if votes.carry != is_accepted:
        raise NotCarried(
            msg("{agree} dari {total} suara setuju.", agree=votes.agree, total=votes.total),
            hint=msg("Usulan diterima bila lebih dari separuh suara setuju."),
        )
