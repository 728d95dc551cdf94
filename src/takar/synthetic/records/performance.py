"""Yearly performance ratings, strongly heaped on BAIK as they are everywhere."""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import Ints, Reals, as_table, pick_by, words
from takar.synthetic.organisation.jobs import HEADS
from takar.synthetic.people.roll import People
from takar.synthetic.records.scales import NEWEST, older_columns, scale_of
from takar.tables.records import EXPECTATIONS, PERFORMANCE_RATINGS

YEARS = 5
RECENT_YEARS = 3
UNRECORDED_SHARE = 0.025
HALF_RECORDED_SHARE = 0.01
_UP, _MET, _DOWN = range(3)
# For each rating, the pairs (work result, behaviour) that give it, and how common each is.
_PAIRS: tuple[tuple[tuple[int, int], ...], ...] = (
    ((_UP, _UP), (_UP, _UP), (_UP, _UP)),
    ((_MET, _MET), (_MET, _UP), (_UP, _MET)),
    ((_DOWN, _MET), (_DOWN, _UP), (_DOWN, _MET)),
    ((_MET, _DOWN), (_UP, _DOWN), (_MET, _DOWN)),
    ((_DOWN, _DOWN), (_DOWN, _DOWN), (_DOWN, _DOWN)),
)
_RESULT = np.array([[result for result, _ in row] for row in _PAIRS])
_BEHAVIOUR = np.array([[behaviour for _, behaviour in row] for row in _PAIRS])


def performance_ratings(who: People) -> pa.Table:
    """Return the ratings of the last five full years, some of them never recorded.

    Each year speaks the words of its own scale; see :mod:`scales`.
    """
    recent = _rated(who, who.dice.about("performance"), range(RECENT_YEARS))
    earlier = _rated(who, who.dice.about("earlier-performance"), range(RECENT_YEARS, YEARS))
    return pa.concat_tables([recent, earlier])


def _rated(who: People, rng: np.random.Generator, back: range) -> pa.Table:
    count = len(who)
    year = np.repeat(who.day.year - 1 - np.array(back), count)
    owner = np.tile(np.arange(count), len(back))
    started = who.life.appointed.astype("datetime64[Y]").astype(np.int64) + 1970
    kept = (started[owner] < year) & (rng.random(len(owner)) > UNRECORDED_SHARE)
    year, owner = year[kept], owner[kept]
    rating = _ratings(rng, who, owner)
    pair = rng.choice(3, size=len(owner), p=[0.6, 0.25, 0.15])
    gap = rng.random(len(owner)) < HALF_RECORDED_SHARE
    newest = scale_of(year) == NEWEST
    newer = as_table(
        "performance_ratings",
        employee_id=words(who.ids, owner[newest]),
        year=pa.array(year[newest]),
        work_result=words(EXPECTATIONS, _RESULT[rating, pair][newest]),
        work_behaviour=words(EXPECTATIONS, _BEHAVIOUR[rating, pair][newest], gap=gap[newest]),
        rating=words(PERFORMANCE_RATINGS, rating[newest]),
    )
    return pa.concat_tables(
        [newer, _older(rng, who, owner[~newest], year[~newest], rating[~newest])]
    )


def _older(
    rng: np.random.Generator, who: People, owner: Ints, year: Ints, rating: Ints
) -> pa.Table:
    return as_table(
        "performance_ratings",
        employee_id=words(who.ids, owner),
        year=pa.array(year),
        **older_columns(rng, scale_of(year), rating),
    )


def _ratings(rng: np.random.Generator, who: People, owner: Ints) -> Ints:
    """Return a rating per row; drive and office move its odds."""
    drive = who.latent.drive[owner]
    lifted = np.where(who.seat.family[owner] == HEADS, 4.0, 1.0)
    best = np.clip(0.026 * lifted * np.exp(0.95 * drive), 0, 0.85)
    worse = np.clip(np.exp(-1.1 * drive), 0, 12)
    odds: Reals = np.stack(
        [best, 0.94 - best, 0.0095 * worse, 0.0018 * worse, 0.0004 * worse], axis=1
    )
    return pick_by(rng, odds, np.arange(len(owner)))
