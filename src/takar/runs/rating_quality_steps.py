"""The parts of a report, one after the other; a part without ground is left out, and says why."""

from dataclasses import dataclass

from takar.kernel.language import msg
from takar.psychometrics.raters.design import design
from takar.psychometrics.raters.ratings import Ratings
from takar.runs.rating_quality_agreement import agreement_of, network_of
from takar.runs.rating_quality_kept import Sentence, Unfounded, sentences
from takar.runs.rating_quality_notes import Notes
from takar.runs.rating_quality_parts import Agreement, Generalizability, Network
from takar.runs.rating_quality_people import Reckoning, outcome, persons
from takar.runs.rating_quality_report import RatingQuality, ReportStamp, Verdict
from takar.runs.rating_quality_rows import SortedRows
from takar.runs.rating_quality_sources import generalizability_of, studied

STEPS = 8
"""How many parts are computed, one after the other."""


@dataclass(frozen=True)
class Told:
    """What the ratings tell of the assessors."""

    network: Network | None
    agreement: Agreement | None
    generalizability: Generalizability | None


def computed(
    rows: SortedRows, reckoned: Reckoning, notes: Notes, stamp: ReportStamp
) -> RatingQuality:
    """Compute all parts in their order."""
    told = told_of(rows, notes, stamp.seed)
    people = persons(reckoned, rows.scores, None, rows.ratees)
    return RatingQuality(
        stamp=stamp,
        used=rows.used,
        network=told.network,
        agreement=told.agreement,
        generalizability=told.generalizability,
        verdict=Verdict(applies=False, because=Sentence.of(msg("Belum."))),
        outcome=outcome(people, reckoned.bands, with_sem=False),
        people=people,
        refusals=tuple(notes.refusals),
        warnings=sentences(notes.warnings),
    )


def told_of(rows: SortedRows, notes: Notes, seed: int) -> Told:
    """Compute what the ratings tell of the assessors."""
    ratings = notes.tried("RATINGS", lambda: named(rows))
    if ratings is None:
        return Told(None, None, None)
    network = notes.tried("NETWORK", lambda: network_of(design(ratings)))
    agreement = notes.tried("AGREEMENT", lambda: agreement_of(ratings, seed=seed))
    study = notes.tried("GENERALIZABILITY", lambda: studied(ratings, notes))
    told = generalizability_of(study, ratings) if study else None
    return Told(network, agreement, told)


def named(rows: SortedRows) -> Ratings:
    """Return the ratings of named assessors.

    Raises:
        Unfounded: there are none.
    """
    if not rows.ratings.num_rows:
        raise Unfounded(
            msg("Tidak satu nilai pun menyebut nama asesor, sehingga mutunya tidak terlihat."),
            hint=msg("Catat nama asesor pada setiap nilai."),
        )
    return Ratings.of(rows.ratings)
