"""The meeting decides: every level it sets, agrees on or gives back is a change that is kept."""

from decimal import Decimal

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions import integrate, restore_level, set_level
from takar.web.assessments.models import Event, IntegratedLevel
from takar.web.assessments.permissions import operates, sits_in_the_meeting
from takar.web.assessments.rules.refusals import demand_reason
from takar.web.audit.action import action, noted
from takar.web.meetings.actions.changing import (
    NOTHING,
    change_of,
    demand_quorum,
    differences,
    kept,
    standing_of,
    standings_in,
)
from takar.web.meetings.models import LevelChange
from takar.web.meetings.queries.sitting import open_meeting
from takar.web.meetings.rules.refusals import NothingToAgree


@action("meetings.level.decided", needs=sits_in_the_meeting)
def decide_level(
    actor: User, integrated: IntegratedLevel, *, level: Decimal, reason: str
) -> LevelChange:
    """Let the meeting set a level, with its reason; who, why, before and after are kept.

    Raises:
        BadScores: the level is out of range.
        NoMeeting: no meeting sits.
        NoQuorum: somebody who must be there is not.
        NoReason: no reason was given.
        NotNow: the event is not in its integration.
    """
    meeting = demand_quorum(actor, integrated.participant)
    integrated.refresh_from_db(fields=["level", "computed", "reason", "decided_by"])
    before = standing_of(integrated)
    set_level(actor, integrated, level=level, reason=reason)
    return kept(
        actor, integrated, "TETAPKAN", before=before, reason=integrated.reason, meeting=meeting
    )


@action("meetings.level.agreed", needs=sits_in_the_meeting)
def agree_level(actor: User, integrated: IntegratedLevel) -> LevelChange:
    """Let the meeting agree with the computed level.

    Raises:
        NothingToAgree: none could be computed.
    """
    if integrated.computed is None:
        raise NothingToAgree(
            msg("Level ini belum terhitung, jadi tidak ada yang dapat disepakati."),
            hint=msg("Tetapkan level dengan alasan, atau biarkan kosong; bukan nol."),
        )
    return decide_level(
        actor,
        integrated,
        level=integrated.computed,
        reason=str(msg("Sepakat dengan level hitung.")),
    )


@action("meetings.level.given_back", needs=sits_in_the_meeting)
def give_back(actor: User, integrated: IntegratedLevel, *, reason: str) -> LevelChange:
    """Take a decision back, with its reason: the computed level counts again.

    Raises:
        NoMeeting: no meeting sits.
        NoQuorum: somebody who must be there is not.
        NoReason: no reason was given.
        NotNow: the event is not in its integration.
    """
    meeting = demand_quorum(actor, integrated.participant)
    because = demand_reason(reason, msg("Mengembalikan level memerlukan alasan rapat asesor."))
    integrated.refresh_from_db(fields=["level", "computed", "reason", "decided_by"])
    before = standing_of(integrated)
    restore_level(actor, integrated)
    return kept(actor, integrated, "PULIHKAN", before=before, reason=because, meeting=meeting)


@action("meetings.levels.computed", needs=operates)
def compute_levels(actor: User, event: Event) -> dict[str, int]:
    """Compute every level from the scores as they now stand; what changed by it is kept.

    Returns:
        How many levels, gaps and disputes, and how many stood differently before.

    Raises:
        NotNow: the event is neither scored nor in its integration.
    """
    before = standings_in(event)
    counts = integrate(actor, event)
    after = standings_in(event)
    meeting, because = open_meeting(event), str(msg("Dihitung ulang dari nilai yang tercatat."))
    changes = [
        change_of(
            actor,
            place,
            "HITUNG_ULANG",
            before=before.get(place, NOTHING),
            after=after.get(place, NOTHING),
            reason=because,
            meeting=meeting,
        )
        for place in differences(before, after)
    ]
    LevelChange.objects.bulk_create(changes, batch_size=500)
    noted(**counts, changes=len(changes))
    return counts | {"changes": len(changes)}
