"""Where differences between levels come from, and how reliable the figures are that decide."""

from dataclasses import dataclass
from math import isfinite

import numpy as np

from takar.kernel.language import msg
from takar.psychometrics.raters.generalizability import DStudyRow, GStudy, d_study, g_study
from takar.psychometrics.raters.ratings import Ratings
from takar.psychometrics.raters.reliability import Reliability as Found
from takar.psychometrics.raters.reliability import jpm_error, reliability_of
from takar.runs.rating_quality.kept import Unfounded
from takar.runs.rating_quality.notes import Notes
from takar.runs.rating_quality.parts import Decision, Generalizability, Reliability, Share

LEAST_RATEES = 10
RATERS, METHODS = (1, 2, 3, 4, 5), (1, 2, 3, 4)


def refuse_few(ratings: Ratings) -> None:
    """Refuse what fewer than two assessors or ten people cannot tell.

    Raises:
        Unfounded: there are fewer.
    """
    if len(ratings.raters) < 2:
        raise Unfounded(
            msg("Hanya ada satu asesor, sehingga asesor tidak dapat dibandingkan."),
            hint=msg("Tugaskan sedikitnya dua asesor."),
        )
    if len(ratings.ratees) < LEAST_RATEES:
        raise Unfounded(
            msg(
                "Hanya {people} orang dinilai; bagian ini memerlukan sedikitnya {least}.",
                people=len(ratings.ratees),
                least=LEAST_RATEES,
            )
        )


def studied(ratings: Ratings, notes: Notes) -> GStudy:
    """Return the generalizability study; only one that converged is told.

    Raises:
        Unfounded: too few, or no answer was found.
    """
    refuse_few(ratings)
    study = g_study(ratings)
    if not study.has_converged:
        raise Unfounded(msg("Komponen varians tidak menemukan jawaban yang dapat dipercaya."))
    notes.warn(one for one in study.warnings if "names" not in one.facts)
    return study


def generalizability_of(study: GStudy, ratings: Ratings) -> Generalizability:
    """Tell the components and what other numbers of assessors and methods would bring."""
    shares = tuple(
        Share(code=name, estimate=part.estimate, raw=part.raw, se=part.se, share=part.share)
        for name, part in study.components.items()
    )
    differing = () if all_meet_all(ratings) else ("rater",)
    rows = d_study(
        study, raters=RATERS, methods=METHODS, fixed=("competency",), differing=differing
    )
    return Generalizability(shares=shares, decisions=tuple(decision(row) for row in rows))


def all_meet_all(ratings: Ratings) -> bool:
    """Tell whether every ratee met every assessor."""
    met = np.unique(ratings.ratee.astype(np.int64) * len(ratings.raters) + ratings.rater)
    return len(met) == len(ratings.ratees) * len(ratings.raters)


def decision(row: DStudyRow) -> Decision:
    """Tell what one design would bring."""
    return Decision(
        raters=row.raters,
        methods=row.methods,
        relative=row.e_rho2,
        absolute=row.phi,
        sem_relative=row.sem_relative,
        sem_absolute=row.sem_absolute,
    )


@dataclass(frozen=True)
class Errors:
    """How reliable each figure is, and how far off the mean level of each person may be."""

    rows: tuple[Reliability, ...]
    mean_level: dict[str, float]

    def jpm(self, ratee: str, required: int, competencies: int) -> float | None:
        """Return the standard error of one person's JPM in percent points."""
        error = self.mean_level.get(ratee)
        if error is None:
            return None
        return float(jpm_error(error, required, competencies=competencies))


def errors_of(ratings: Ratings) -> Errors:
    """Tell how reliable competencies, methods and the whole are.

    Raises:
        Unfounded: nothing can be told.
    """
    refuse_few(ratings)
    found = reliability_of(ratings)
    if found.overall.coefficient is None:
        raise Unfounded(found.overall.because or msg("Galat penilaian tidak dapat ditaksir."))
    rows = [
        *(reliable("COMPETENCY", code, one) for code, one in found.competencies.items()),
        *(reliable("METHOD", code, one) for code, one in found.methods.items()),
        reliable("OVERALL", "", found.overall),
    ]
    errors = dict(zip(ratings.ratees, found.ratee_sem.tolist(), strict=True))
    known = {ratee: error for ratee, error in errors.items() if isfinite(error)}
    return Errors(tuple(rows), known)


def reliable(kind: str, code: str, found: Found) -> Reliability:
    """Tell how reliable one figure is."""
    return Reliability.model_validate(
        {"kind": kind, "code": code, "coefficient": found.coefficient, "sem": found.sem}
    )
