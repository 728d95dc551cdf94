"""What people studied: the level by the post they hold, the field by their job."""

import numpy as np

from takar.synthetic.dice import Ints, pick_by
from takar.synthetic.organisation.jobs import JOBS, STAFF
from takar.synthetic.organisation.seats import PPPK, TIER, Seats
from takar.tables.people import EDUCATION_LEVELS

LEVEL = {name: number for number, name in enumerate(EDUCATION_LEVELS)}
HEAD_FIELDS = (
    *("Administrasi Negara", "Ilmu Pemerintahan", "Manajemen", "Ilmu Hukum", "Akuntansi"),
    *("Teknik Sipil", "Agribisnis", "Sosiologi", "Kesehatan Masyarakat", "Ekonomi Pembangunan"),
)
SCHOOL_FIELDS = (
    *("IPA", "IPS", "Administrasi Perkantoran", "Akuntansi dan Keuangan Lembaga"),
    *("Teknik Mesin", "Bahasa"),
)
_PROFILES: dict[str, dict[str, float]] = {
    "JPT_PRATAMA": {"S1": 7, "S2": 85, "S3": 8},
    "ADMINISTRATOR": {"S1": 43, "D4": 2, "S2": 53, "S3": 2},
    "PENGAWAS": {"SLTA": 3, "D3": 3, "D4": 2, "S1": 68, "S2": 24},
    "GURU": {"D2": 1, "D3": 3, "S1": 85, "PROFESI": 3, "S2": 8},
    "DOKTER": {"PROFESI": 74, "SPESIALIS": 25, "SUBSPESIALIS": 1},
    "APOTEKER": {"PROFESI": 92, "S2": 8},
    "NAKES_AHLI": {"D4": 8, "S1": 46, "PROFESI": 41, "S2": 5},
    "NAKES_TERAMPIL": {"SLTA": 11, "D1": 2, "D3": 87},
    "TEKNIS_AHLI": {"D4": 5, "S1": 71, "S2": 23.5, "S3": 0.5},
    "TEKNIS_TERAMPIL": {"SLTA": 30, "D1": 1, "D2": 1, "D3": 68},
    "STAF": {"SD": 1, "SLTP": 1.6, "SLTA": 46, "D1": 0.4, "D3": 14, "D4": 1, "S1": 33, "S2": 3},
}
PROFILES = tuple(_PROFILES)
WEIGHTS = np.array(
    [[row.get(level, 0) for level in EDUCATION_LEVELS] for row in _PROFILES.values()]
)
SKILLED_TIERS = [TIER[name] for name in ("PENYELIA", "MAHIR", "TERAMPIL", "PEMULA")]


def levels(rng: np.random.Generator, held: Seats) -> Ints:
    """Return the education level of each holder of a seat, as an index."""
    return pick_by(rng, WEIGHTS, _profile(held))


def _profile(held: Seats) -> Ints:
    """Name the row of weights that each seat draws from."""
    skilled = np.isin(held.tier, SKILLED_TIERS)
    own = np.array([PROFILES.index(job.schooling) if job.schooling else -1 for job in JOBS])
    row = PROFILES.index
    plain = np.select(
        [
            held.tier == TIER["JPT_PRATAMA"],
            held.tier == TIER["ADMINISTRATOR"],
            held.tier == TIER["PENGAWAS"],
            held.family == STAFF,
            held.family == 2,
        ],
        [
            row("JPT_PRATAMA"),
            row("ADMINISTRATOR"),
            row("PENGAWAS"),
            row("STAF"),
            np.where(skilled, row("NAKES_TERAMPIL"), row("NAKES_AHLI")),
        ],
        np.where(skilled, row("TEKNIS_TERAMPIL"), row("TEKNIS_AHLI")),
    )
    special = np.where(held.job < 0, -1, own[held.job])
    return np.where(special >= 0, special, plain).astype(np.int64)


FIELDS = tuple(
    sorted({*HEAD_FIELDS, *SCHOOL_FIELDS, *(field for job in JOBS for field in job.fields)})
)


def fields_of_study(rng: np.random.Generator, held: Seats, level: Ints) -> Ints:
    """Return the field each person studied, as an index into ``FIELDS``; below SLTA none (-1)."""
    choices = [job.fields for job in JOBS] + [HEAD_FIELDS, SCHOOL_FIELDS]
    widest = max(len(choice) for choice in choices)
    grid = np.array(
        [[FIELDS.index(choice[n % len(choice)]) for n in range(widest)] for choice in choices]
    )
    row = np.where(held.job < 0, len(JOBS), held.job)
    row = np.where((level == LEVEL["SLTA"]) & (held.family != 2), len(JOBS) + 1, row)
    field = grid[row, rng.integers(0, widest, len(row))]
    return np.where(level < LEVEL["SLTA"], -1, field).astype(np.int64)


def fits(rng: np.random.Generator, held: Seats) -> Ints:
    """Return how well the field fits the post, as an index; -1 where nobody judged it."""
    loose = np.where(held.family == STAFF, 1, 0)
    weights = np.array([[80.0, 15, 3, 2], [55, 28, 13, 4]])
    drawn = pick_by(rng, weights, loose)
    strict = held.employment == PPPK  # contract staff are hired for the field they studied
    drawn = np.where(strict & (drawn == 2), 0, drawn)
    return np.where(drawn == 3, -1, drawn).astype(np.int64)
