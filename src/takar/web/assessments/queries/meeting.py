"""The list before the meeting of assessors: levels, gaps and disputes of each participant."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from takar.web.assessments.models import IntegratedLevel, Participant


@dataclass
class MeetingRow:
    """One participant before the meeting.

    Attributes:
        levels: how many levels there are.
        gaps: how many are missing.
        changed: how many the meeting set.
        disputes: titles of what is still to be talked about.
    """

    participant: Participant
    levels: int = 0
    gaps: int = 0
    changed: int = 0
    disputes: list[str] = field(default_factory=list)


def meeting_rows(people: Sequence[Participant]) -> list[MeetingRow]:
    """Return the rows of the participants of one page."""
    rows = {one.pk: MeetingRow(one) for one in people}
    for level in IntegratedLevel.objects.filter(participant__in=[one.pk for one in people]):
        row = rows[level.participant_id]
        row.levels += level.level is not None
        row.gaps += level.level is None
        row.changed += level.decided_by_id is not None
        if level.is_disputed and level.decided_by_id is None:
            row.disputes.append(level.competency)
    return list(rows.values())
