"""Results of assessments held before: some still valid, some too old to use."""

import numpy as np
import pyarrow as pa

from takar.synthetic.assessments.standards import (
    COMPETENCIES,
    POTENTIAL_ASPECTS,
    REQUIRED_BY_TIER,
)
from takar.synthetic.dice import MICRO, Days, Ints, Reals, as_table, dates, decimals, words
from takar.synthetic.organisation.jobs import EXPERTS, HEADS
from takar.synthetic.people.latent import Latent
from takar.synthetic.people.roll import People

# Batches in which people were assessed, days before today: two of the four have expired.
_BATCHES = np.array([280, 820, 1180, 1760])
HEADS_SHARE, EXPERTS_SHARE, OTHERS_SHARE = 0.45, 0.22, 0.015


def seen_levels(rng: np.random.Generator, required: Ints, traits: Latent) -> Reals:
    """Return how well each person (row) really shows each competency (column), unrounded."""
    shape = (len(required), len(COMPETENCIES))
    mean = required * 0.97 - 0.16 + 0.42 * traits.ability
    return np.clip(mean[:, None] + 0.42 * rng.standard_normal(shape), 0, 5)


def seen_potential(rng: np.random.Generator, traits: Latent) -> Ints:
    """Return each person's score (row) per aspect of potential (column), whole, 0 to 5."""
    shape = (len(traits.ability), len(POTENTIAL_ASPECTS))
    mean = 2.5 + 0.85 * traits.ability
    return np.clip((mean[:, None] + 0.6 * rng.standard_normal(shape)).round(), 0, 5).astype(
        np.int64
    )


def earlier_assessments(who: People) -> dict[str, pa.Table]:
    """Return the levels and the potential of those who were assessed before."""
    rng = who.dice.about("earlier-assessments")
    family = who.seat.family
    share = np.select(
        [family == HEADS, family == EXPERTS], [HEADS_SHARE, EXPERTS_SHARE], OTHERS_SHARE
    )
    owner = np.flatnonzero(rng.random(len(who)) < share)
    held = who.today - _BATCHES[rng.integers(0, len(_BATCHES), len(owner))].astype("timedelta64[D]")
    there = held > who.life.appointed[owner]
    owner, held = owner[there], held[there]
    traits = Latent(who.latent.ability[owner], who.latent.drive[owner])
    level = (
        seen_levels(rng, REQUIRED_BY_TIER[who.seat.tier[owner]], traits).round().astype(np.int64)
    )
    potential = seen_potential(rng, traits)
    ids = who.ids.take(pa.array(owner))
    return {
        "competency_levels": rated("competency_levels", ids, COMPETENCIES, level, held),
        "potential_aspects": rated("potential_aspects", ids, POTENTIAL_ASPECTS, potential, held),
    }


def rated(name: str, ids: pa.Array, codes: tuple[str, ...], seen: Ints, held: Days) -> pa.Table:
    """Return a table of ratings from a grid: one row per person, one column per code."""
    owner = np.repeat(np.arange(len(ids)), len(codes))
    code = np.tile(np.arange(len(codes)), len(ids))
    values = decimals(seen.reshape(-1) * MICRO)
    what, value = ("competency", "level") if name == "competency_levels" else ("aspect", "score")
    return as_table(
        name,
        **{
            "employee_id": words(ids, owner),
            what: words(codes, code),
            value: values,
            "assessed_on": dates(held[owner]),
        },
    )
