"""Posts held before, the present one included, and posts minded for somebody else."""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import NO_DAY, Days, Flags, Ints, as_table, dates, words
from takar.synthetic.organisation.jobs import HEADS, JOBS, STAFF
from takar.synthetic.organisation.seats import TIER, Seats
from takar.synthetic.people.roll import People
from takar.synthetic.records.rows import repeated
from takar.tables.people import POSITION_TIERS
from takar.tables.records import APPOINTMENTS, RELATIVE_LEVELS

ELSEWHERE_SHARE = 0.06
MINDING_SHARE = 0.2
_MOST_EARLIER = 5
_STEPS_DOWN = {
    "JPT_PRATAMA": "ADMINISTRATOR",
    "ADMINISTRATOR": "PENGAWAS",
    "PENGAWAS": "PELAKSANA",
    "AHLI_UTAMA": "AHLI_MADYA",
    "AHLI_MADYA": "AHLI_MUDA",
    "AHLI_MUDA": "AHLI_PERTAMA",
    "PENYELIA": "MAHIR",
    "MAHIR": "TERAMPIL",
    "TERAMPIL": "PEMULA",
}
_BELOW = np.array([TIER[_STEPS_DOWN.get(tier, tier)] for tier in POSITION_TIERS])
_ABOVE = {
    "ADMINISTRATOR": "JPT_PRATAMA",
    "PENGAWAS": "ADMINISTRATOR",
    "PELAKSANA": "PENGAWAS",
    "AHLI_MADYA": "ADMINISTRATOR",
    "AHLI_MUDA": "PENGAWAS",
}
_IS_STAFF = np.array([job.family == STAFF for job in JOBS])
_HIGHER = np.array([TIER[_ABOVE.get(tier, tier)] for tier in POSITION_TIERS])


def position_history(who: People, posts: pa.Table, every: Seats) -> pa.Table:
    """Return every post of every person.

    Args:
        who: the people.
        posts: all positions of the government, vacant ones too.
        every: the seats behind ``posts``, in the same order.
    """
    return pa.concat_tables(
        [_present(who, posts, every), _earlier(who, posts, every), _minded(who, posts, every)]
    )


def _present(who: People, posts: pa.Table, every: Seats) -> pa.Table:
    seat = np.flatnonzero(every.filled)
    return _rows(who, posts, np.arange(len(who)), seat, started=who.life.positioned)


def _earlier(who: People, posts: pa.Table, every: Seats) -> pa.Table:
    rng = who.dice.about("earlier-posts")
    served = (who.life.positioned - who.life.appointed).astype(np.int64)
    wanted = np.where(who.seat.family == HEADS, served / 1300, served / 3200)
    counts = np.where(served < 400, 0, np.minimum(rng.poisson(wanted) + 1, _MOST_EARLIER))
    owner = repeated(counts)
    turn = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    started, ended = _slices(rng, who, owner, turn, counts)
    tier = who.seat.tier[owner]
    for step in range(2):
        low = (turn < counts[owner] - 1 - step) | (rng.random(len(owner)) < 0.5) & (step == 0)
        tier = np.where(low, _BELOW[tier], tier)
    return _rows(
        who,
        posts,
        owner,
        _similar(rng, every, who.seat.job[owner], tier),
        started=started,
        ended=ended,
    )


def _slices(
    rng: np.random.Generator, who: People, owner: Ints, turn: Ints, counts: Ints
) -> tuple[Days, Days]:
    """Cut the years before the present post into as many slices as there were posts."""
    start = who.life.appointed[owner]
    served = (who.life.positioned[owner] - start).astype(np.int64)
    wobble = rng.uniform(-0.3, 0.3, len(owner))
    place = np.where(turn == 0, 0.0, (turn + wobble) / counts[owner])
    begun = start + (served * place).astype("timedelta64[D]")
    last = turn == counts[owner] - 1
    follower = np.where(last, who.life.positioned[owner], np.roll(begun, -1))
    return begun, follower - 1


def _similar(rng: np.random.Generator, every: Seats, job: Ints, tier: Ints) -> Ints:
    """Return a seat of the wished tier in the same job, or a staff seat where there is none."""
    key = _ladder_key(every.job, every.tier)
    order = np.argsort(key, kind="stable")
    staff = np.full(len(tier), TIER["PELAKSANA"])
    place, found = _any_of(rng, key[order], _ladder_key(job, tier))
    fallback, _ = _any_of(rng, key[order], staff)
    return order[np.where(found, place, fallback)]


def _ladder_key(job: Ints, tier: Ints) -> Ints:
    """Number the ladders: heads of units and staff share one, every functional job has its own."""
    return np.where((job < 0) | _IS_STAFF[job], 0, job + 1) * len(TIER) + tier


def _any_of(rng: np.random.Generator, ordered: Ints, wished: Ints) -> tuple[Ints, Flags]:
    """Return a random place of each wished key in the ordered keys, and whether there is one."""
    low = np.searchsorted(ordered, wished, side="left")
    width = np.searchsorted(ordered, wished, side="right") - low
    place = low + (rng.random(len(wished)) * np.maximum(width, 1)).astype(np.int64)
    return np.minimum(place, len(ordered) - 1), width > 0


def _minded(who: People, posts: pa.Table, every: Seats) -> pa.Table:
    """Return the posts that heads of units minded beside their own."""
    rng = who.dice.about("minded-posts")
    owner = np.flatnonzero((who.seat.family == HEADS) & (rng.random(len(who)) < MINDING_SHARE))
    relative = rng.choice(2, size=len(owner), p=[0.4, 0.6])
    tier = np.where(relative == 0, _HIGHER[who.seat.tier[owner]], who.seat.tier[owner])
    seat = _similar(rng, every, np.full(len(owner), -1), tier)
    started = who.today - rng.integers(40, 1800, len(owner)).astype("timedelta64[D]")
    started = np.maximum(started, who.life.appointed[owner])
    ended = np.minimum(
        started + rng.integers(30, 200, len(owner)).astype("timedelta64[D]"), who.today
    )
    appointment = 1 + rng.choice(2, size=len(owner), p=[0.7, 0.3])
    higher = tier != who.seat.tier[owner]
    relative = np.where(higher, 0, 1)
    return _rows(
        who,
        posts,
        owner,
        seat,
        started=started,
        ended=ended,
        appointment=appointment,
        relative=relative,
    )


def _rows(  # noqa: PLR0913  a row of history has that many sides
    who: People,
    posts: pa.Table,
    owner: Ints,
    seat: Ints,
    *,
    started: Days,
    ended: Days | None = None,
    appointment: Ints | None = None,
    relative: Ints | None = None,
) -> pa.Table:
    held = posts.take(pa.array(seat))
    away = who.dice.about("elsewhere").random(len(owner)) < (
        0 if ended is None else ELSEWHERE_SHARE
    )
    count = len(owner)
    away &= appointment is None
    return as_table(
        "position_history",
        employee_id=words(who.ids, owner),
        position_title=held["title"].combine_chunks(),
        position_tier=held["position_tier"].combine_chunks(),
        agency=words([who.dice.agency, "prov_nusajaya"], away.astype(np.int64)),
        work_unit_id=_unless(held["work_unit_id"].combine_chunks(), away),
        appointment=words(
            APPOINTMENTS, np.zeros(count, np.int64) if appointment is None else appointment
        ),
        relative_level=words(RELATIVE_LEVELS, np.full(count, -1) if relative is None else relative),
        started_on=dates(started),
        ended_on=dates(np.full(count, NO_DAY) if ended is None else ended),
    )


def _unless(column: pa.Array, gap: Flags) -> pa.Array:
    return column.take(pa.array(np.arange(len(column)), mask=gap))
