"""Training: many have a little, a few have much, and a third lack the hours of the year."""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import (
    MICRO,
    Days,
    Ints,
    as_table,
    dates,
    day_of,
    decimals,
    pick,
    words,
)
from takar.synthetic.organisation.jobs import HEADS
from takar.synthetic.organisation.seats import TIER
from takar.synthetic.people.roll import People
from takar.synthetic.records.courses import (
    certificates,
    fitting,
    functional_trainings,
    providers,
)
from takar.synthetic.records.rows import first_of_each, repeated
from takar.tables.records import TRAINING_KINDS

YEARS = 5
_KIND = {name: number for number, name in enumerate(TRAINING_KINDS)}
_COURSES = {
    "FUNGSIONAL": (
        "Pelatihan Pembentukan Jabatan Fungsional",
        "Pelatihan Penjenjangan Jabatan Fungsional",
        "Pelatihan Guru Penggerak",
        "Pelatihan Teknis Fungsional Kesehatan",
    ),
    "TEKNIS": (
        "Bimbingan Teknis Penyusunan SKP",
        "Bimbingan Teknis Pengelolaan Keuangan Daerah",
        "Pelatihan Pelayanan Publik Prima",
        "Pelatihan Pengadaan Barang dan Jasa",
        "Pelatihan Pengelolaan Arsip Dinamis",
        "Pelatihan Literasi Digital",
        "Pelatihan Implementasi Kurikulum",
        "Pelatihan Kegawatdaruratan",
        "Pelatihan Penyusunan Peraturan Daerah",
        "Pelatihan Analisis Kebijakan",
        "Pelatihan Keamanan Informasi",
        "Pelatihan Manajemen Risiko",
    ),
    "SOSIAL_KULTURAL": ("Pelatihan Sosial Kultural", "Pelatihan Wawasan Kebangsaan"),
    "SEMINAR": (
        "Webinar Core Values BerAKHLAK",
        "Webinar Reformasi Birokrasi",
        "Seminar Inovasi Daerah",
        "Seminar Kesehatan Kerja",
        "Sosialisasi Netralitas ASN",
        "Sosialisasi Pencegahan Korupsi",
    ),
}
_TITLES = tuple(title for titles in _COURSES.values() for title in titles)
_KIND_OF_TITLE = np.array([_KIND[kind] for kind, titles in _COURSES.items() for _ in titles])
_TITLE_WEIGHTS = [2, 1.5, 1.5, 2, *(5,) * 12, 3, 3, *(6,) * 6]
_LONGEST_MEDIAN = {
    "STRUKTURAL": 900,
    "FUNGSIONAL": 60,
    "TEKNIS": 26,
    "SOSIAL_KULTURAL": 16,
    "SEMINAR": 4,
}
_MEDIAN_HOURS = np.array([_LONGEST_MEDIAN[kind] for kind in TRAINING_KINDS])
# Leadership training: its level, which tiers should have it, and the share that really has.
_LEADERSHIP = (
    ("PKN_II", "Pelatihan Kepemimpinan Nasional Tingkat II", ("JPT_PRATAMA",), 0.62),
    ("PKA", "Pelatihan Kepemimpinan Administrator", ("ADMINISTRATOR",), 0.62),
    ("PKA", "Pelatihan Kepemimpinan Administrator", ("JPT_PRATAMA",), 0.85),
    ("PKP", "Pelatihan Kepemimpinan Pengawas", ("PENGAWAS",), 0.63),
    ("PKP", "Pelatihan Kepemimpinan Pengawas", ("ADMINISTRATOR", "JPT_PRATAMA"), 0.75),
)


def trainings(who: People) -> pa.Table:
    """Return courses, seminars, and the training of leadership and of functional posts."""
    rows = pa.concat_tables([_courses(who), _leadership(who), functional_trainings(who)])
    kinds = rows["training_kind"].combine_chunks()
    told = {"provider": providers(who, kinds), "fits_post": fitting(who, kinds)}
    for name, column in told.items():
        rows = rows.set_column(rows.column_names.index(name), name, column)
    return rows


def _courses(who: People) -> pa.Table:
    rng = who.dice.about("trainings")
    owner, ended = _when(who, rng)
    title = pick(rng, _TITLE_WEIGHTS, len(owner))
    kept = (ended <= who.today) & (ended >= who.life.appointed[owner])
    kept &= first_of_each(owner, title, ended.astype(np.int64))
    owner, ended, title = owner[kept], ended[kept], title[kept]
    kind = _KIND_OF_TITLE[title]
    hours = np.maximum(rng.lognormal(np.log(_MEDIAN_HOURS[kind]), 0.55).round(), 2).astype(np.int64)
    return as_table(
        "trainings",
        employee_id=words(who.ids, owner),
        title=words(_TITLES, title),
        training_kind=words(TRAINING_KINDS, kind),
        structural_level=pa.nulls(len(owner), pa.string()),
        started_on=dates(ended - (hours // 8).astype("timedelta64[D]")),
        ended_on=dates(ended),
        lesson_hours=decimals(hours * MICRO, gap=rng.random(len(owner)) < 0.02),
        certificate_number=certificates(rng, owner),
    )


def _when(who: People, rng: np.random.Generator) -> tuple[Ints, Days]:
    """Return whose course ended when; keen people and heads of units take more of them."""
    keen = np.exp(0.35 * who.latent.drive + 0.45 * rng.standard_normal(len(who)))
    yearly = np.where(who.seat.family == HEADS, 2.9, 2.6) * keen
    owners, days = [], []
    for back in range(YEARS + 1):
        owner = repeated(rng.poisson(yearly * (1 if back <= 2 else 0.6)))
        owners.append(owner)
        month = rng.integers(1, 13, len(owner))
        days.append(
            day_of(np.full(len(owner), who.day.year - back), month, rng.integers(1, 29, len(owner)))
        )
    return np.concatenate(owners), np.concatenate(days)


def _leadership(who: People) -> pa.Table:
    rng = who.dice.about("leadership")
    parts = [_graduates(who, rng, number) for number in range(len(_LEADERSHIP))]
    owner = np.concatenate([part[0] for part in parts])
    row = np.concatenate([np.full(len(part[0]), number) for number, part in enumerate(parts)])
    ended = np.concatenate([part[1] for part in parts])
    return as_table(
        "trainings",
        employee_id=words(who.ids, owner),
        title=words([entry[1] for entry in _LEADERSHIP], row),
        training_kind=words(["STRUKTURAL"], np.zeros(len(owner), np.int64)),
        structural_level=words([entry[0] for entry in _LEADERSHIP], row),
        started_on=dates(ended - np.full(len(owner), 110).astype("timedelta64[D]")),
        ended_on=dates(ended),
        lesson_hours=decimals(np.full(len(owner), 900 * MICRO)),
        certificate_number=certificates(rng, owner),
    )


def _graduates(who: People, rng: np.random.Generator, number: int) -> tuple[Ints, Days]:
    _, _, tiers, share = _LEADERSHIP[number]
    asked = np.isin(who.seat.tier, [TIER[tier] for tier in tiers])
    owner = np.flatnonzero(asked & (rng.random(len(who)) < share))
    served = (who.today - who.life.appointed[owner]).astype(np.int64)
    after = (served * rng.uniform(0.35, 0.98, len(owner))).astype("timedelta64[D]")
    return owner, who.life.appointed[owner] + after
