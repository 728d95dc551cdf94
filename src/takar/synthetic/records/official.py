"""IP ASN scores as the national agency releases them, one row per person and year.

How these scores come about is not public; the invented ones only keep the greatest points of each
dimension. Nothing here is a table of the law.
"""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import MICRO, NO_DAY, Ints, as_table, dates, day_of, decimals, pick, words
from takar.synthetic.organisation.seats import PNS, PPPK
from takar.synthetic.people.roll import People

FIRST_YEAR = 2023
UNRELEASED_SHARE = 0.03
_FINAL, _PROVISIONAL = (10, 8), (3, 17)  # month and day of the year after
_HUNDREDTHS = MICRO // 100
_QUALIFICATION = np.array([2500, 2250, 2000, 1500, 1000])
_COMPETENCE = np.array([4000, 3500, 3000, 2500, 2000, 1250, 750, 0])
_PERFORMANCE = np.array([3000, 2500, 1500, 500])
_DISCIPLINE = np.array([500, 300, 200])


def official_scores(who: People) -> pa.Table:
    """Return what was released of the finished years by the day on which everything is seen."""
    parts = [_scored(who, year) for year in range(FIRST_YEAR, who.day.year)]
    empty = as_table("official_scores", employee_id=pa.array([], pa.string()))
    return pa.concat_tables([empty, *parts])


def _scored(who: People, year: int) -> pa.Table:
    rng, everybody = who.dice.about("official", str(year)), len(who)
    measured = np.isin(who.seat.employment, [PNS, PPPK])
    measured &= who.life.appointed <= np.datetime64(f"{year}-12-31", "D")
    measured &= rng.random(everybody) >= UNRELEASED_SHARE
    released = _released(who, year)
    owner = np.flatnonzero(measured & ~np.isnat(released))
    points = _points(rng, who, owner, year)
    return as_table(
        "official_scores",
        employee_id=words(who.ids, owner),
        year=pa.array(np.full(len(owner), year)),
        **{name: decimals(value * _HUNDREDTHS) for name, value in points.items()},
        total=decimals(sum(points.values(), np.zeros(len(owner), np.int64)) * _HUNDREDTHS),
        released_on=dates(np.full(len(owner), released)),
    )


def _released(who: People, year: int) -> np.datetime64:
    """Return when a year was released: finally in October, until then provisionally in March."""
    for month, number in (_FINAL, _PROVISIONAL):
        day = day_of(np.array([year + 1]), month, number)[0]
        if day <= who.today:
            return np.datetime64(day, "D")
    return NO_DAY


def _points(rng: np.random.Generator, who: People, owner: Ints, year: int) -> dict[str, Ints]:
    """Return hundredths of a point; drive lifts competence, and every year a little more."""
    count, lift = len(owner), 0.22 * (year - FIRST_YEAR)
    keen = who.latent.drive[owner] + rng.standard_normal(count) + lift
    rung = np.clip(np.round(3.4 - 1.5 * keen), 0, len(_COMPETENCE) - 1).astype(np.int64)
    return {
        "qualification": _QUALIFICATION[pick(rng, [72, 11, 9, 6, 2], count)],
        "competence": _COMPETENCE[rung],
        "performance": _PERFORMANCE[pick(rng, [9, 88.6, 2, 0.4], count)],
        "discipline": _DISCIPLINE[pick(rng, [99.2, 0.5, 0.3], count)],
    }
