"""Awards and team assignments."""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import (
    NO_DAY,
    Flags,
    Ints,
    as_table,
    dates,
    day_of,
    pick,
    words,
    year_of,
)
from takar.synthetic.organisation.jobs import EXPERTS, HEADS
from takar.synthetic.people.roll import People
from takar.synthetic.records.rows import first_of_each, repeated
from takar.tables.records import AWARD_LEVELS, TEAM_ROLES

_SATYALANCANA = tuple(f"Satyalancana Karya Satya {years} Tahun" for years in (10, 20, 30))
_AWARDS = {
    "INTERNASIONAL": ("Penghargaan Inovasi Pelayanan Publik Asia Pasifik",),
    "NASIONAL": ("ASN Berprestasi Tingkat Nasional", "Inovasi Pelayanan Publik Tingkat Nasional"),
    "LINTAS_INSTANSI": (
        "ASN Teladan Tingkat Provinsi",
        "Tenaga Kesehatan Teladan Tingkat Provinsi",
        "Lomba Inovasi Daerah Tingkat Provinsi",
    ),
    "INSTANSI": (
        "Pegawai Teladan Perangkat Daerah",
        "Pegawai Berprestasi Kabupaten",
        "Guru Berprestasi Kabupaten",
        "Petugas Pelayanan Terbaik",
    ),
}
_TITLES = (*_SATYALANCANA, *(title for titles in _AWARDS.values() for title in titles))
_LEVELS = (
    *("SATYALANCANA",) * len(_SATYALANCANA),
    *(level for level, titles in _AWARDS.items() for _ in titles),
)
_LEVEL_OF_TITLE = np.array([AWARD_LEVELS.index(level) for level in _LEVELS])
_TITLE_WEIGHTS = [0, 0, 0, 0.15, 2, 2, 6, 4, 8, 26, 22, 12, 18]
_TEAMS = (
    "Tim Percepatan Penurunan Stunting",
    "Tim Penyusun Rencana Pembangunan",
    "Tim Reformasi Birokrasi",
    "Tim Anggaran Pemerintah Daerah",
    "Tim Pengendalian Inflasi Daerah",
    "Tim Satu Data",
    "Panitia Hari Jadi Daerah",
    "Tim Penanggulangan Kemiskinan",
    "Tim Penilai Kinerja ASN",
    "Tim Evaluasi Layanan Publik",
    "Tim Pengelola Barang Milik Daerah",
    "Tim Sistem Pemerintahan Berbasis Elektronik",
)


def awards(who: People) -> pa.Table:
    """Return medals for long service and prizes for good work."""
    medal_owner, medal, medal_year = _medals(who)
    owner, title, year = _prizes(who)
    owner = np.concatenate([medal_owner, owner])
    title = np.concatenate([medal, title])
    month = who.dice.about("award-months").integers(1, 13, len(owner))
    given = day_of(np.concatenate([medal_year, year]), month, 17)
    kept = (given <= who.today) & (given >= who.life.appointed[owner])
    kept &= first_of_each(owner, title, year_of(given))
    owner, title, given = owner[kept], title[kept], given[kept]
    return as_table(
        "awards",
        employee_id=words(who.ids, owner),
        title=words(_TITLES, title),
        award_level=words(AWARD_LEVELS, _LEVEL_OF_TITLE[title]),
        awarded_on=dates(given),
    )


def _medals(who: People) -> tuple[Ints, Ints, Ints]:
    """Return who wears which medal since which year; not everybody was put forward for one."""
    rng = who.dice.about("medals")
    parts = []
    start = year_of(who.life.appointed)
    for number, years in enumerate((10, 20, 30)):
        due = start + years + rng.integers(0, 3, len(who))
        worn = (due <= who.day.year) & (who.seat.employment == 0) & (rng.random(len(who)) < 0.62)
        owner = np.flatnonzero(worn)
        parts.append((owner, np.full(len(owner), number), due[owner]))
    owners, titles, years_due = zip(*parts, strict=True)
    return np.concatenate(owners), np.concatenate(titles), np.concatenate(years_due)


def _prizes(who: People) -> tuple[Ints, Ints, Ints]:
    rng = who.dice.about("prizes")
    busy = np.where(who.seat.family == HEADS, 1.1, np.where(who.seat.family == EXPERTS, 0.45, 0.16))
    owner = repeated(rng.poisson(busy * np.exp(0.35 * who.latent.drive)))
    year = who.day.year - rng.integers(0, 6, len(owner))
    return owner, pick(rng, _TITLE_WEIGHTS, len(owner)), year


def team_assignments(who: People) -> pa.Table:
    """Return the teams of the last years; some are still at work."""
    rng = who.dice.about("teams")
    family = who.seat.family
    busy = np.select([family == HEADS, family == EXPERTS], [1.35, 0.8], 0.14)
    owner = repeated(rng.poisson(busy * np.exp(0.3 * who.latent.drive)))
    started = who.today - rng.integers(20, 1300, len(owner)).astype("timedelta64[D]")
    started = np.maximum(started, who.life.appointed[owner])
    team = rng.integers(0, len(_TEAMS), len(owner))
    kept = first_of_each(owner, team, started.astype(np.int64))
    owner, team, started = owner[kept], team[kept], started[kept]
    ended = started + rng.integers(60, 420, len(owner)).astype("timedelta64[D]")
    ended = np.where(ended > who.today, NO_DAY, ended)
    return as_table(
        "team_assignments",
        employee_id=words(who.ids, owner),
        title=words(_TEAMS, team),
        role=words(TEAM_ROLES, _roles(rng, family[owner] == HEADS)),
        started_on=dates(started),
        ended_on=dates(ended),
    )


def _roles(rng: np.random.Generator, leads: Flags) -> Ints:
    plain = pick(rng, [1, 7, 22, 70], len(leads))
    return np.where(leads, pick(rng, [6, 28, 30, 36], len(leads)), plain)
