"""What the invented government demands of its posts, and the competencies it demands them in."""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import Dice, as_table, words
from takar.synthetic.organisation.seats import TIER
from takar.tables.people import POSITION_TIERS

COMPETENCIES = (
    "INTEGRITAS",
    "KERJASAMA",
    "KOMUNIKASI",
    "ORIENTASI_PADA_HASIL",
    "PELAYANAN_PUBLIK",
    "PENGEMBANGAN_DIRI_DAN_ORANG_LAIN",
    "MENGELOLA_PERUBAHAN",
    "PENGAMBILAN_KEPUTUSAN",
    "PEREKAT_BANGSA",
)
POTENTIAL_ASPECTS = (
    "KEMAMPUAN_INTELEKTUAL",
    "INTERPERSONAL",
    "KESADARAN_DIRI",
    "BERPIKIR_KRITIS_STRATEGIS",
    "MENYELESAIKAN_PERMASALAHAN",
    "KECERDASAN_EMOSIONAL",
    "BELAJAR_CEPAT",
    "MOTIVASI_KOMITMEN",
)
# The invented government's own decree: it groups ahli madya with administrators and ahli muda
# with pengawas, as regencies do after the delayering.
REQUIRED = {
    "JPT_UTAMA": 5,
    "JPT_MADYA": 5,
    "JPT_PRATAMA": 4,
    "ADMINISTRATOR": 3,
    "PENGAWAS": 2,
    "PELAKSANA": 1,
    "AHLI_UTAMA": 5,
    "AHLI_MADYA": 3,
    "AHLI_MUDA": 2,
    "AHLI_PERTAMA": 2,
    "PENYELIA": 2,
    "MAHIR": 1,
    "TERAMPIL": 1,
    "PEMULA": 1,
}
REQUIRED_BY_TIER = np.array([REQUIRED[tier] for tier in POSITION_TIERS])
OWN_STANDARD_SHARE = 0.12
_SHARPENED = 2  # competencies in which a post with its own standard demands one level more


def competency_standards(dice: Dice, posts: pa.Table) -> pa.Table:
    """Return the standard of every tier, and of the strategic posts that have their own."""
    return pa.concat_tables([_by_tier(), _by_position(dice, posts)])


def _by_tier() -> pa.Table:
    count = len(POSITION_TIERS) * len(COMPETENCIES)
    tier = np.repeat(np.arange(len(POSITION_TIERS)), len(COMPETENCIES))
    return as_table(
        "competency_standards",
        position_id=pa.nulls(count, pa.string()),
        position_tier=words(POSITION_TIERS, tier),
        competency=words(COMPETENCIES, np.tile(np.arange(len(COMPETENCIES)), len(POSITION_TIERS))),
        required_level=pa.array(REQUIRED_BY_TIER[tier]),
    )


def _by_position(dice: Dice, posts: pa.Table) -> pa.Table:
    """Return all nine rows of a post's own standard, two of them one level above its tier's."""
    rng = dice.about("standards")
    strategic = np.asarray(posts["is_strategic"].to_pylist(), dtype=bool)
    own = np.flatnonzero(strategic & (rng.random(posts.num_rows) < OWN_STANDARD_SHARE))
    tiers = np.array(
        [TIER[tier] for tier in posts["position_tier"].take(own).to_pylist()], dtype=np.int64
    )
    required = np.repeat(REQUIRED_BY_TIER[tiers][:, None], len(COMPETENCIES), axis=1)
    order = np.argsort(rng.random(required.shape), axis=1)
    required = np.minimum(required + (order < _SHARPENED), 5).reshape(-1)
    return as_table(
        "competency_standards",
        position_id=posts["position_id"].take(np.repeat(own, len(COMPETENCIES))).combine_chunks(),
        position_tier=pa.nulls(len(required), pa.string()),
        competency=words(COMPETENCIES, np.tile(np.arange(len(COMPETENCIES)), len(own))),
        required_level=pa.array(required),
    )
