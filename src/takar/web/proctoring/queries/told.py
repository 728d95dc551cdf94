"""What the minutes and the page of a person tell: what was done, given and noted."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.proctoring.models import Incident
from takar.web.sittings.models import Credit, LateRuling, ProctorMessage, SittingEvent


def incidents_of(session: ExamSession, rooms: Iterable[ExamRoom]) -> "QuerySet[Incident]":
    """Return what was noted of a session, as far as it concerns these rooms or the whole of it."""
    known = [room.pk for room in rooms]
    rows = Incident.objects.filter(session=session).select_related(
        "room", "registration__employee", "noted_by"
    )
    return rows.filter(room__in=known) | rows.filter(room=None)


def story_of(registration: Registration) -> "QuerySet[SittingEvent]":
    """Return what happened to the sitting of one person, in order."""
    rows = SittingEvent.objects.filter(sitting__registration=registration)
    return rows.select_related("by").order_by("at", "pk")


def credits_of(registration: Registration) -> "QuerySet[Credit]":
    """Return the time one person was given, and why."""
    rows = Credit.objects.filter(clock__sitting__registration=registration)
    return rows.select_related("clock", "given_by")


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
