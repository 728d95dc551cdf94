"""What the minutes of a meeting tell: who was there, what was computed, agreed, changed, signed.

Minutes tell how the levels stood when the meeting closed, whatever changed since then: each
level is followed back through the changes kept after that moment.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from takar.regulations.book import Law
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.scores import assessed_people
from takar.web.assessments.queries.standards import standards_of
from takar.web.assessments.rules.levels import Number, tidy
from takar.web.meetings.models import LevelChange, Meeting, MeetingPresence, MeetingSignature
from takar.web.meetings.queries.outlook import formula_of
from takar.web.meetings.queries.sitting import meetings_of
from takar.web.meetings.rules.outlook import Outlook, outlook

Place = tuple[int, str]


@dataclass(frozen=True)
class Agreed:
    """One level as it stood when the meeting closed."""

    computed: Number | None
    level: Number | None

    @property
    def is_changed(self) -> bool:
        """The meeting set another level than the computed one."""
        return self.computed != self.level


@dataclass(frozen=True)
class PersonInMinutes:
    """One participant: every level, computed and agreed, and the JPM they would give."""

    participant: Participant
    levels: Sequence[Agreed]
    outlook: Outlook


@dataclass(frozen=True)
class Minutes:
    """Everything that the minutes of one meeting tell.

    Attributes:
        changes: whatever gave a level another number, with the title of its competency.
        agreed: levels on which the meeting agreed as they were computed.
    """

    event: Event
    law: Law
    meeting: Meeting
    competencies: Mapping[str, str]
    presences: Sequence[MeetingPresence]
    people: Sequence[PersonInMinutes]
    changes: Sequence[tuple[str, LevelChange]]
    agreed: int
    signatures: Sequence[MeetingSignature]


def minutes_of(meeting: Meeting) -> Minutes:
    """Return what the minutes of a meeting tell."""
    event = meeting.event
    law = law_of_event(event)
    titles = {code: one.title for code, one in law.codes("assessment.competencies").items()}
    changes = list(meeting.changes.select_related("participant__employee", "by").order_by("pk"))
    last = {(one.participant_id, one.competency): one for one in changes}
    return Minutes(
        event=event,
        law=law,
        meeting=meeting,
        competencies=titles,
        presences=list(meeting.presences.select_related("seat").order_by("pk")),
        people=people_in(event, law, list(titles), meeting.closed_at),
        changes=[
            (titles.get(one.competency, one.competency), one)
            for one in changes
            if one.before != one.after
        ],
        agreed=sum(one.kind == "TETAPKAN" and one.after == one.computed for one in last.values()),
        signatures=list(meeting.signatures.select_related("signed_by")),
    )


def people_in(
    event: Event, law: Law, codes: Sequence[str], moment: datetime | None
) -> list[PersonInMinutes]:
    """Return the participants with their levels as they stood at a moment; now without one."""
    people = assessed_people(event)
    standards = standards_of(event.agency, people, law)
    levels = levels_at(event, moment)
    formula = formula_of(event)
    nothing = Agreed(None, None)
    return [
        PersonInMinutes(
            one,
            [levels.get((one.pk, code), nothing) for code in codes],
            outlook(
                [
                    (levels.get((one.pk, code), nothing).level, standards[one.pk][code])
                    for code in codes
                ],
                formula,
            ),
        )
        for one in people
    ]


def levels_at(event: Event, moment: datetime | None) -> dict[Place, Agreed]:
    """Return every level of an event as it stood at a moment, followed back through the changes."""
    rows = IntegratedLevel.objects.filter(participant__event=event)
    found = {
        (participant, competency): Agreed(tidy(computed), tidy(level))
        for participant, competency, computed, level in rows.values_list(
            "participant", "competency", "computed", "level"
        )
    }
    if moment is None:
        return found
    later: dict[Place, list[LevelChange]] = defaultdict(list)
    for change in LevelChange.objects.filter(participant__event=event, at__gt=moment).order_by(
        "pk"
    ):
        later[change.participant_id, change.competency].append(change)
    return found | {
        place: Agreed(tidy(changes[0].computed_before), tidy(changes[0].before))
        for place, changes in later.items()
    }


def minutes_to_print(event: Event) -> list[Meeting]:
    """Return the meetings of an event that have minutes: the closed ones."""
    return [one for one in meetings_of(event) if not one.is_open]
