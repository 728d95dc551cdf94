"""Evidence that people entered and nobody has verified yet."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.dice import (
    MICRO,
    Days,
    Flags,
    Ints,
    as_table,
    dates,
    day_of,
    decimals,
    hex_ids,
    words,
)
from takar.synthetic.people.roll import People
from takar.synthetic.records.degrees import claimed_degrees
from takar.tables.people import EDUCATION_LEVELS, POSITION_TIERS

COURSE_SHARE = 0.04
SEMINAR_SHARE = 0.025
LEADERSHIP_SHARE = 0.12
RATING_SHARE = 0.35  # of those whose rating of last year is not on record
_COURSES = ("Pelatihan Pengelolaan Data Layanan", "Bimbingan Teknis Penyusunan Laporan Kinerja")
_SEMINARS = ("Webinar Manajemen Talenta ASN", "Lokakarya Pelayanan Publik Ramah Disabilitas")
_LEADING = {"PENGAWAS": "PKP", "ADMINISTRATOR": "PKA", "JPT_PRATAMA": "PKN_II"}
_LEADING_LEVELS = tuple(_LEADING.values())
_LEADING_OF_TIER = np.array(
    [_LEADING_LEVELS.index(_LEADING[tier]) if tier in _LEADING else -1 for tier in POSITION_TIERS]
)


def claims(who: People, ratings: pa.Table) -> pa.Table:
    """Return what waits to be verified: courses, seminars, degrees, and ratings never recorded."""
    return pa.concat_tables(
        [
            _taken(who, "TEKNIS", COURSE_SHARE, _COURSES, (20, 41)),
            _taken(who, "SEMINAR", SEMINAR_SHARE, _SEMINARS, (3, 9)),
            _leadership(who),
            _degrees(who),
            _ratings(who, ratings),
        ]
    )


def _taken(
    who: People, kind: str, share: float, titles: Sequence[str], hours: tuple[int, int]
) -> pa.Table:
    rng = who.dice.about("claims", kind)
    ended = day_of(np.full(len(who), who.day.year - 1), rng.integers(2, 13, len(who)), 12)
    chosen = (rng.random(len(who)) < share) & (ended >= who.life.appointed)
    owner = np.flatnonzero(chosen)
    return _claims(
        who,
        rng,
        owner,
        "trainings",
        training_kind=words([kind], np.zeros(len(owner), np.int64)),
        title=words(titles, rng.integers(0, len(titles), len(owner))),
        started_on=dates(ended[owner] - np.full(len(owner), 3).astype("timedelta64[D]")),
        ended_on=dates(ended[owner]),
        lesson_hours=decimals(rng.integers(*hours, len(owner)) * MICRO),
    )


def _leadership(who: People) -> pa.Table:
    rng = who.dice.about("claims", "STRUKTURAL")
    level = _LEADING_OF_TIER[who.seat.tier]
    owner = np.flatnonzero((level >= 0) & (rng.random(len(who)) < LEADERSHIP_SHARE))
    return _claims(
        who,
        rng,
        owner,
        "trainings",
        training_kind=words(["STRUKTURAL"], np.zeros(len(owner), np.int64)),
        structural_level=words(_LEADING_LEVELS, level[owner]),
        title=words(["Pelatihan kepemimpinan jabatan"], np.zeros(len(owner), np.int64)),
        ended_on=dates(_within(rng, who, owner)),
        lesson_hours=decimals(np.full(len(owner), 900 * MICRO)),
    )


def _within(rng: np.random.Generator, who: People, owner: Ints) -> Days:
    """Return a day within the last service years of each."""
    served = (who.today - who.life.appointed[owner]).astype(np.int64)
    days: Days = who.today - (served * rng.uniform(0.05, 0.3, len(owner))).astype("timedelta64[D]")
    return days


def _degrees(who: People) -> pa.Table:
    found = claimed_degrees(who)
    return _claims(
        who,
        who.dice.about("claims", "degrees"),
        found.owner,
        "education_history",
        education_level=words(EDUCATION_LEVELS, found.level),
        ended_on=dates(found.graduated),
    )


def _ratings(who: People, ratings: pa.Table) -> pa.Table:
    """Return ratings of last year for some of those who served and have none on record."""
    rng, year = who.dice.about("claims", "ratings"), who.day.year - 1
    rated = ratings.filter(pc.equal(ratings["year"], year))["employee_id"].combine_chunks()
    has: Flags = pc.is_in(who.ids, rated).to_numpy(zero_copy_only=False)
    served = who.life.appointed < np.datetime64(f"{year}-01-01", "D")
    owner = np.flatnonzero(~has & served & (rng.random(len(who)) < RATING_SHARE))
    return _claims(
        who,
        rng,
        owner,
        "performance_ratings",
        year=pa.array(np.full(len(owner), year)),
        rating=words(["BAIK"], np.zeros(len(owner), np.int64)),
    )


def _claims(
    who: People, rng: np.random.Generator, owner: Ints, evidence: str, **columns: pa.Array
) -> pa.Table:
    waiting = rng.integers(1, 120, len(owner)).astype("timedelta64[D]")
    return as_table(
        "claims",
        claim_id=hex_ids(rng, len(owner)),
        employee_id=words(who.ids, owner),
        evidence=words([evidence], np.zeros(len(owner), np.int64)),
        submitted_on=dates(who.today - waiting),
        **columns,
    )
