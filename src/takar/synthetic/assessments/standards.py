"""What the invented government demands of its posts, and the competencies it demands them in."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.dice import Dice, Ints, as_table, words
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
LOCAL_TIERS = tuple(tier for tier in POSITION_TIERS if tier not in {"JPT_UTAMA", "JPT_MADYA"})
"""The tiers a regional government has; its decree says nothing of the others."""
OWN_STANDARD_SHARE = 0.12
_SHARPENED = 2  # competencies in which a post with its own standard demands one level more


def competency_standards(dice: Dice, posts: pa.Table) -> pa.Table:
    """Return the standard of every local tier, and of the strategic posts that have their own."""
    return pa.concat_tables([_by_tier(), _by_position(dice, posts)])


def _by_tier() -> pa.Table:
    local = np.array([TIER[tier] for tier in LOCAL_TIERS])
    count = len(local) * len(COMPETENCIES)
    tier = np.repeat(local, len(COMPETENCIES))
    return as_table(
        "competency_standards",
        position_id=pa.nulls(count, pa.string()),
        position_tier=words(POSITION_TIERS, tier),
        competency=words(COMPETENCIES, np.tile(np.arange(len(COMPETENCIES)), len(local))),
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
    required = np.minimum(required + (order < _SHARPENED), 5)
    return _own(posts["position_id"].take(pa.array(own)), required)


def tailored(standards: pa.Table, posts: pa.Table, dice: Dice, tiers: Sequence[str]) -> pa.Table:
    """Return the standards with one of its own for every post of some tiers.

    Two competencies are demanded a level above the tier's, two a level below; posts of the same
    title demand the same. So one person may fit one post and not another of the same tier.
    """
    chosen = posts.filter(pc.is_in(posts["position_tier"], pa.array(tiers, pa.string())))
    kept = standards.filter(
        pc.invert(pc.is_in(standards["position_id"], chosen["position_id"].combine_chunks()))
    )
    titles, title = np.unique(np.array(chosen["title"].to_pylist(), str), return_inverse=True)
    noise = dice.about("tailored-standards").random((len(titles), len(COMPETENCIES)))
    place = np.argsort(np.argsort(noise, axis=1), axis=1)[title]
    bend = (place < _SHARPENED).astype(np.int64) - (place >= len(COMPETENCIES) - _SHARPENED)
    tier = np.array([TIER[name] for name in chosen["position_tier"].to_pylist()], dtype=np.int64)
    required = np.clip(REQUIRED_BY_TIER[tier][:, None] + bend, 1, 5)
    return pa.concat_tables([kept, _own(chosen["position_id"], required)])


def _own(ids: pa.ChunkedArray, required: Ints) -> pa.Table:
    """Return all nine rows of each post's own standard."""
    posts, count = len(ids), len(COMPETENCIES)
    return as_table(
        "competency_standards",
        position_id=ids.take(pa.array(np.repeat(np.arange(posts), count))).combine_chunks(),
        position_tier=pa.nulls(posts * count, pa.string()),
        competency=words(COMPETENCIES, np.tile(np.arange(count), posts)),
        required_level=pa.array(required.reshape(-1)),
    )
