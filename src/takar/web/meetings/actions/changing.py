"""What every change of a level leaves behind, and what must hold before the meeting changes one."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.meetings.models import LevelChange, Meeting
from takar.web.meetings.queries.sitting import open_meeting, quorum_before, speaks
from takar.web.meetings.rules.refusals import NoMeeting, NoQuorum

Place = tuple[int, str]


@dataclass(frozen=True)
class Standing:
    """How a level stands: what counts and what was computed."""

    level: Decimal | None
    computed: Decimal | None


NOTHING = Standing(None, None)


def standing_of(integrated: IntegratedLevel) -> Standing:
    """Return how a level stands now."""
    return Standing(integrated.level, integrated.computed)


def standings_in(event: Event) -> dict[Place, Standing]:
    """Return how every level of an event stands, by participant and competency."""
    rows = IntegratedLevel.objects.filter(participant__event=event)
    return {
        (participant, competency): Standing(level, computed)
        for participant, competency, level, computed in rows.values_list(
            "participant", "competency", "level", "computed"
        )
    }


def change_of(
    who: User, place: Place, kind: str, *, before: Standing, after: Standing, **facts: Any
) -> LevelChange:
    """Return a change as it is to be kept."""
    return LevelChange(
        participant_id=place[0],
        competency=place[1],
        kind=kind,
        before=before.level,
        after=after.level,
        computed_before=before.computed,
        computed=after.computed,
        by=who,
        **facts,
    )


def kept(
    who: User, integrated: IntegratedLevel, kind: str, *, before: Standing, **facts: Any
) -> LevelChange:
    """Keep one change of a level that was just written."""
    place = integrated.participant_id, integrated.competency
    after = standing_of(integrated)
    change = change_of(who, place, kind, before=before, after=after, **facts)
    change.save()
    return change


def differences(before: Mapping[Place, Standing], after: Mapping[Place, Standing]) -> list[Place]:
    """Return where something stands differently now, and where it stands for the first time.

    The first computing of all changes nothing: nobody had read a level before it.
    """
    if not before:
        return []
    places = dict.fromkeys((*before, *after))
    return [one for one in places if before.get(one, NOTHING) != after.get(one, NOTHING)]


def demand_quorum(who: User, participant: Participant) -> Meeting:
    """Lock the event and return the meeting that sits; refuse when it may not decide.

    Raises:
        NoMeeting: no meeting sits.
        NoQuorum: somebody who must be there is not, or the one who decides is not.
        NotNow: the event is not in its integration.
    """
    hold(participant.event, "decide")
    meeting = demand_meeting(participant.event)
    stands = quorum_before(meeting, participant)
    if not stands.is_met:
        raise NoQuorum(
            msg(
                "Kuorum belum terpenuhi untuk {name}. {obstacles}",
                name=participant,
                obstacles=" ".join(map(str, stands.obstacles)),
            ),
            hint=msg("Catat kehadirannya pada halaman Rapat, atau tunda peserta ini."),
        )
    if not speaks(who, meeting):
        raise NoQuorum(msg("Anda belum dicatat hadir pada rapat ini."))
    return meeting


def demand_meeting(event: Event) -> Meeting:
    """Return the meeting that sits.

    Raises:
        NoMeeting: no meeting sits.
    """
    meeting = open_meeting(event)
    if meeting is None:
        raise NoMeeting(
            msg("Belum ada rapat yang dibuka."),
            hint=msg("Buka rapat pada halaman Rapat dan catat siapa yang hadir."),
        )
    return meeting
