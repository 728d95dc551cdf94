"""What changed from one version to another, person by person."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, time

from takar.web.timetables.models import Session, Timetable
from takar.web.timetables.queries.sessions import sessions_in

MOVED, REPLACED, ADDED, GONE = "PINDAH", "GANTI_ASESOR", "BARU", "HILANG"


@dataclass(frozen=True)
class Slot:
    """When and where somebody sits one method, and before whom."""

    day: date
    starts_at: time
    ends_at: time
    room: str
    assessors: tuple[str, ...]

    @property
    def place(self) -> tuple[date, time, time, str]:
        """When and where, whoever watches."""
        return self.day, self.starts_at, self.ends_at, self.room


@dataclass(frozen=True)
class Change:
    """How one sitting differs."""

    number: int
    name: str
    method: str
    before: Slot | None
    after: Slot | None

    @property
    def kind(self) -> str:
        """What kind of change it is."""
        if self.before is None:
            return ADDED
        if self.after is None:
            return GONE
        return MOVED if self.before.place != self.after.place else REPLACED


Key = tuple[int, str, str]


def sittings(timetable: Timetable) -> dict[Key, Slot]:
    """Return every sitting of a version by number, name and method of the participant."""
    return {
        (seat.participant.number, seat.participant.employee.name, session.method.code): slot_of(
            session
        )
        for session in sessions_in(timetable)
        for seat in session.seats.all()
    }


def slot_of(session: Session) -> Slot:
    """Return when and where a session is, and who watches."""
    names = tuple(sorted(one.assessor.name for one in session.watchers.all()))
    return Slot(session.day, session.starts_at, session.ends_at, str(session.room), names)


def changes_between(before: Timetable, after: Timetable) -> list[Change]:
    """Return every sitting that differs, by number of the participant."""
    old, new = sittings(before), sittings(after)
    return [
        Change(*key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]


def counted(changes: list[Change]) -> dict[str, int]:
    """Count changes by kind."""
    return dict(Counter(change.kind for change in changes))
