"""Years spent in posts of some tiers: definitive spells laid end to end, overlaps counted once."""

from bisect import bisect_left
from dataclasses import dataclass, replace

import numpy as np

from takar.measures.eligibility.facts.days import NEVER, Days, years_and_days
from takar.measures.eligibility.facts.rows import MISSING, Flags, Numbers, Rows, flagged
from takar.tables.people import POSITION_TIERS
from takar.tables.records import APPOINTMENTS

DEFINITIVE = APPOINTMENTS.index("DEFINITIF")
YEAR_DAYS = 366
"""Days over from several spells make one more year only when they fill any year."""
FAR = 10**8
"""More days than any calendar here, so that people can be told apart in one number."""


@dataclass(frozen=True)
class Spells:
    """When who held posts of which tier.

    Attributes:
        ends: the day after the last one.
        vague: people with a spell whose tier or end is not on record.
    """

    person: Numbers
    tier: Numbers
    starts: Days
    ends: Days
    vague: Flags


@dataclass(frozen=True)
class Seats:
    """The tier of each person's present post, and since when it is held."""

    tier: Numbers
    since: Days


def spells_of(history: Rows, seats: Seats, today: int) -> Spells:
    """Return every definitive spell up to the day, the present post included."""
    definitive = history.words("appointment", APPOINTMENTS) == DEFINITIVE
    rows = history.where(definitive & (history.days("started_on") <= today))
    starts, ends = rows.days("started_on"), rows.days("ended_on")
    tiers = rows.words("position_tier", POSITION_TIERS)
    since = seats.since[rows.person]
    lasting = (ends == NEVER) & (since != NEVER) & (starts >= since)
    unended = (ends == NEVER) & ~lasting
    ends = np.where(lasting, today, np.where(unended, starts, ends + 1))
    vague = flagged(rows.person[unended | (tiers == MISSING)], len(seats.tier))
    held = np.flatnonzero((seats.tier != MISSING) & (seats.since != NEVER))
    return Spells(
        np.concatenate([rows.person, held]),
        np.concatenate([tiers, seats.tier[held]]),
        np.concatenate([starts, seats.since[held]]),
        np.minimum(np.concatenate([ends, np.full(len(held), today)]), today),
        vague | ((seats.tier != MISSING) & (seats.since == NEVER)),
    )


def years_in(spells: Spells, tiers: tuple[str, ...], count: int) -> tuple[Numbers, Numbers]:
    """Return each person's full years in any of the tiers, and the days over."""
    wanted = [POSITION_TIERS.index(tier) for tier in tiers]
    keep = np.isin(spells.tier, wanted) & (spells.ends > spells.starts)
    person, starts, ends = _merged(spells.person[keep], spells.starts[keep], spells.ends[keep])
    years, left = years_and_days(starts, ends)
    total_years = np.bincount(person, weights=years, minlength=count).astype(np.int64)
    total_days = np.bincount(person, weights=left, minlength=count).astype(np.int64)
    return total_years + total_days // YEAR_DAYS, total_days % YEAR_DAYS


def _merged(person: Numbers, starts: Days, ends: Days) -> tuple[Numbers, Days, Days]:
    """Join the spells of each person that touch or overlap."""
    if not len(person):
        return person, starts, ends
    order = np.lexsort((starts, person))
    person, starts, ends = person[order], starts[order], ends[order]
    reach = np.maximum.accumulate(ends + person * FAR) - person * FAR
    fresh = np.ones(len(person), dtype=np.bool_)
    fresh[1:] = (person[1:] != person[:-1]) | (starts[1:] > reach[:-1])
    first = np.flatnonzero(fresh)
    return person[first], starts[first], np.maximum.reduceat(ends, first)


def complete_on(spells: Spells, tiers: tuple[str, ...], years: int, today: int) -> int:
    """Return the first day on which one person, staying where they are, has the years.

    ``NEVER`` where the present post is none of these tiers.
    """
    lasting = spells.ends == today
    if not np.isin(spells.tier[lasting], [POSITION_TIERS.index(tier) for tier in tiers]).any():
        return NEVER
    days = range(today, today + (years + 1) * YEAR_DAYS)

    def enough(day: int) -> bool:
        later = replace(spells, ends=np.where(lasting, day, spells.ends))
        return bool(years_in(later, tiers, 1)[0][0] >= years)

    return days[bisect_left(days, x=True, key=enough)]
