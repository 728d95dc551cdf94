"""Ranks that fit schooling, service and post.

A career starts where the diploma puts it, climbs one step each four years, and stops at the
ceiling of the diploma or of the post.
"""

import numpy as np

from takar.synthetic.dice import Days, Ints, day_of, year_of
from takar.synthetic.organisation.seats import PART_TIME, PPPK, TIER, Seats
from takar.tables.people import EDUCATION_LEVELS, POSITION_TIERS

GRADES = tuple(
    f"{roman}/{letter}"
    for roman, letters in {"I": "abcd", "II": "abcd", "III": "abcd", "IV": "abcde"}.items()
    for letter in letters
)
CONTRACT_GRADES = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"),
    *("XIV", "XV", "XVI", "XVII"),
)
_STEP = {name: number for number, name in enumerate(GRADES)}
_STARTS = {
    "SD": "I/a",
    "SLTP": "I/c",
    "SLTA": "II/a",
    "D1": "II/a",
    "D2": "II/b",
    "D3": "II/c",
    "D4": "III/a",
    "S1": "III/a",
    "PROFESI": "III/b",
    "S2": "III/b",
    "SPESIALIS": "III/b",
    "SUBSPESIALIS": "III/c",
    "S3": "III/c",
}
_CEILINGS = {
    "SD": "II/a",
    "SLTP": "II/c",
    "SLTA": "III/b",
    "D1": "III/b",
    "D2": "III/b",
    "D3": "III/c",
    "D4": "III/d",
    "S1": "III/d",
    "PROFESI": "III/d",
    "S2": "IV/a",
    "SPESIALIS": "IV/a",
    "SUBSPESIALIS": "IV/a",
    "S3": "IV/a",
}
_CONTRACT = {
    "SD": "I",
    "SLTP": "IV",
    "SLTA": "V",
    "D1": "V",
    "D2": "VI",
    "D3": "VII",
    "D4": "IX",
    "S1": "IX",
    "PROFESI": "IX",
    "S2": "X",
    "SPESIALIS": "X",
    "SUBSPESIALIS": "X",
    "S3": "XI",
}
_BOUNDS = {
    "JPT_UTAMA": ("IV/d", "IV/e"),
    "JPT_MADYA": ("IV/c", "IV/e"),
    "JPT_PRATAMA": ("IV/b", "IV/c"),
    "ADMINISTRATOR": ("III/d", "IV/b"),
    "PENGAWAS": ("III/b", "III/d"),
    "PELAKSANA": ("I/a", "III/d"),
    "AHLI_UTAMA": ("IV/d", "IV/e"),
    "AHLI_MADYA": ("IV/a", "IV/c"),
    "AHLI_MUDA": ("III/c", "III/d"),
    "AHLI_PERTAMA": ("III/a", "III/b"),
    "PENYELIA": ("III/c", "III/d"),
    "MAHIR": ("III/a", "III/b"),
    "TERAMPIL": ("II/b", "II/d"),
    "PEMULA": ("II/a", "II/a"),
}
_START = np.array([_STEP[_STARTS[level]] for level in EDUCATION_LEVELS])
_CEILING = np.array([_STEP[_CEILINGS[level]] for level in EDUCATION_LEVELS])
_PPPK = np.array([CONTRACT_GRADES.index(_CONTRACT[level]) for level in EDUCATION_LEVELS])
_LOWEST = np.array([_STEP[_BOUNDS[tier][0]] for tier in POSITION_TIERS])
_HIGHEST = np.array([_STEP[_BOUNDS[tier][1]] for tier in POSITION_TIERS])
_YEARS_A_STEP = 4
_ECHELON_FLOOR = np.array(
    [_STEP[grade] for grade in ("IV/c", "IV/b", "IV/a", "III/d", "III/c", "III/b")]
)


def steps(held: Seats, level: Ints, tenure: Ints) -> Ints:
    """Return each person's rank as an index: 0 is I/a of the PNS or I of the PPPK."""
    staff = held.tier == TIER["PELAKSANA"]
    climbed = _START[level] + tenure // _YEARS_A_STEP
    ceiling = np.where(staff, np.minimum(_CEILING[level], _HIGHEST[held.tier]), _HIGHEST[held.tier])
    floor = np.where(held.echelon >= 0, _ECHELON_FLOOR[held.echelon], _LOWEST[held.tier])
    floor = np.where(staff, _START[level], floor)
    career = np.clip(climbed, floor, np.maximum(ceiling, floor))
    contract = np.isin(held.employment, [PPPK, PART_TIME])
    return np.where(contract, _PPPK[level], career).astype(np.int64)


def first_steps(held: Seats, level: Ints) -> Ints:
    """Return the rank with which each career began."""
    contract = np.isin(held.employment, [PPPK, PART_TIME])
    return np.where(contract, _PPPK[level], _START[level]).astype(np.int64)


def raised_on(rng: np.random.Generator, appointed: Days, held: Seats, today: np.datetime64) -> Days:
    """Return the first of April or October on which the present rank was given."""
    years = rng.integers(0, 5, len(appointed))
    month = np.where(rng.random(len(appointed)) < 0.6, 4, 10)
    raised = day_of(year_of(np.full(len(appointed), today)) - years, month)
    raised = np.where(raised > today, raised - 366, raised)
    contract = np.isin(held.employment, [PPPK, PART_TIME])
    return np.where(contract, appointed, np.maximum(raised, appointed))


def table_of_grades() -> tuple[str, ...]:
    """Return the words for both careers, one list: ranks first, contract grades after them."""
    return (*GRADES, *CONTRACT_GRADES)


def grade_index(step: Ints, held: Seats) -> Ints:
    """Return where in :func:`table_of_grades` each person's rank stands."""
    contract = np.isin(held.employment, [PPPK, PART_TIME])
    return np.where(contract, step + len(GRADES), step)
