"""What every course has: who gave it, a certificate, and whether it fits the tasks."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.dice import MICRO, Flags, Ints, as_table, dates, decimals, pick, words
from takar.synthetic.organisation.jobs import JOBS
from takar.synthetic.organisation.seats import PNS
from takar.synthetic.people.roll import People

UNNUMBERED_SHARE = 0.1
UNNAMED_SHARE = 0.04
UNFIT_SHARE = 0.03
FUNCTIONAL_SHARE = 0.58
NEW_FUNCTIONAL_SHARE = 0.3  # of those who are not settled civil servants
FUNCTIONAL_KIND = 1
_PROVIDERS = (
    "Badan Pengembangan SDM Provinsi Nusajaya",
    "Pusat Pelatihan Aparatur Wilayah Rekaan",
    "Lembaga Pelatihan Contoh",
    "Balai Pelatihan Kesehatan Rekaan",
    "Balai Guru Penggerak Rekaan",
    "BKPSDM (pelatihan mandiri)",
)
_ANYWHERE = [30, 14, 18, 8, 8, 22]
_LEADERSHIP = [70, 30, 0, 0, 0, 0]


def certificates(rng: np.random.Generator, owner: Ints) -> pa.Array:
    """Return a number for most certificates; some were never written down."""
    serial = pa.array(rng.integers(10_000, 99_999, len(owner))).cast(pa.string())
    number = pc.binary_join_element_wise("SERT", serial, "/")
    return pc.if_else(
        pa.array(rng.random(len(owner)) < UNNUMBERED_SHARE), pa.scalar(None, pa.string()), number
    )


def providers(who: People, kinds: pa.Array) -> pa.Array:
    """Return who gave each course; a few certificates do not say."""
    rng, count = who.dice.about("providers"), len(kinds)
    leading = _is(kinds, "STRUKTURAL")
    giver = np.where(leading, pick(rng, _LEADERSHIP, count), pick(rng, _ANYWHERE, count))
    return words(_PROVIDERS, giver, gap=rng.random(count) < UNNAMED_SHARE)


def fitting(who: People, kinds: pa.Array) -> pa.Array:
    """Return false where somebody found that a course does not fit the tasks; else a gap."""
    rng = who.dice.about("fitting")
    unfit = (rng.random(len(kinds)) < UNFIT_SHARE) & ~_is(kinds, "STRUKTURAL")
    return pa.array(np.zeros(len(kinds), bool), mask=~unfit)


def functional_trainings(who: People) -> pa.Table:
    """Return the training for the functional post that somebody holds, where it was taken."""
    rng = who.dice.about("functional-trainings")
    share = np.where(who.seat.employment == PNS, FUNCTIONAL_SHARE, NEW_FUNCTIONAL_SHARE)
    owner = np.flatnonzero((who.seat.kind == FUNCTIONAL_KIND) & (rng.random(len(who)) < share))
    served = (who.today - who.life.appointed[owner]).astype(np.int64)
    after = (served * rng.uniform(0.1, 0.95, len(owner))).astype("timedelta64[D]")
    ended = who.life.appointed[owner] + after
    hours = rng.integers(30, 121, len(owner))
    titles = [f"Pelatihan Fungsional {job.name}" for job in JOBS]
    return as_table(
        "trainings",
        employee_id=words(who.ids, owner),
        title=words(titles, who.seat.job[owner]),
        training_kind=words(["FUNGSIONAL"], np.zeros(len(owner), np.int64)),
        started_on=dates(ended - (hours // 8).astype("timedelta64[D]")),
        ended_on=dates(ended),
        lesson_hours=decimals(hours * MICRO),
        certificate_number=certificates(rng, owner),
    )


def _is(kinds: pa.Array, kind: str) -> Flags:
    flags: Flags = pc.equal(kinds, kind).to_numpy(zero_copy_only=False)
    return flags
