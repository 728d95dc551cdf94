"""The live list of a session: everybody, as far as the reader watches; constantly few queries."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates
from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.proctoring.rules import ON_BOARD, STANDINGS
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries import Progress, progress_of


@dataclass(frozen=True)
class Row:
    """One person, as the console shows them."""

    registration: Registration
    sitting: Sitting | None
    standing: str
    section: str
    answered: int
    questions: int
    left: timedelta | None
    offline_since: datetime | None

    @property
    def title(self) -> str:
        """What the person is doing, in words."""
        return STANDINGS[self.standing][0]

    @property
    def tone(self) -> str:
        """How much attention that asks for."""
        return STANDINGS[self.standing][1]

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes left in the section that runs."""
        return None if self.left is None else max(int(self.left.total_seconds()) // 60, 0)


@dataclass(frozen=True)
class Console:
    """What a proctor sees of a session.

    Attributes:
        rows: who matches the search, by room and seat.
        counts: of everybody the reader watches, by standing.
        rooms: the rooms they watch.
        works: how many have not finished.
    """

    rows: list[Row]
    counts: dict[str, int]
    rooms: list[ExamRoom]

    @property
    def people(self) -> int:
        """How many the reader watches."""
        return sum(self.counts.values())

    @property
    def works(self) -> int:
        """How many are at work, offline or not."""
        return self.counts.get("BERJALAN", 0) + self.counts.get("LURING", 0)

    @property
    def tally(self) -> list[tuple[str, str, str, int]]:
        """The counts with their words, in the order of the standings."""
        return [(code, *STANDINGS[code], self.counts.get(code, 0)) for code in STANDINGS]

    @property
    def board_tally(self) -> list[tuple[str, str, str, int]]:
        """The counts that a board shows."""
        return [entry for entry in self.tally if entry[0] not in ON_BOARD]


def console(
    session: ExamSession, user: User | None, wanted: Mapping[str, Any], now: datetime | None = None
) -> Console:
    """Return the live list of a session; without a user of all its rooms."""
    rooms = rooms_watched(session, user)
    known = {room.pk for room in rooms}
    sees_all = user is None or operates(user, session)
    rows = [
        row_of(one)
        for one in progress_of(session, now or timezone.now())
        if sees_all or one.registration.room_id in known
    ]
    counts = Counter(row.standing for row in rows)
    shown = [row for row in rows if matches(row, wanted)]
    return Console(sorted(shown, key=by_place), dict(counts), rooms)


def for_board(told: Console) -> Console:
    """Return the list as a board may show it: nothing that would shame anybody."""
    counts: Counter[str] = Counter()
    for standing, n in told.counts.items():
        counts[ON_BOARD.get(standing, standing)] += n
    rows = [replace(row, standing=ON_BOARD.get(row.standing, row.standing)) for row in told.rows]
    return replace(told, rows=rows, counts=dict(counts))


def rooms_watched(session: ExamSession, user: User | None) -> list[ExamRoom]:
    """Return the rooms of a session that somebody watches; the operator watches all."""
    rooms = session.rooms.all()
    if user is not None and not operates(user, session):
        rooms = rooms.filter(proctors=user)
    return list(rooms)


def row_of(one: Progress) -> Row:
    """Return one person as the console shows them."""
    is_offline = one.state == "BERJALAN" and one.offline_since is not None
    return Row(
        registration=one.registration,
        sitting=one.sitting,
        standing="LURING" if is_offline else one.state,
        section=one.section,
        answered=one.answered,
        questions=one.questions,
        left=one.left,
        offline_since=one.offline_since,
    )


def matches(row: Row, wanted: Mapping[str, Any]) -> bool:
    """Say whether a person matches a search."""
    standing, room = wanted.get("standing"), wanted.get("room")
    if standing and row.standing != standing:
        return False
    if room and row.registration.room_id != room.pk:
        return False
    told = f"{row.registration.employee.name} {row.registration.number}".lower()
    return all(word in told for word in (wanted.get("q") or "").lower().split())


def by_place(row: Row) -> tuple[str, int, str]:
    """Return where a person stands in the list: by room, seat and number."""
    room, seat = row.registration.room, row.registration.seat
    return (room.name if room else "", seat or 0, row.registration.number)
