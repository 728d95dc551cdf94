"""A report computed: from the scores of an event to what is kept; writes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.runs.rating_quality.report import STEPS, Person, RatingQuality
from takar.web.assessments.models import Event
from takar.web.assessments.queries.law import law_of_event
from takar.web.rating_quality.queries.evidence import evidence_of
from takar.web.rating_quality.queries.runs import Scored, scored_of

PARTS = STEPS
"""How many parts a report has, for the progress bar."""


class NothingScored(TakarError):
    """There is nothing to be told."""


@dataclass(frozen=True)
class Computed:
    """A report, with what the event had been scored when it was begun."""

    report: RatingQuality
    scored: Scored


def computed(event: Event, *, told: Callable[[int], object] = lambda _step: None) -> Computed:
    """Compute the report on an event as its scores now stand.

    Args:
        told: is told after each part how many are done.

    Raises:
        NothingScored: nobody has a score.
    """
    from takar.runs.rating_quality.reporting import rating_quality  # noqa: PLC0415 -- loads scipy

    scored = scored_of(event)
    evidence = evidence_of(event)
    if not evidence.ratings.num_rows:
        raise NothingScored(
            msg("Kegiatan ini belum mempunyai nilai."),
            hint=msg("Catat nilai asesor lebih dahulu, lalu hitung mutunya."),
        )
    report = rating_quality(
        evidence.ratings,
        evidence.people,
        evidence.standards,
        law_of_event(event),
        weights=evidence.weights,
        purpose=event.purpose,
        rounding=event.rounding,
        told=told,
    )
    return Computed(report, scored)


def person_rows(report: RatingQuality) -> Iterator[dict[str, Any]]:
    """Yield what is kept of each person."""
    for one in report.people:
        yield {
            "participant_id": int(one.ratee),
            "levels": kept_levels(one),
            "required": one.required,
            "jpm": one.jpm,
            "jpm_adjusted": one.jpm_adjusted,
            "category": one.category or "",
            "category_adjusted": one.category_adjusted or "",
            "probability": one.probability,
            "is_borderline": one.is_borderline,
            "would_change": one.would_change,
            "moved_levels": one.moved_levels,
        }


def kept_levels(one: Person) -> dict[str, Any]:
    """Return raw and adjusted levels as JSON keeps them."""
    whole = one.model_dump(mode="json", include={"levels", "adjusted"})
    return {"version": 1, "raw": whole["levels"], "adjusted": whole["adjusted"]}
