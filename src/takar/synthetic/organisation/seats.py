"""Every seat of the government: one per head of a unit, the rest shared out over the jobs."""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import Dice, Flags, Ints, Reals, as_table, hex_ids, pick, pick_by, words
from takar.synthetic.organisation import tree as kinds
from takar.synthetic.organisation.jobs import (
    CARERS,
    EXPERTS,
    HEADS,
    JOBS,
    STAFF,
    TEACHERS,
    TIER_WORDS,
)
from takar.synthetic.organisation.tree import Unit
from takar.tables.people import EMPLOYMENTS, POSITION_TIERS

PNS, CPNS, PPPK, PART_TIME = range(len(EMPLOYMENTS))
TIER = {name: number for number, name in enumerate(POSITION_TIERS)}
TIER_OF_ECHELON = {"II": "JPT_PRATAMA", "III": "ADMINISTRATOR", "IV": "PENGAWAS"}
ECHELONS = ("II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")
FAMILY_SHARES = {TEACHERS: 0.42, CARERS: 0.15, EXPERTS: 0.085, STAFF: 0.285}
VACANT_SHARE = 0.03
HEADS_AT_MOST = 0.3
HEALTH, ANYWHERE = "kesehatan:", "staf:"  # homes that are several kinds of units
STRATEGIC_AFFAIRS = frozenset({"perencanaan", "keuangan", "kepegawaian", "pengawasan"})
# PNS, CPNS, PPPK, PPPK paruh waktu, in the order of the families.
EMPLOYMENT_WEIGHTS = np.array(
    [[1, 0, 0, 0], [49, 2, 45, 4], [60, 2, 37, 1], [83, 2, 15, 0], [61, 1, 23, 15]],
    dtype=np.float64,
)
_LADDERS: dict[str, dict[str, float]] = {
    "teacher": {"AHLI_PERTAMA": 14, "AHLI_MUDA": 34, "AHLI_MADYA": 52},
    "expert": {"AHLI_PERTAMA": 27, "AHLI_MUDA": 54, "AHLI_MADYA": 18.5, "AHLI_UTAMA": 0.5},
    "skilled": {"PEMULA": 2, "TERAMPIL": 33, "MAHIR": 41, "PENYELIA": 24},
    "new_expert": {"AHLI_PERTAMA": 95, "AHLI_MUDA": 5},
    "new_skilled": {"PEMULA": 3, "TERAMPIL": 94, "MAHIR": 3},
    "staff": {"PELAKSANA": 1},
}
LADDERS = tuple(_LADDERS)
TIER_WEIGHTS = np.array(
    [[steps.get(tier, 0) for tier in POSITION_TIERS] for steps in _LADDERS.values()]
)
_FAMILY = np.array([job.family for job in JOBS])
_SKILLED_SHARE = np.array([(0.56 if job.expert else 1.0) if job.skilled else 0.0 for job in JOBS])


@dataclass(frozen=True)
class Seats:
    """Seats as columns of numbers: indices into units, titles, tiers, jobs and employments."""

    unit: Ints
    title: Ints
    tier: Ints
    job: Ints
    employment: Ints
    echelon: Ints
    filled: Flags

    def where(self, chosen: Flags | Ints) -> "Seats":
        """Return the chosen seats."""
        return Seats(**{part.name: getattr(self, part.name)[chosen] for part in fields(self)})

    @property
    def family(self) -> Ints:
        """The family of each seat's job; heads of units are a family of their own."""
        return np.where(self.job < 0, HEADS, _FAMILY[self.job]).astype(np.int64)

    @property
    def kind(self) -> Ints:
        """Index into the kinds of position: structural, functional, executive staff."""
        return np.select([self.job < 0, self.family == STAFF], [0, 2], 1).astype(np.int64)


def seats(dice: Dice, units: list[Unit], people: int) -> Seats:
    """Return the seats of the government, ``people`` of them filled and a few vacant."""
    heads = _heads(dice, units, people)
    wanted = people - int(heads.filled.sum())
    others = _others(dice, units, wanted, first_title=len(heads.title))
    return Seats(
        **{
            part.name: np.concatenate([getattr(heads, part.name), getattr(others, part.name)])
            for part in fields(Seats)
        }
    )


def titles(units: list[Unit]) -> pa.Array:
    """Return the vocabulary of position titles: heads first, then every job in every tier."""
    heads = [unit.head for unit in units if unit.echelon]
    return pa.array([*heads, *(_job_title(job, tier) for job in range(len(JOBS)) for tier in TIER)])


def job_title_index(job: Ints, tier: Ints, heads: int) -> Ints:
    """Return where in the vocabulary the title of a job in a tier stands."""
    return heads + job * len(TIER) + tier


def _job_title(job: int, tier: str) -> str:
    name = JOBS[job].name
    return name if JOBS[job].family == STAFF else f"{name} {TIER_WORDS.get(tier, tier)}"


def _heads(dice: Dice, units: list[Unit], people: int) -> Seats:
    headed = np.array([number for number, unit in enumerate(units) if unit.echelon])
    echelons = [str(units[number].echelon) for number in headed]
    rank = np.array([ECHELONS.index(echelon) for echelon in echelons])
    tiers = np.array([TIER[TIER_OF_ECHELON[echelon.split(".")[0]]] for echelon in echelons])
    filled = dice.about("heads").random(len(headed)) > VACANT_SHARE + 0.01
    queue = np.argsort(rank + ~filled * 10, kind="stable")
    filled[queue[int(people * HEADS_AT_MOST) :]] = False
    count = len(headed)
    return Seats(
        unit=headed,
        title=np.arange(count),
        tier=tiers,
        job=np.full(count, -1),
        employment=np.full(count, PNS),
        echelon=rank,
        filled=filled,
    )


def _others(dice: Dice, units: list[Unit], wanted: int, *, first_title: int) -> Seats:
    rng = dice.about("seats")
    count = wanted + int(wanted * VACANT_SHARE)
    share = list(FAMILY_SHARES.values())
    family = np.array(list(FAMILY_SHARES))[pick(rng, share, count)]
    weights = np.array(
        [[job.weight if job.family == row else 0.0 for job in JOBS] for row in range(STAFF + 1)]
    )
    weights[HEADS, 0] = 1  # nobody draws from this row; it only must not be empty
    job = pick_by(rng, weights, family)
    filled = np.zeros(count, dtype=bool)
    filled[rng.permutation(count)[:wanted]] = True
    employment = np.where(filled, pick_by(rng, EMPLOYMENT_WEIGHTS, family), PNS)
    tier = pick_by(rng, TIER_WEIGHTS, _ladder(rng, job, employment))
    return Seats(
        unit=_places_of_work(rng, units, job),
        title=job_title_index(job, tier, first_title),
        tier=tier,
        job=job,
        employment=employment,
        echelon=np.full(count, -1),
        filled=filled,
    )


def _ladder(rng: np.random.Generator, job: Ints, employment: Ints) -> Ints:
    family, settled = _FAMILY[job], employment == PNS
    skilled = rng.random(len(job)) < _SKILLED_SHARE[job]
    choice = np.select(
        [family == STAFF, skilled & settled, skilled, ~settled, family == TEACHERS],
        [
            LADDERS.index(name)
            for name in ("staff", "skilled", "new_skilled", "new_expert", "teacher")
        ],
        LADDERS.index("expert"),
    )
    return choice.astype(np.int64)


def _places_of_work(rng: np.random.Generator, units: list[Unit], job: Ints) -> Ints:
    unit = np.zeros(len(job), dtype=np.int64)
    all_homes = [_home(number) for number in range(len(JOBS))]
    homes = np.array(all_homes)[job]
    for home in sorted(set(all_homes)):
        here = np.flatnonzero(homes == home)
        unit[here] = pick(rng, _weights(rng, units, home), len(here))
    return unit


def _home(job: int) -> str:
    one = JOBS[job]
    return {TEACHERS: one.home, CARERS: HEALTH, STAFF: one.home or ANYWHERE}.get(
        one.family, one.home
    )


_SPREAD: dict[str, dict[int, float]] = {
    "SD": {kinds.PRIMARY: 1},
    "SMP": {kinds.JUNIOR: 1},
    HEALTH: {kinds.CLINIC: 0.63, kinds.HOSPITAL: 0.34, kinds.OFFICE: 0.03},
    ANYWHERE: {
        kinds.OFFICE: 0.46,
        kinds.DISTRICT: 0.15,
        kinds.WARD: 0.08,
        kinds.CLINIC: 0.1,
        kinds.HOSPITAL: 0.07,
        kinds.PRIMARY: 0.08,
        kinds.JUNIOR: 0.06,
    },
}


def _weights(rng: np.random.Generator, units: list[Unit], home: str) -> Reals:
    kind = np.array([unit.kind for unit in units])
    size = rng.lognormal(0, 0.35, len(units))
    if home not in _SPREAD:
        return size * _offices_of(units, home)
    if home == HEALTH:
        size = size * np.array([unit.affair == "kesehatan" for unit in units])
    weights = np.zeros(len(units))
    for sort, share in _SPREAD[home].items():
        fits = size * (kind == sort)
        weights += share * fits / max(fits.sum(), 1e-9)
    return weights


def _offices_of(units: list[Unit], affair: str) -> Reals:
    own = np.array([unit.kind == kinds.OFFICE and unit.affair == affair for unit in units])
    anywhere = np.array([unit.kind == kinds.OFFICE for unit in units])
    return (own if affair and own.any() else anywhere).astype(np.float64)


def positions(dice: Dice, units: list[Unit], held: Seats, unit_ids: pa.Array) -> pa.Table:
    """Return the seats as a table of evidence, one row per seat."""
    count = len(held.unit)
    tier_names = np.array(POSITION_TIERS)[held.tier]
    weighty = np.array([unit.affair in STRATEGIC_AFFAIRS for unit in units])[held.unit]
    top = np.isin(tier_names, ["JPT_PRATAMA", "ADMINISTRATOR"])
    strategic = top & (weighty | (held.echelon <= ECHELONS.index("III.a")))
    return as_table(
        "positions",
        position_id=hex_ids(dice.about("positions"), count),
        agency=pa.array([dice.agency]).take(pa.array(np.zeros(count, np.int64))),
        work_unit_id=words(unit_ids, held.unit),
        title=words(titles(units), held.title),
        position_tier=words(POSITION_TIERS, held.tier),
        is_strategic=pa.array(strategic),
    )
