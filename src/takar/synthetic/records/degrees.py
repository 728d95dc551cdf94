"""Degrees: all that led to the level on the roster, and those that the roster never heard of."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.dice import Days, Flags, Ints, as_table, dates, day_of, words, year_of
from takar.synthetic.people.roll import People
from takar.synthetic.people.schooling import FIELDS, LEVEL, SCHOOL_FIELDS
from takar.synthetic.records.rows import repeated
from takar.tables.people import EDUCATION_LEVELS

STALE_SHARE = 0.045  # a higher degree is on file, and the roster still says the old level
CLAIMED_SHARE = 0.02  # a higher degree nobody has seen the certificate of
_SETTLED_YEARS = 4
_SCHOOLS = 40
# What somebody with this level went through before, and what is studied next beside the job.
_BEFORE = {
    **dict.fromkeys(("D1", "D2", "D3", "D4", "S1"), ("SLTA",)),
    "PROFESI": ("SLTA", "S1"),
    "S2": ("SLTA", "S1"),
    "SPESIALIS": ("SLTA", "S1", "PROFESI"),
    "SUBSPESIALIS": ("SLTA", "S1", "PROFESI", "SPESIALIS"),
    "S3": ("SLTA", "S1", "S2"),
}
_NEXT = {"SLTA": "S1", "D3": "S1", "D4": "S2", "S1": "S2", "S2": "S3"}
_YEARS_BEFORE = {"SLTA": 5, "S1": 3, "PROFESI": 4, "SPESIALIS": 3, "S2": 3}
_STEPS = [[LEVEL[name] for name in _BEFORE.get(level, ())] for level in EDUCATION_LEVELS]
_STEP_COUNT = np.array([len(steps) for steps in _STEPS])
_STEP = np.array([[*steps, *(0,) * (4 - len(steps))] for steps in _STEPS])
_BACK = np.array([_YEARS_BEFORE.get(level, 2) for level in EDUCATION_LEVELS])
_HIGHER = np.array([LEVEL.get(_NEXT.get(level, ""), -1) for level in EDUCATION_LEVELS])


@dataclass(frozen=True)
class Degrees:
    """Degrees as columns: whose, which level, when."""

    owner: Ints
    level: Ints
    graduated: Days


def education_history(who: People, known: pa.Table) -> pa.Table:
    """Return every degree on file; ``known`` are the identities, with the year on the roster."""
    parts = [_present(who, known), _earlier(who, known), _later(who)]
    owner, level = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("owner", "level")
    )
    graduated = np.concatenate([part.graduated for part in parts])
    rng, count = who.dice.about("degrees"), len(owner)
    field = np.where(level > LEVEL["SLTA"], who.field[owner], -1)
    school_field = np.array([FIELDS.index(name) for name in SCHOOL_FIELDS])
    field = np.where(level == LEVEL["SLTA"], school_field[rng.integers(0, 6, count)], field)
    serial = pa.array(rng.integers(100_000, 999_999, count)).cast(pa.string())
    schools = [f"Lembaga Pendidikan Contoh {number}" for number in range(1, _SCHOOLS + 1)]
    return as_table(
        "education_history",
        employee_id=words(who.ids, owner),
        education_level=words(EDUCATION_LEVELS, level),
        education_field=words(FIELDS, field),
        institution=words(schools, rng.integers(0, _SCHOOLS, count)),
        graduated_on=dates(graduated),
        certificate_number=pc.binary_join_element_wise("IJZ", serial, "/"),
    )


def claimed_degrees(who: People) -> Degrees:
    """Return the higher degrees that people entered and nobody has verified."""
    return _studied_later(who, *_shares(who)[1])


def _later(who: People) -> Degrees:
    return _studied_later(who, *_shares(who)[0])


def _shares(who: People) -> tuple[tuple[str, Flags], tuple[str, Flags]]:
    """Return who studied on beside the job, on file and only claimed; nobody is both."""
    thrown = who.dice.about("studying").random(len(who))
    may = (_HIGHER[who.level] >= 0) & (who.tenure >= _SETTLED_YEARS)
    stale = may & (thrown < STALE_SHARE)
    claimed = may & (thrown >= STALE_SHARE) & (thrown < STALE_SHARE + CLAIMED_SHARE)
    return ("studied-on-file", stale), ("studied-claimed", claimed)


def _studied_later(who: People, topic: str, chosen: Flags) -> Degrees:
    owner = np.flatnonzero(chosen)
    served = (who.today - who.life.appointed[owner]).astype(np.int64)
    share = who.dice.about(topic).uniform(0.7, 0.98, len(owner))
    day = who.life.appointed[owner] + (served * share).astype("timedelta64[D]")
    return Degrees(owner, _HIGHER[who.level[owner]], day)


def _present(who: People, known: pa.Table) -> Degrees:
    day = np.minimum(_graduation(known), who.life.appointed)
    return Degrees(np.arange(len(who)), who.level, day)


def _earlier(who: People, known: pa.Table) -> Degrees:
    counts = _STEP_COUNT[who.level]
    owner = repeated(counts)
    turn = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    level = _STEP[who.level[owner], turn]
    steps_up = counts[owner] - turn
    years = _BACK[level] + 2 * (steps_up - 1)
    last = np.minimum(_graduation(known), who.life.appointed)[owner]
    year = np.maximum(year_of(last) - years, year_of(who.life.born)[owner] + 17 + turn)
    day = np.minimum(day_of(year, 6, 20), last - steps_up.astype("timedelta64[D]"))
    return Degrees(owner, level, day)


def _graduation(known: pa.Table) -> Days:
    year = known["graduated"].combine_chunks().to_numpy()
    return day_of(year, 8, 25)
