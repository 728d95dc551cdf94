"""Say that somebody must not judge somebody, and take it back."""

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import Conflict, EventAssessor, Participant
from takar.web.assessments.permissions import declares_for, withdraws
from takar.web.assessments.rules.refusals import NotReady, demand_reason
from takar.web.assessments.rules.staffing import CONFLICT_KINDS
from takar.web.audit.action import action, noted


@action("assessments.conflict.declared", needs=declares_for)
def declare_conflict(
    actor: User,
    seat: EventAssessor,
    *,
    participant: Participant,
    kind: str = "KERABAT",
    note: str = "",
) -> Conflict:
    """Say that a seat must not judge a participant; saying it twice changes only the note.

    Raises:
        NotReady: the participant is of another event, or the reason unknown.
        NotNow: the event is signed.
    """
    hold(seat.event, "staff")
    if participant.event_id != seat.event_id or kind not in CONFLICT_KINDS:
        raise NotReady(
            msg("Benturan itu tidak dapat dicatat."),
            hint=msg("Pilih peserta kegiatan ini dan salah satu sebab pada daftar."),
        )
    noted(assessor=seat.name, participant=participant.employee.name)
    said = note.strip()[:300]
    conflict, _ = Conflict.objects.update_or_create(
        assessor=seat,
        participant=participant,
        kind=kind,
        defaults={"note": said},
        create_defaults={"note": said, "declared_by": actor},
    )
    return conflict


@action("assessments.conflict.withdrawn", needs=withdraws)
def withdraw_conflict(actor: User, conflict: Conflict, *, reason: str) -> None:
    """Take a declared conflict back, with a reason.

    Raises:
        NoReason: no reason was given.
        NotNow: the event is signed.
    """
    hold(conflict.assessor.event, "staff")
    demand_reason(reason, msg("Menarik benturan yang dinyatakan memerlukan alasan."))
    noted(assessor=conflict.assessor.name, participant=conflict.participant.employee.name)
    Conflict.objects.filter(pk=conflict.pk).delete()
