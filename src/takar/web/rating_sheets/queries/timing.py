"""When and where an assessor meets a candidate, as the published timetable says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from takar.web.assessments.models import Assignment
from takar.web.timetables.models import SessionSeat


@dataclass(frozen=True, order=True)
class Meeting:
    """When and where, by the clock of the agency."""

    day: date
    starts_at: time
    ends_at: time
    room: str


def meetings_of(assignments: Sequence[Assignment]) -> dict[int, Meeting]:
    """Return the meeting of each assignment that has one, in one query."""
    wanted = {(one.participant_id, one.method_id, one.assessor_id): one.pk for one in assignments}
    rows = SessionSeat.objects.filter(
        session__timetable__state="BERLAKU",
        participant__in={one.participant_id for one in assignments},
        session__watchers__assessor__in={one.assessor_id for one in assignments},
    ).values_list(
        "participant",
        "session__method",
        "session__watchers__assessor",
        "session__day",
        "session__starts_at",
        "session__ends_at",
        "session__room__name",
    )
    return {
        wanted[person, method, seat]: Meeting(day, starts_at, ends_at, room)
        for person, method, seat, day, starts_at, ends_at, room in rows.order_by(
            "-session__day", "-session__starts_at"
        )
        if (person, method, seat) in wanted
    }
