"""When people were born, appointed, seated and raised, and the number that says so.

Law: Perka BKN 22/2007 (NIP: birth date, month of appointment, sex, sequence).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from takar.synthetic.dice import (
    Days,
    Ints,
    day_of,
    month_of,
    monthday_of,
    pick,
    rank_within,
    year_of,
)
from takar.synthetic.organisation.jobs import STAFF, TEACHERS
from takar.synthetic.organisation.seats import CPNS, PART_TIME, PNS, PPPK, TIER, Seats
from takar.synthetic.people.schooling import LEVEL
from takar.tables.people import POSITION_TIERS

# How many were taken in per year: clusters, and the years in which nobody was.
_INTAKE = {
    **dict.fromkeys(range(1989, 1994), 2.2),
    **dict.fromkeys(range(1994, 2000), 4.2),
    **dict.fromkeys(range(2000, 2005), 2.6),
    **dict.fromkeys(range(2005, 2011), 9.5),
    2011: 0,
    2012: 0,
    2013: 0,
    2014: 7,
    2015: 0,
    2016: 0,
    2017: 0,
    2018: 1,
    2019: 8,
    2020: 6,
    2021: 3,
    2022: 5,
    2023: 0,
    2024: 4,
}
_CONTRACT_INTAKE = {2019: 4, 2021: 4, 2022: 30, 2023: 32, 2024: 24, 2025: 6}
GAP_YEARS = tuple(year for year, weight in _INTAKE.items() if weight == 0)
_INTAKE_MONTHS = (1, 2, 3, 4, 12)
_RETIRES = {"JPT_PRATAMA": 60, "AHLI_MADYA": 60, "AHLI_UTAMA": 65}
# The least and most years of service with which a tier is held.
_SERVICE = {
    "JPT_PRATAMA": (17, 34),
    "ADMINISTRATOR": (12, 34),
    "PENGAWAS": (8, 33),
    "AHLI_UTAMA": (22, 36),
    "AHLI_MADYA": (14, 36),
    "AHLI_MUDA": (8, 33),
    "PENYELIA": (12, 34),
    "MAHIR": (6, 30),
}
_RETIREMENT = np.array([_RETIRES.get(tier, 58) for tier in POSITION_TIERS])
_LEAST = np.array([_SERVICE.get(tier, (1, 34))[0] for tier in POSITION_TIERS])
_MOST = np.array([_SERVICE.get(tier, (1, 34))[1] for tier in POSITION_TIERS])
_WOMEN = np.array([0.36, 0.62, 0.75, 0.45, 0.45])


@dataclass(frozen=True)
class WorkingLife:
    """The days of a working life, and the sex that the employee number repeats."""

    woman: Ints
    born: Days
    appointed: Days
    positioned: Days


def retirement_age(held: Seats) -> Ints:
    """Return the age at which each holder retires; teachers at 60 whatever their tier."""
    plain = _RETIREMENT[held.tier]
    return np.where((held.family == TEACHERS) & (plain < 60), 60, plain).astype(np.int64)


def working_life(rng: np.random.Generator, held: Seats, level: Ints, day: date) -> WorkingLife:
    """Return the days of each person's working life up to ``day``."""
    today = np.datetime64(day, "D")
    count = len(held.unit)
    appointed = _appointed(rng, held, day)
    tenure = (today - appointed).astype(np.int64) // 365
    oldest = retirement_age(held) - 1 - rng.integers(0, 3, count)
    age_then = np.minimum(_age_when_appointed(rng, held, level), oldest - tenure - 1)
    born = appointed - (age_then * 365.25 + rng.integers(0, 365, count)).astype("timedelta64[D]")
    return WorkingLife(_women(rng, held), born, appointed, _positioned(rng, held, appointed, today))


def _women(rng: np.random.Generator, held: Seats) -> Ints:
    share = np.select(
        [held.tier == TIER["JPT_PRATAMA"], held.tier == TIER["ADMINISTRATOR"]],
        [0.18, 0.33],
        _WOMEN[held.family],
    )
    return (rng.random(len(share)) < share).astype(np.int64)


def _appointed(rng: np.random.Generator, held: Seats, day: date) -> Days:
    settled = _year_of_intake(
        rng, _INTAKE, day.year - _MOST[held.tier], day.year - _LEAST[held.tier]
    )
    count = len(held.unit)
    first = np.full(count, 2019)
    hired = _year_of_intake(rng, _CONTRACT_INTAKE, first, np.full(count, day.year))
    hired = np.where(held.employment == PART_TIME, np.maximum(hired, day.year - 1), hired)
    year = np.where(np.isin(held.employment, [PPPK, PART_TIME]), hired, settled)
    month = np.array(_INTAKE_MONTHS)[pick(rng, [3, 1.5, 3, 2, 1.5], count)]
    appointed = day_of(year, month)
    this_month = np.datetime64(day, "M")
    fresh = (this_month - rng.integers(1, 10, count)).astype("datetime64[D]")
    late = appointed > np.datetime64(day, "D") - 31
    return np.where((held.employment == CPNS) | late, fresh, appointed)


def _year_of_intake(
    rng: np.random.Generator, intake: Mapping[int, float], first: Ints, last: Ints
) -> Ints:
    years = np.arange(min(intake), max(intake) + 1)
    ladder = np.cumsum([intake.get(int(year), 0) for year in years])
    below = np.r_[0.0, ladder]
    low = below[np.clip(first - years[0], 0, len(years) - 1)]
    high = ladder[np.clip(last - years[0], 0, len(years) - 1)]
    thrown = low + rng.random(len(first)) * np.maximum(high - low, 1e-9)
    place = np.searchsorted(ladder, thrown, side="right")
    year: Ints = years[np.minimum(place, len(years) - 1)]
    return year


def _age_when_appointed(rng: np.random.Generator, held: Seats, level: Ints) -> Ints:
    least = np.select([level < LEVEL["D3"], level < LEVEL["D4"]], [19, 21], 23)
    least = np.where(level >= LEVEL["S2"], 25, least)
    spread = rng.triangular(0, 2, 11, len(least)).astype(np.int64)
    contract = np.isin(held.employment, [PPPK, PART_TIME])
    spread = np.where(contract, rng.triangular(0, 10, 30, len(least)), spread)
    waited = (held.family == STAFF) & (held.employment == PNS) & (rng.random(len(least)) < 0.2)
    return (least + spread + np.where(waited, 8, 0)).astype(np.int64)


def _positioned(
    rng: np.random.Generator, held: Seats, appointed: Days, today: np.datetime64
) -> Days:
    months = np.where(held.job < 0, 30, 48)
    since = (rng.exponential(months) + 1).astype(np.int64)
    start = (today.astype("datetime64[M]") - since).astype("datetime64[D]")
    start = start + rng.integers(0, 20, len(since)).astype("timedelta64[D]")
    seated: Days = np.maximum(start, appointed)
    return seated


def numbers(life: WorkingLife, held: Seats) -> Ints:
    """Return each employee number (NIP) as a whole number of 18 digits."""
    birth = year_of(life.born) * 10_000 + month_of(life.born) * 100 + monthday_of(life.born)
    contract = np.select([held.employment == PPPK, held.employment == PART_TIME], [21, 24], 0)
    middle = np.where(contract > 0, contract, month_of(life.appointed))
    prefix = (birth * 10_000 + year_of(life.appointed)) * 1000 + middle * 10 + life.woman + 1
    number: Ints = prefix * 1000 + rank_within(prefix) + 1
    return number
