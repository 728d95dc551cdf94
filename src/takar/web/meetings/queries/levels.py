"""Which levels are open, and how far the meeting is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.queries.scores import ABSENT
from takar.web.meetings.models import Meeting
from takar.web.meetings.queries.sitting import quorums_of
from takar.web.meetings.rules.quorum import Quorum
from takar.web.people.queries.law import law_of

OPEN = Q(levels__decided_by=None)
FILTERS: Mapping[str, Q] = {
    "bahas": OPEN & Q(levels__is_disputed=True),
    "kosong": Q(levels__level=None, levels__isnull=False),
    "belum": OPEN & Q(levels__isnull=False),
    "koreksi": Q(level_changes__kind="KOREKSI"),
}


@dataclass(frozen=True)
class MeetingProgress:
    """How far the meeting is.

    Attributes:
        levels: levels on the table, gaps too.
        decided: those the meeting set or agreed on.
        disputes: disputed ones that wait for it.
        gaps: those without a level.
        agreeable: computed, undisputed and undecided.
    """

    levels: int
    decided: int
    disputes: int
    gaps: int
    agreeable: int
    people: int
    open_people: int

    @property
    def open(self) -> int:
        """Levels that wait."""
        return self.levels - self.decided


@dataclass
class MeetingRow:
    """One participant before the meeting.

    Attributes:
        levels: how many levels there are.
        gaps: how many are missing.
        decided: how many the meeting set or agreed on.
        changed: how many of these differ from the computed one.
        disputes: titles of what is still to be talked about.
        quorum: how the meeting stands before the participant, while one sits.
    """

    participant: Participant
    quorum: Quorum | None = None
    levels: int = 0
    gaps: int = 0
    decided: int = 0
    changed: int = 0
    disputes: list[str] = field(default_factory=list)


def undisputed_levels(event: Event) -> QuerySet[IntegratedLevel]:
    """Return the computed levels that nobody disputes and nobody decided."""
    levels = IntegratedLevel.objects.filter(
        participant__event=event, computed__isnull=False, is_disputed=False, decided_by=None
    )
    return levels.exclude(participant__state__in=ABSENT)


def narrowed(
    people: QuerySet[Participant], which: str, hidden: Collection[int] = ()
) -> QuerySet[Participant]:
    """Return the participants with something disputed, missing or undecided; all when unasked.

    Those whose levels are hidden are never found by their levels.
    """
    if which not in FILTERS:
        return people
    return people.exclude(pk__in=hidden).filter(FILTERS[which]).distinct()


def meeting_progress(event: Event) -> MeetingProgress:
    """Count how far the meeting is."""
    levels = IntegratedLevel.objects.filter(participant__event=event)
    undecided = Q(decided_by=None)
    counted = levels.aggregate(
        levels=Count("pk"),
        decided=Count("pk", filter=~undecided),
        disputes=Count("pk", filter=undecided & Q(is_disputed=True)),
        gaps=Count("pk", filter=Q(level=None)),
        agreeable=Count("pk", filter=undecided & Q(is_disputed=False, computed__isnull=False)),
        people=Count("participant", distinct=True),
        open_people=Count("participant", filter=undecided, distinct=True),
    )
    return MeetingProgress(**counted)


def meeting_rows(
    event: Event,
    people: Sequence[Participant],
    meeting: Meeting | None,
    hidden: Collection[int] = (),
) -> list[MeetingRow]:
    """Return the rows of the participants of one page; hidden levels are not told of."""
    stands = quorums_of(meeting, people)
    titles = law_of(event.agency, event.starts_on).codes("assessment.competencies")
    rows = {one.pk: MeetingRow(one, stands.get(one.pk)) for one in people}
    for level in IntegratedLevel.objects.filter(participant__in=rows.keys() - set(hidden)):
        row = rows[level.participant_id]
        row.levels += level.level is not None
        row.gaps += level.level is None
        row.decided += level.decided_by_id is not None
        row.changed += level.decided_by_id is not None and level.level != level.computed
        if level.is_disputed and level.decided_by_id is None:
            row.disputes.append(titles[level.competency].title)
    return list(rows.values())
