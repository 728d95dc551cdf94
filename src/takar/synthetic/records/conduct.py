"""Sanctions, plain scores, and who checked that which list is complete."""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import NO_DAY, as_table, dates, day_of, decimals, pick, words
from takar.synthetic.organisation.jobs import EXPERTS, HEADS
from takar.synthetic.people.roll import People
from takar.tables.records import SANCTION_LEVELS

SANCTIONED_SHARE = 0.0075
_TITLES = (
    ("Teguran lisan", "Teguran tertulis", "Pernyataan tidak puas secara tertulis"),
    ("Pemotongan tunjangan kinerja 25% selama 6 bulan", "Penundaan kenaikan pangkat 1 tahun"),
    ("Penurunan jabatan setingkat lebih rendah selama 12 bulan", "Pembebasan dari jabatan"),
)
_MONTHS = np.array([0, 9, 12])
# How likely it is that somebody went through the list and found it complete.
CHECKED_SHARES = {
    "performance_ratings": 0.97,
    "awards": 0.88,
    "team_assignments": 0.85,
    "trainings": 0.9,
    "position_history": 0.93,
    "sanctions": 0.96,
}
FEEDBACK = "umpan_balik_360"
_SCORES = {
    # indicator: mean, spread, pull of drive, lowest, highest, share recorded
    FEEDBACK: (84.0, 5.5, 4.0, 45.0, 100.0, 0.88),
    "kehadiran": (95.5, 2.4, 1.2, 62.0, 100.0, 0.97),
}
TECHNICAL = "tes_teknis"
TECHNICAL_SHARES = {HEADS: 0.6, EXPERTS: 0.35}
"""Who sat a technical test; the others never did, which is a gap and no zero."""
_TECHNICAL_ROUNDS = np.array([45, 210, 430])  # days before today


def sanctions(who: People) -> pa.Table:
    """Return the punishments of the last five years; the undriven draw more of them."""
    rng = who.dice.about("sanctions")
    odds = SANCTIONED_SHARE * np.exp(-0.5 * who.latent.drive - 0.125)
    owner = np.flatnonzero(rng.random(len(who)) < odds)
    level = pick(rng, [45, 35, 20], len(owner))
    started = who.today - rng.integers(10, 5 * 365, len(owner)).astype("timedelta64[D]")
    started = np.maximum(started, who.life.appointed[owner])
    ended = started + (_MONTHS[level] * 30).astype("timedelta64[D]")
    number = rng.integers(0, 2, len(owner))
    titles = [title for row in _TITLES for title in row[:2]]
    return as_table(
        "sanctions",
        employee_id=words(who.ids, owner),
        sanction_level=words(SANCTION_LEVELS, level),
        title=words(titles, level * 2 + number),
        started_on=dates(started),
        ended_on=dates(np.where(level == 0, NO_DAY, ended)),
    )


def scores(who: People) -> pa.Table:
    """Return feedback and attendance of the last full year and technical tests, to two decimals."""
    parts = [_scored(who, indicator) for indicator in _SCORES]
    return pa.concat_tables([*parts, _tested(who)])


def _tested(who: People) -> pa.Table:
    """Return the latest technical test of heads and experts; the able do better."""
    rng = who.dice.about("scores", TECHNICAL)
    family = who.seat.family
    share = np.select([family == one for one in TECHNICAL_SHARES], list(TECHNICAL_SHARES.values()))
    held = who.today - rng.choice(_TECHNICAL_ROUNDS, len(who)).astype("timedelta64[D]")
    value = 72 + 8 * who.latent.ability + 6 * rng.standard_normal(len(who))
    hundredths = (np.clip(value, 25, 100) * 100).round().astype(np.int64)
    owner = np.flatnonzero((rng.random(len(who)) < share) & (held > who.life.appointed))
    return as_table(
        "scores",
        employee_id=words(who.ids, owner),
        indicator=words([TECHNICAL], np.zeros(len(owner), np.int64)),
        value=decimals(hundredths[owner] * 10_000),
        measured_on=dates(held[owner]),
    )


def _scored(who: People, indicator: str) -> pa.Table:
    mean, spread, pull, least, most, share = _SCORES[indicator]
    rng = who.dice.about("scores", indicator)
    value = mean + pull * who.latent.drive + spread * rng.standard_normal(len(who))
    hundredths = (np.clip(value, least, most) * 100).round().astype(np.int64)
    closed = np.datetime64(f"{who.day.year - 1}-12-31", "D")
    there = (rng.random(len(who)) < share) & (who.life.appointed <= closed)
    owner = np.flatnonzero(there)
    last_year = np.full(len(owner), who.day.year - 1)
    return as_table(
        "scores",
        employee_id=words(who.ids, owner),
        indicator=words([indicator], np.zeros(len(owner), np.int64)),
        value=decimals(hundredths[owner] * 10_000),
        measured_on=dates(day_of(last_year, 12, 31)),
    )


def evidence_checks(who: People) -> pa.Table:
    """Return who was checked for which list; who was not has *missing*, where others have none."""
    rng = who.dice.about("checks")
    share = np.array(list(CHECKED_SHARES.values()))
    checked = rng.random((len(who), len(share))) < share
    owner, evidence = np.nonzero(checked)
    back = rng.integers(5, 90, len(owner)).astype("timedelta64[D]")
    return as_table(
        "evidence_checks",
        employee_id=words(who.ids, owner),
        evidence=words(tuple(CHECKED_SHARES), evidence),
        checked_on=dates(who.today - back),
    )
