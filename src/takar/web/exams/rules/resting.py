"""Items of a pool that a person met before: set aside, or given again where too few are left."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from takar.items.forms import AdaptiveRule
from takar.web.exams.rules.pools import PoolItem, needed_of


@dataclass(frozen=True, slots=True)
class Rest:
    """What is done with the items of a pool that a person met before, by their code in it.

    Attributes:
        aside: not chosen in this sitting.
        again: may be chosen all the same, those met longest ago first: the pool is too small.
    """

    aside: tuple[str, ...] = ()
    again: tuple[str, ...] = ()


def rested(items: Sequence[PoolItem], rule: AdaptiveRule, met: Mapping[str, datetime]) -> Rest:
    """Return which items rest, so that as many are left as one person may be given.

    An area of content that has too few left takes back its own first.

    Args:
        items: the pool.
        rule: how many are given at most, and how many of each area.
        met: when the person last met an item; those never met are not there.
    """
    known = [one for one in items if one.code in met]
    oldest = sorted(known, key=lambda one: (met[one.code], one.code))
    free = Counter(one.area for one in items if one.code not in met)
    again: set[str] = set()
    for one in oldest:
        if free[one.area] < needed_of(rule).get(one.area, 0):
            free[one.area] += 1
            again.add(one.code)
    lacking = max(0, rule.most - free.total())
    again.update([one.code for one in oldest if one.code not in again][:lacking])
    return Rest(
        aside=tuple(one.code for one in oldest if one.code not in again),
        again=tuple(one.code for one in oldest if one.code in again),
    )
