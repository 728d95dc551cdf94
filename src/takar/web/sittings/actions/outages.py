"""Signs of life; what a silence was, and the time given back for it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from takar.web.sittings.models import (
    AnswerChange,
    Credit,
    Presence,
    SectionClock,
    ServerLife,
    Sitting,
    SittingEvent,
)
from takar.web.sittings.queries.own import own
from takar.web.sittings.rules.outages import (
    BEAT,
    GIVES_BACK,
    SILENCE,
    Cause,
    Return,
    Stretch,
    after,
    cause_of,
    downtimes,
    given_back,
    silences,
    whole_seconds,
)

LOOK_BACK = timedelta(hours=1)
GROUND = "GANGGUAN"
WORDS = {
    Cause.SERVER: "Layanan tidak berjalan",
    Cause.RESTART: "Perangkat berhenti lalu dilanjutkan",
    Cause.NETWORK: "Jaringan perangkat putus",
}
WORK = frozenset({"JAWAB", "TANDAI", "BUKA"})


def hear(sitting: Sitting, *, now: datetime) -> bool:
    """Note that the device of a sitting was heard; a silence before is recorded and judged.

    Returns:
        Whether there was such a silence.
    """
    seen = next(iter(own(Presence, sitting).values_list("seen_at", "desk")), None)
    if seen is None:
        first = Presence(sitting=sitting, desk=sitting.desk, seen_at=now)
        Presence.objects.bulk_create([first], ignore_conflicts=True)
        return False
    last, desk = seen
    is_new_desk = desk != sitting.desk
    if is_new_desk or now - last > BEAT:
        own(Presence, sitting).update(desk=sitting.desk, seen_at=now)
    if now - last <= SILENCE or not was_working(sitting):
        return False
    judge(sitting, last, now, is_new_desk=is_new_desk)
    return True


def was_working(sitting: Sitting) -> bool:
    """Say whether a silence may have cost time: the sitting ran, or its time ran out meanwhile."""
    if sitting.registration.session.state != "BERJALAN":
        return False
    return sitting.state == "BERJALAN" or (
        sitting.state == "SELESAI" and sitting.finished_by == "WAKTU"
    )


def judge(sitting: Sitting, since: datetime, now: datetime, *, is_new_desk: bool) -> None:
    """Record the silences since a moment, and give back what the rule gives back."""
    changes = AnswerChange.objects.filter(sitting=sitting, received_at__gt=since)
    rows = list(changes.order_by("desk", "sequence").values_list("kind", "received_at"))
    told = Return(is_new_desk, "LURING" in {kind for kind, _ in rows}, worked_offline(rows))
    lives = [
        Stretch(*one)
        for one in ServerLife.objects.filter(seen_at__gt=since - LOOK_BACK).values_list(
            "started_at", "seen_at"
        )
    ]
    down = downtimes(lives)
    worked_until = last_work(sitting, changes) if is_new_desk else None
    for silence in silences([since, *(at for _, at in rows), now]):
        cause = cause_of(silence, told, down)
        lost = after(silence, worked_until) if cause is Cause.RESTART else silence
        seconds = give_back(sitting, lost, cause) if cause in GIVES_BACK else 0
        SittingEvent.objects.create(
            sitting=sitting,
            kind=GROUND,
            at=now,
            facts={
                "from": silence.start.isoformat(),
                "to": silence.end.isoformat(),
                "cause": cause.value,
                "seconds": seconds,
            },
        )


def last_work(sitting: Sitting, changes: "QuerySet[AnswerChange]") -> datetime | None:
    """Return when an older device worked last, among changes that came after a silence.

    What it wrote without a network cost it no time. Its own clock, set by the server's when its
    page was opened, is all there is to tell how long it went on; it can only shorten a credit.
    """
    older = changes.filter(desk__lt=sitting.desk, kind__in=WORK)
    last: datetime | None = older.aggregate(last=Max("given_at"))["last"]
    return last


def worked_offline(rows: Iterable[tuple[str, datetime]]) -> bool:
    """Say whether a device worked while the network was gone, by the order of what it said."""
    is_offline = False
    for kind, _ in rows:
        if kind in {"LURING", "DARING"}:
            is_offline = kind == "LURING"
        elif is_offline and kind in WORK:
            return True
    return False


def give_back(sitting: Sitting, silence: Stretch, cause: Cause) -> int:
    """Give back the time of an outage to the clock that ran; return the seconds."""
    clock = clock_at(sitting, silence.start)
    if clock is None or clock.started_at is None:
        return 0
    earlier = Credit.objects.filter(clock__sitting=sitting, ground=GROUND)
    rows = list(earlier.values_list("began_at", "ended_at", "seconds"))
    limit = timedelta(minutes=sitting.registration.session.credit_limit_minutes)
    left = limit - timedelta(seconds=sum(seconds for *_, seconds in rows))
    pieces = given_back(
        [silence],
        [Stretch(clock.started_at, silence.end)],
        [Stretch(began, ended) for began, ended, _ in rows if began and ended],
        left=left,
    )
    for piece in pieces:
        credit(sitting, clock, cause, piece)
    return sum(map(whole_seconds, pieces))


def clock_at(sitting: Sitting, moment: datetime) -> SectionClock | None:
    """Return the clock that ran at a moment: of the last section begun, or of the whole test."""
    clocks = list(SectionClock.objects.filter(sitting=sitting, started_at__lte=moment))
    begun = [one for one in clocks if one.section]
    if not begun:
        return None
    last = max(begun, key=lambda one: one.place)
    if last.ended_by in {"PESERTA", "PENGAWAS", "ATURAN"} or (
        last.ended_at and last.ended_at < moment
    ):
        return None
    if last.allotted_seconds:
        return last
    return next((one for one in clocks if not one.section), None)


def credit(sitting: Sitting, clock: SectionClock, cause: Cause, outage: Stretch) -> None:
    """Add the time of an outage to a clock; what ended because its time was up is open again."""
    Credit.objects.create(
        clock=clock,
        seconds=whole_seconds(outage),
        ground=GROUND,
        because=WORDS[cause],
        began_at=outage.start,
        ended_at=outage.end,
    )
    reopen(sitting)


def reopen(sitting: Sitting) -> None:
    """Open again what ended only because its time was up; the clocks say what still has."""
    clocks = SectionClock.objects.filter(sitting=sitting, started_at__isnull=False)
    last = clocks.exclude(section="").order_by("-place").first()
    if last is None or last.ended_by != "WAKTU":
        return
    clocks.filter(section__in=[last.section, ""], ended_by="WAKTU").update(
        ended_at=None, ended_by=""
    )
    if sitting.state == "SELESAI" and sitting.finished_by == "WAKTU":
        sitting.state, sitting.finished_at, sitting.finished_by = "BERJALAN", None, ""
        sitting.save(update_fields=["state", "finished_at", "finished_by"])
