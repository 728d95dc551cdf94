"""A version laid out in lanes: by room, by assessor, by participant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from takar.web.timetables.models import Session

ROOMS, ASSESSORS, PARTICIPANTS = "ruang", "asesor", "peserta"
KINDS = (ROOMS, ASSESSORS, PARTICIPANTS)


@dataclass(frozen=True)
class Lane:
    """One row of the board: a room, an assessor or a participant, with the sessions there."""

    kind: str
    key: int
    title: str
    about: str = ""
    sessions: list[Session] = field(default_factory=list)

    def on(self, day: date) -> list[Session]:
        """Return the sessions on one day."""
        return [one for one in self.sessions if one.day == day]


def days_in(sessions: Iterable[Session]) -> list[date]:
    """Return the days on which something happens."""
    return sorted({one.day for one in sessions})


def lanes_of(sessions: Sequence[Session], kind: str) -> list[Lane]:
    """Return a version by room, assessor or participant, each in order of time."""
    lanes: dict[int, Lane] = {}
    for session in sessions:
        for lane in lanes_touched(session, kind):
            lanes.setdefault(lane.key, lane).sessions.append(session)
    return sorted(
        lanes.values(), key=lambda lane: (lane.about if kind == ROOMS else "", lane_order(lane))
    )


def lane_order(lane: Lane) -> tuple[int, str]:
    """Return where a lane stands: participants by number, the rest by name."""
    return (int(lane.about.rsplit(" ", 1)[-1]) if lane.kind == PARTICIPANTS else 0, lane.title)


def lanes_touched(session: Session, kind: str) -> list[Lane]:
    """Return empty lanes for whatever of that kind a session takes."""
    if kind == ASSESSORS:
        return [
            Lane(kind, one.assessor_id, one.assessor.name, one.assessor.lent_by)
            for one in session.watchers.all()
        ]
    if kind == PARTICIPANTS:
        return [
            Lane(
                kind,
                one.participant_id,
                one.participant.employee.name,
                f"No. {one.participant.number}",
            )
            for one in session.seats.all()
        ]
    return [Lane(kind, session.room_id, session.room.name, session.room.site)]
