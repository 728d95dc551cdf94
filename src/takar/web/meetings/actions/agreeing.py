"""Agreeing in one go on whatever nobody disputes, and taking that back in one go."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db.models import F, Max, QuerySet
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import IntegratedLevel, Participant
from takar.web.assessments.permissions import sits_in_the_meeting
from takar.web.audit.action import action, noted
from takar.web.meetings.actions.changing import Standing, change_of, demand_quorum, standing_of
from takar.web.meetings.actions.sitting import demand_open
from takar.web.meetings.models import LevelChange, Meeting
from takar.web.meetings.permissions import leads
from takar.web.meetings.queries.levels import undisputed_levels
from takar.web.meetings.queries.sitting import quorums_of
from takar.web.meetings.rules.refusals import NothingToAgree


@dataclass(frozen=True)
class Agreement:
    """What was agreed on in one go.

    Attributes:
        levels: how many levels.
        people: how many participants.
        left: participants left out because their assessors were not there.
    """

    batch: UUID
    levels: int
    people: int
    left: int


@action("meetings.levels.agreed", needs=leads)
def agree_on_undisputed(actor: User, meeting: Meeting) -> Agreement:
    """Agree with every computed level that nobody disputes, where the quorum is met.

    Raises:
        NoMeeting: the meeting is closed.
        NotNow: the event is not in its integration.
        NothingToAgree: nothing is left to agree on.
    """
    demand_open(meeting)
    levels = undisputed_levels(meeting.event)
    people = list(Participant.objects.filter(pk__in=levels.values("participant")))
    stands = quorums_of(meeting, people)
    ready = [pk for pk, one in stands.items() if one.is_met]
    agreement = agreed(actor, meeting, levels.filter(participant__in=ready))
    outcome = Agreement(agreement.batch, agreement.levels, len(ready), len(people) - len(ready))
    noted(levels=outcome.levels, people=outcome.people, left=outcome.left)
    return outcome


@action("meetings.person.agreed", needs=sits_in_the_meeting)
def agree_about(actor: User, participant: Participant) -> Agreement:
    """Agree with every computed level of one participant that nobody disputes.

    Raises:
        NoMeeting: no meeting sits.
        NoQuorum: somebody who must be there is not.
        NotNow: the event is not in its integration.
        NothingToAgree: nothing is left to agree on.
    """
    meeting = demand_quorum(actor, participant)
    outcome = agreed(
        actor, meeting, undisputed_levels(participant.event).filter(participant=participant)
    )
    noted(levels=outcome.levels)
    return outcome


@action("meetings.agreement.undone", needs=leads)
def undo_agreement(actor: User, meeting: Meeting, *, batch: UUID) -> int:
    """Take back what was agreed on in one go; what was decided since then stays.

    Returns:
        How many levels are open again.

    Raises:
        NoMeeting: the meeting is closed.
        NothingToAgree: nothing of it is left.
    """
    demand_open(meeting)
    changes = still_standing(meeting, batch)
    if not changes:
        raise NothingToAgree(
            msg("Tidak ada lagi yang dapat dibatalkan dari persetujuan itu."),
            hint=msg("Level yang ditetapkan sesudahnya dikembalikan satu per satu."),
        )
    places = {(one.participant_id, one.competency) for one in changes}
    levels = [
        one
        for one in IntegratedLevel.objects.filter(
            participant__in={participant for participant, _ in places}
        )
        if (one.participant_id, one.competency) in places
    ]
    because = str(msg("Persetujuan sekaligus dibatalkan."))
    LevelChange.objects.bulk_create(
        [
            change_of(
                actor,
                (one.participant_id, one.competency),
                "PULIHKAN",
                before=standing_of(one),
                after=Standing(one.computed, one.computed),
                reason=because,
                meeting=meeting,
            )
            for one in levels
        ],
        batch_size=500,
    )
    IntegratedLevel.objects.filter(pk__in=[one.pk for one in levels]).update(
        level=F("computed"), reason="", decided_by=None, decided_at=timezone.now()
    )
    noted(levels=len(levels))
    return len(levels)


def agreed(who: User, meeting: Meeting, levels: QuerySet[IntegratedLevel]) -> Agreement:
    """Let the meeting agree on these levels in one go.

    The number of each level stays; what changes is that somebody answers for it. That is why
    this is one statement and not the single act a thousand times over.

    Raises:
        NothingToAgree: there are none.
    """
    found = list(levels)
    if not found:
        raise NothingToAgree(
            msg("Tidak ada level tanpa selisih yang menunggu persetujuan."),
            hint=msg("Periksa kehadiran, atau bahas level yang berselisih satu per satu."),
        )
    batch, because = uuid4(), str(msg("Sepakat dengan level hitung (tanpa selisih)."))
    LevelChange.objects.bulk_create(
        [
            change_of(
                who,
                (one.participant_id, one.competency),
                "TETAPKAN",
                before=standing_of(one),
                after=standing_of(one),
                reason=because,
                meeting=meeting,
                batch=batch,
            )
            for one in found
        ],
        batch_size=500,
    )
    IntegratedLevel.objects.filter(pk__in=[one.pk for one in found]).update(
        reason=because, decided_by=who, decided_at=timezone.now()
    )
    people = len({one.participant_id for one in found})
    return Agreement(batch, len(found), people, 0)


def still_standing(meeting: Meeting, batch: UUID) -> list[LevelChange]:
    """Return the changes of one go that are still the last word on their level."""
    changes = list(LevelChange.objects.filter(meeting=meeting, batch=batch))
    last = {
        (participant, competency): newest
        for participant, competency, newest in LevelChange.objects.filter(
            participant__in={one.participant_id for one in changes}
        )
        .order_by()
        .values_list("participant", "competency")
        .annotate(newest=Max("pk"))
    }
    return [one for one in changes if last[one.participant_id, one.competency] == one.pk]
