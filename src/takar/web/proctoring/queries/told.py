"""What the minutes and the page of a person tell: what was done, given and noted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.proctoring.models import Incident
from takar.web.proctoring.queries.console import Console, Row
from takar.web.sittings.models import Credit, LateRuling, ProctorMessage, Sitting, SittingEvent
from takar.web.sittings.queries.doubts import Doubt, doubted_in, doubts_of


def incidents_of(session: ExamSession, rooms: Iterable[ExamRoom]) -> "QuerySet[Incident]":
    """Return what was noted of a session, as far as it concerns these rooms or the whole of it."""
    known = [room.pk for room in rooms]
    rows = Incident.objects.filter(session=session).select_related(
        "room", "registration__employee", "noted_by"
    )
    return rows.filter(room__in=known) | rows.filter(room=None)


def story_of(registration: Registration) -> list[SittingEvent]:
    """Return what happened to the sitting of one person, in order; of very much the newest."""
    rows = SittingEvent.objects.filter(sitting__registration=registration)
    newest = rows.select_related("by").order_by("-at", "-pk")[:STORY]
    return list(reversed(newest))


STORY = 300
"""Events of one person on a page: nobody lives through more, only a device gone wild."""


@dataclass(frozen=True)
class Given:
    """Time one person was given, and what speaks against it.

    Attributes:
        doubt: the person worked meanwhile, as later answers tell.
    """

    credit: Credit
    doubt: Doubt | None

    @property
    def may_go(self) -> bool:
        """Some of it was given by the rule and is left, so that it may be taken back."""
        return self.credit.ground == "GANGGUAN" and self.credit.seconds > 0

    @property
    def proposed(self) -> int:
        """The seconds the rule would not have given, had it known of the work."""
        return min(self.doubt.seconds, self.credit.seconds) if self.doubt else 0


def credits_of(registration: Registration) -> list[Given]:
    """Return the time one person was given, and why."""
    rows = Credit.objects.filter(clock__sitting__registration=registration)
    sitting = Sitting.objects.filter(registration=registration).first()
    doubts = doubts_of(sitting) if sitting else {}
    return [Given(one, doubts.get(one.pk)) for one in rows.select_related("clock", "given_by")]


def doubted(session: ExamSession, console: Console) -> list[Row]:
    """Return whose time given back somebody should decide about, of those the reader watches."""
    found = doubted_in(session)
    return [row for row in console.rows if row.registration.pk in found]


def messages_to(registration: Registration) -> "QuerySet[ProctorMessage]":
    """Return what was sent to one person."""
    rows = ProctorMessage.objects.filter(sitting__registration=registration)
    return rows.select_related("sent_by")


def tally_of(session: ExamSession) -> dict[str, Any]:
    """Return the counts that the minutes of a session tell."""
    people = Registration.objects.filter(session=session, state="TERDAFTAR")
    states = Counter(state or "" for state in people.values_list("sitting__state", flat=True))
    given = Credit.objects.filter(clock__sitting__registration__session=session)
    seconds: Counter[str] = Counter()
    for ground, amount in given.values_list("ground", "seconds"):
        seconds[ground] += amount
    rulings = LateRuling.objects.filter(sitting__registration__session=session)
    return {
        "registered": sum(states.values()),
        "absent": states[""],
        "present": sum(states.values()) - states[""],
        "finished": states["SELESAI"],
        "stopped": states["DIHENTIKAN"],
        "unfinished": states["BELUM"] + states["BERJALAN"],
        "credits": {ground: -(-amount // 60) for ground, amount in sorted(seconds.items())},
        "rulings": dict(Counter(rulings.values_list("ruling", flat=True))),
    }
