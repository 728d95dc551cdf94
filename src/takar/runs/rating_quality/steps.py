"""The parts of a report, one after the other; a part without ground is left out, and says why."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from statistics import median

from takar.kernel.language import msg
from takar.psychometrics.raters.borderline import category_probabilities
from takar.psychometrics.raters.design import Design, design
from takar.psychometrics.raters.facets import ManyFacetFit
from takar.psychometrics.raters.generalizability import GStudy
from takar.psychometrics.raters.ratings import Ratings
from takar.runs.rating_quality.agreement import agreement_of, network_of
from takar.runs.rating_quality.differences import differences_of
from takar.runs.rating_quality.fairness import compared
from takar.runs.rating_quality.kept import Sentence, Unfounded, sentences
from takar.runs.rating_quality.notes import Notes
from takar.runs.rating_quality.parts import Agreement, Differences, ManyFacet, Reliability
from takar.runs.rating_quality.people import Reckoning, outcome, persons
from takar.runs.rating_quality.report import Person, RatingQuality, ReportStamp, Verdict
from takar.runs.rating_quality.rows import SortedRows, moved_scores
from takar.runs.rating_quality.severity import (
    Habits,
    Numbers,
    facets_of,
    fitted,
    habits_of,
    moves,
    verdict_of,
)
from takar.runs.rating_quality.sources import Errors, errors_of, generalizability_of, studied


@dataclass(frozen=True)
class Found:
    """What the ratings tell of the assessors; a part that was refused is nothing."""

    ratings: Ratings | None = None
    design: Design | None = None
    agreement: Agreement | None = None
    study: GStudy | None = None
    errors: Errors | None = None
    fit: ManyFacetFit | None = None
    moved: Numbers | None = None
    habits: Habits = field(default_factory=Habits)
    differences: tuple[Differences, ...] = ()


def computed(
    rows: SortedRows, reckoned: Reckoning, notes: Notes, stamp: ReportStamp
) -> RatingQuality:
    """Compute all parts in their order."""
    found = unlike(found_in(rows, notes, stamp.seed), reckoned, notes)
    people = sure(people_of(rows, reckoned, found), reckoned, found.errors, notes)
    fairness = notes.tried("FAIRNESS", lambda: compared(people, reckoned, notes)) or ()
    refuse_without_standards(people, notes)
    study, ratings = found.study, found.ratings
    return RatingQuality(
        stamp=stamp,
        used=rows.used,
        network=network_of(found.design) if found.design else None,
        agreement=found.agreement,
        generalizability=generalizability_of(study, ratings) if study and ratings else None,
        reliability=reliability_rows(found.errors, people, reckoned),
        facets=told_facets(found),
        verdict=verdict(found, notes),
        outcome=outcome(people, reckoned.bands, with_sem=found.errors is not None),
        people=people,
        fairness=fairness,
        refusals=tuple(notes.refusals),
        warnings=sentences(notes.warnings),
    )


def found_in(rows: SortedRows, notes: Notes, seed: int) -> Found:
    """Compute what the ratings tell of the assessors."""
    ratings = notes.tried("RATINGS", lambda: named(rows))
    if ratings is None:
        return Found()
    found = Found(
        ratings=ratings,
        design=notes.tried("NETWORK", lambda: design(ratings)),
        agreement=notes.tried("AGREEMENT", lambda: agreement_of(ratings, seed=seed)),
        study=notes.tried("GENERALIZABILITY", lambda: studied(ratings, notes)),
        errors=notes.tried("RELIABILITY", lambda: errors_of(ratings)),
        fit=notes.tried("FACETS", lambda: fitted(ratings, notes)),
    )
    fit = found.fit
    if fit is None:
        return found
    moved = notes.tried("ADJUSTED", lambda: moves(fit, ratings))
    return replace(found, moved=moved, habits=habits_of(ratings, fit, notes))


def unlike(found: Found, reckoned: Reckoning, notes: Notes) -> Found:
    """Add how assessors differ between methods and between groups of people."""
    fit, ratings = found.fit, found.ratings
    if fit is None or ratings is None or found.moved is None:
        return found
    told = notes.tried("DIFFERENCES", lambda: differences_of(ratings, fit, reckoned, found.habits))
    return replace(found, differences=told or ())


def told_facets(found: Found) -> ManyFacet | None:
    """Return the many-facet model as it is told."""
    if found.fit is None or found.ratings is None or found.moved is None:
        return None
    told = facets_of(found.fit, found.ratings, found.moved, found.habits)
    return told.model_copy(update={"differences": found.differences})


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


def people_of(rows: SortedRows, reckoned: Reckoning, found: Found) -> tuple[Person, ...]:
    """Return everybody: raw and, where a model was found, adjusted."""
    moved = None
    if found.moved is not None:
        scale = reckoned.law.record("assessment.rating_scale")
        moved = moved_scores(rows.scores, rows.ratings, found.moved.tolist(), scale)
    return persons(reckoned, rows.scores, moved, rows.ratees)


def sure(
    people: tuple[Person, ...], reckoned: Reckoning, errors: Errors | None, notes: Notes
) -> tuple[Person, ...]:
    """Add to everybody how sure the printed category is."""
    if errors is None:
        return people
    known = [(one, sem) for one in people if (sem := jpm_sem(one, errors, reckoned)) is not None]
    if not known:
        notes.refuse("BORDERLINE", msg("Tidak ada orang yang JPM dan galatnya diketahui."))
        return people
    measures = [one.jpm for one, _sem in known]
    found = category_probabilities(measures, [sem for _one, sem in known], reckoned.bands)
    flags, shares = found.is_borderline(), found.of_printed
    told = {
        one.ratee: {"probability": round(float(share), 6), "is_borderline": bool(flag)}
        for (one, _sem), share, flag in zip(known, shares, flags, strict=True)
    }
    return tuple(one.model_copy(update=told.get(one.ratee, {})) for one in people)


def jpm_sem(one: Person, errors: Errors, reckoned: Reckoning) -> float | None:
    """Return the standard error of somebody's JPM; nothing where either is a gap."""
    if one.jpm is None or not one.required:
        return None
    return errors.jpm(one.ratee, one.required, len(reckoned.settings.competencies))


def reliability_rows(
    errors: Errors | None, people: Iterable[Person], reckoned: Reckoning
) -> tuple[Reliability, ...]:
    """Return how reliable each figure is; that of the JPM is the middle one of all people."""
    if errors is None:
        return ()
    sems = [sem for one in people if (sem := jpm_sem(one, errors, reckoned)) is not None]
    whole = next((one.coefficient for one in errors.rows if one.kind == "OVERALL"), None)
    jpm = Reliability(kind="JPM", code="", coefficient=whole, sem=median(sems)) if sems else None
    return (*errors.rows, jpm) if jpm else errors.rows


def refuse_without_standards(people: Iterable[Person], notes: Notes) -> None:
    """Note of how many people the post demands nothing that is known, or a level is missing."""
    rows = list(people)
    unknown = sum(one.required is None for one in rows)
    gaps = sum(one.required is not None and one.jpm is None for one in rows)
    if unknown:
        why = msg("{people} orang: standar jabatannya tidak diketahui.", people=unknown)
        notes.refuse("PEOPLE", why)
    if gaps:
        notes.refuse("PEOPLE", msg("{people} orang: ada kompetensi tanpa level.", people=gaps))


def verdict(found: Found, notes: Notes) -> Verdict:
    """Say whether severity may be corrected; without a model it may not."""
    if found.fit is None or found.design is None or found.moved is None:
        parts = ("RATINGS", "FACETS", "ADJUSTED")
        why = next((one.because for one in notes.refusals if one.part in parts), None)
        return Verdict(
            applies=False,
            because=why or Sentence.of(msg("Keketatan asesor tidak dapat ditaksir.")),
        )
    return verdict_of(found.design, found.fit)
