"""How long each question was looked at, told by what the device said it opened and answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from takar.web.sittings.models import AnswerChange, SectionClock

OPENED, ANSWERED, GONE = "BUKA", "JAWAB", frozenset({"TINGGAL", "SELESAI"})
Told = tuple[str, int | None, datetime]
"""Kind, slot and moment of a change."""


def seconds_of(sittings: Collection[int]) -> dict[int, dict[int, float]]:
    """Return the seconds spent on each slot of each sitting; what is not known is not there.

    The clock of the device is used: it may be wrong, but its differences are what was seen.
    """
    rows = AnswerChange.objects.filter(sitting__in=list(sittings))
    rows = rows.order_by("sitting", "desk", "sequence")
    told: dict[int, list[Told]] = defaultdict(list)
    for sitting, kind, slot, at in rows.values_list("sitting_id", "kind", "slot", "given_at"):
        told[sitting].append((kind, slot, at))
    starts = section_starts(sittings)
    return {
        sitting: looked_at(changes)
        if any(kind == OPENED for kind, _slot, _at in changes)
        else between_answers(changes, starts.get(sitting, []))
        for sitting, changes in told.items()
    }


def section_starts(sittings: Collection[int]) -> dict[int, list[datetime]]:
    """Return when the sections of each sitting began."""
    rows = SectionClock.objects.filter(sitting__in=list(sittings), started_at__isnull=False)
    told: dict[int, list[datetime]] = defaultdict(list)
    for sitting, at in rows.values_list("sitting_id", "started_at"):
        if at is not None:
            told[sitting].append(at)
    return told


def looked_at(changes: Iterable[Told]) -> dict[int, float]:
    """Return the time each slot was open: until another was opened, or the page was left."""
    spent: dict[int, float] = defaultdict(float)
    slot, since, last = None, None, None
    for kind, named, at in changes:
        if slot is not None and since is not None and (kind == OPENED or kind in GONE):
            spent[slot] += max((at - since).total_seconds(), 0.0)
            slot = None
        if kind == OPENED and named is not None:
            slot, since = named, at
        last = at
    if slot is not None and since is not None and last is not None:
        spent[slot] += max((last - since).total_seconds(), 0.0)
    return {one: seconds for one, seconds in spent.items() if seconds > 0}


def between_answers(changes: Iterable[Told], starts: Iterable[datetime]) -> dict[int, float]:
    """Return the time from the answer before (or the start of the section) to the first answer."""
    spent: dict[int, float] = {}
    begun = sorted(starts)
    before: datetime | None = None
    for kind, slot, at in changes:
        if kind != ANSWERED or slot is None:
            continue
        since = max(
            (one for one in (*begun, before) if one is not None and one <= at), default=None
        )
        if slot not in spent and since is not None and at > since:
            spent[slot] = (at - since).total_seconds()
        before = at
    return spent
