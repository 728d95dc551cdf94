"""Severity of assessors, as the report tells it, and what each rating would be moved by."""

from collections import Counter
from dataclasses import dataclass
from math import floor

import numpy as np
import numpy.typing as npt

from takar.kernel.language import msg
from takar.psychometrics.raters.design import Design
from takar.psychometrics.raters.drift import (
    Centrality,
    Drift,
    Halo,
    centrality,
    drift,
    halo,
)
from takar.psychometrics.raters.facets import ManyFacet as Model
from takar.psychometrics.raters.facets import ManyFacetFit
from takar.psychometrics.raters.facets.fair import expected_levels
from takar.psychometrics.raters.facets.robust import RobustErrors, robust_errors
from takar.psychometrics.raters.ratings import Ratings
from takar.psychometrics.raters.severity import ALPHA, is_severity_real
from takar.psychometrics.telling import number_told, p_told
from takar.runs.rating_quality.kept import Sentence, Unfounded
from takar.runs.rating_quality.notes import Notes
from takar.runs.rating_quality.parts import ManyFacet, Place, Rater
from takar.runs.rating_quality.report import Verdict
from takar.runs.rating_quality.sources import refuse_few

Numbers = npt.NDArray[np.float64]
SEEN, STRONG_HALO = 0.05, 0.3
"""A halo this sure and this strong is a warning on the severities."""
HALF = 0.5
"""Width of a step on the ruler, in logits."""


def fitted(ratings: Ratings, notes: Notes) -> ManyFacetFit:
    """Return the many-facet model of the ratings; only one that converged is told.

    Raises:
        Unfounded: too few people or assessors, or no answer was found.
    """
    refuse_few(ratings)
    model = Model(raters="random", panels="none" if ratings.panel is None else "random")
    fit = model.fit(ratings)
    if not fit.has_converged:
        raise Unfounded(
            msg("Model keketatan tidak menemukan jawaban yang dapat dipercaya; tidak dipakai.")
        )
    notes.warn(fit.warnings)
    return fit


def moves(fit: ManyFacetFit, ratings: Ratings) -> Numbers:
    """Return by how many levels each rating is moved.

    That is the level expected before an average assessor, less the level expected before this one;
    an average assessor moves nothing.
    """
    ability = fit.ratee[ratings.ratee] - fit.method[ratings.method]
    before = ability - fit.severity[ratings.rater]
    known = fit.summit.hill.layout.competencies
    row_of = np.full(len(ratings.competencies), -1)
    row_of[known] = np.arange(len(known))
    rows = row_of[ratings.competency]
    return np.asarray(expected_at(fit, ability, rows) - expected_at(fit, before, rows))


def expected_at(fit: ManyFacetFit, abilities: Numbers, rows: npt.NDArray[np.int64]) -> Numbers:
    """Return the level expected of each rating at its own ability."""
    each, back = np.unique(abilities, return_inverse=True)
    return np.asarray(expected_levels(fit.summit, each)[rows, back.ravel()])


@dataclass(frozen=True)
class Habits:
    """How assessors rate beside being severe; what could not be told is nothing."""

    halo: Halo | None = None
    drift: Drift | None = None
    centrality: Centrality | None = None
    robust: RobustErrors | None = None


def habits_of(ratings: Ratings, fit: ManyFacetFit, notes: Notes) -> Habits:
    """Look for general impressions, drift over the event, and a liking for the middle."""
    found = Habits(
        halo=notes.tried("HALO", lambda: halo(ratings, fit)),
        drift=notes.tried("DRIFT", lambda: drifted(ratings, fit)),
        centrality=notes.tried("CENTRALITY", lambda: centrality(ratings, fit)),
        robust=notes.tried("ROBUST", lambda: robust_errors(fit)),
    )
    if found.halo and found.halo.p < SEEN and found.halo.sd >= STRONG_HALO:
        notes.warn(
            [
                msg(
                    "Asesor cenderung menilai dari kesan umum (halo {sd} logit), sehingga "
                    "galat keketatan terlihat lebih kecil daripada yang sebenarnya. Baca bersama "
                    "sumber perbedaan nilai.",
                    sd=number_told(found.halo.sd),
                )
            ]
        )
    return found


def drifted(ratings: Ratings, fit: ManyFacetFit) -> Drift:
    """Return how severity changes over the event.

    Raises:
        Unfounded: nobody knows when the ratings were made.
    """
    found = drift(ratings, fit)
    if found is None:
        raise Unfounded(
            msg("Saat menilai tidak tercatat, sehingga perubahan selama acara tidak terlihat.")
        )
    return found


def facets_of(fit: ManyFacetFit, ratings: Ratings, moved: Numbers, habits: Habits) -> ManyFacet:
    """Tell the severities, and put everything on one ruler."""
    apart, test = fit.separation["rater"], fit.chi_square
    people = fit.ratee[np.isfinite(fit.ratee)]
    ruler = Counter(floor(value / HALF) * HALF for value in people.tolist())
    raters = range(len(ratings.raters))
    return ManyFacet(
        raters=tuple(rater(fit, ratings, code, moved, habits) for code in raters),
        places=(
            *places(ratings.competencies, fit.competency, "COMPETENCY"),
            *places(ratings.methods, fit.method, "METHOD"),
        ),
        ruler={f"{start:g}": ruler[start] for start in sorted(ruler)},
        separation=apart.separation,
        strata=apart.strata,
        reliability=apart.reliability,
        chi_square=test.value,
        freedom=test.df,
        p=test.p,
        halo=habits.halo.sd if habits.halo else None,
        halo_p=habits.halo.p if habits.halo else None,
        drift_p=habits.drift.joint.p if habits.drift else None,
        log_likelihood=fit.loglik,
        iterations=fit.iterations,
    )


def rater(fit: ManyFacetFit, ratings: Ratings, code: int, moved: Numbers, habits: Habits) -> Rater:
    """Tell of one assessor."""
    own, drifted_by = ratings.rater == code, habits.drift
    return Rater(
        code=ratings.raters[code],
        ratings=int(own.sum()),
        ratees=len(np.unique(ratings.ratee[own])),
        severity=fit.severity[code],
        se=fit.severity_se[code],
        se_robust=habits.robust.sandwich[code] if habits.robust else None,
        infit=fit.rater_fit.infit[code],
        outfit=fit.rater_fit.outfit[code],
        moved=float(moved[own].mean()) if own.any() else None,
        spread=habits.centrality.sd_ratio[code] if habits.centrality else None,
        halo=habits.halo.rater_variance[code] if habits.halo else None,
        drift=drifted_by.slope[code] if drifted_by else None,
        drift_se=drifted_by.slope_se[code] if drifted_by else None,
        middle=drifted_by.middle[code] if drifted_by else None,
        since=drifted_by.since[code] if drifted_by else None,
        until=drifted_by.until[code] if drifted_by else None,
    )


def places(names: tuple[str, ...], measures: Numbers, kind: str) -> tuple[Place, ...]:
    """Put the names of one kind on the ruler."""
    return tuple(
        Place.model_validate({"kind": kind, "code": name, "measure": measure})
        for name, measure in zip(names, measures.tolist(), strict=True)
    )


def verdict_of(drawn: Design, fit: ManyFacetFit) -> Verdict:
    """Say whether severity may be corrected here, and why."""
    found = is_severity_real(drawn, fit)
    if drawn.is_connected and found.p >= ALPHA:
        because = msg(
            "Beda keketatan antarasesor tidak lebih dari yang dapat terjadi secara kebetulan "
            "({p}).",
            p=p_told(found.p),
        )
        return Verdict(applies=False, because=Sentence.of(because))
    return Verdict(applies=found.applies, because=Sentence.of(found.because))
