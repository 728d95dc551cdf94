"""Time given back for an outage in which somebody worked: noted, for a person to decide about.

Time is given back when a device is heard again, by what is on record at that moment. What another
device of the same person delivers later may tell that the person had worked meanwhile. A device's
word must not decide for it, so the rule takes nothing back: it notes what it sees.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Max

from takar.web.kit.scope import scopes_disabled
from takar.web.sittings.actions.outages import GROUND, WORK
from takar.web.sittings.models import AnswerChange, Credit, SittingEvent
from takar.web.sittings.queries.doubts import WORKED, noted_work
from takar.web.sittings.rules.outages import SILENCE, SKEW, Stretch, whole_seconds

RECENT = timedelta(days=1)
GIVEN = "sitting__clocks__credits__"


@transaction.atomic
def note_work_in_credits(*, now: datetime) -> int:
    """Note who worked in time that was given back to them, in all agencies; return how many."""
    with scopes_disabled():
        found = worked_in_credits(now)
        rows = Credit.objects.select_for_update(of=("self",)).filter(pk__in=found)
        given = list(rows.select_related("clock").order_by("pk"))
        known = noted_work(found)
        fresh = [one for one in given if found[one.pk][0] > known.get(one.pk, (0, 0))[0]]
        for one in fresh:
            note_work(one, *found[one.pk], now=now)
    return len(fresh)


def worked_in_credits(now: datetime) -> dict[int, tuple[int, datetime]]:
    """Return the credits in whose time somebody worked: how much was done, and when last."""
    recent = {f"{GIVEN}ground": GROUND, f"{GIVEN}given_at__gt": now - RECENT}
    inside = AnswerChange.objects.filter(
        **recent,
        kind__in=WORK,
        given_at__gt=F(f"{GIVEN}began_at") + SILENCE,
        given_at__lt=F(f"{GIVEN}ended_at") - SKEW,
    )
    told = inside.order_by().values_list(f"{GIVEN}pk").annotate(n=Count("pk"), last=Max("given_at"))
    return {credit: (n, last) for credit, n, last in told}


def note_work(credit: Credit, changes: int, last: datetime, *, now: datetime) -> None:
    """Add to the record of a sitting that its person worked in time that was given back."""
    if credit.began_at is None:
        return
    seconds = whole_seconds(Stretch(credit.began_at, last))
    SittingEvent.objects.create(
        sitting_id=credit.clock.sitting_id,
        kind=GROUND,
        at=now,
        because=f"Bekerja luring dalam waktu yang diganti: {seconds} detik",
        facts={"cause": WORKED, "credit": credit.pk, "changes": changes, "seconds": seconds},
    )
