"""The quality of the ratings of an event: computed in one order, stamped, and never applied.

The order, the rows, the refusals and the verdict are told in
``docs/explanation/rating_quality.md``.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pyarrow as pa

from takar.regulations.law import Law
from takar.runs.rating_quality.notes import Notes
from takar.runs.rating_quality.people import reckoning
from takar.runs.rating_quality.report import RatingQuality
from takar.runs.rating_quality.rows import sorted_rows
from takar.runs.rating_quality.sentences import plain
from takar.runs.rating_quality.stamp import report_stamp
from takar.runs.rating_quality.steps import computed


def rating_quality(  # noqa: PLR0913 -- what a report is made from
    ratings: pa.Table,
    people: pa.Table | None,
    standards: pa.Table | None,
    law: Law,
    *,
    weights: Mapping[str, Decimal] | None = None,
    purpose: str = "PEMETAAN",
    rounding: str = "BULAT",
    seed: int = 1,
    told: Callable[[int], object] = lambda _done: None,
) -> RatingQuality:
    """Report on the quality of ratings; no level is changed.

    Args:
        ratings: ratee, competency, rater, method, level and, where known, panel and moment.
        people: ratee, position_id, position_tier, sex, birth_on or age_band, unit.
        standards: position_id, position_tier, competency, required_level.
        law: the competencies, the scale, the categories.
        weights: weight per method; every method counts once without it.
        purpose: chooses the category table.
        rounding: how a mean becomes a level: ``BULAT`` or ``DUA_DESIMAL``.
        seed: of the samples drawn for intervals.
        told: is told after each part how many of ``STEPS`` are done.

    Raises:
        BadRatings: the rows cannot be taken as ratings.
    """
    rows = sorted_rows(ratings, law, weights)
    methods = set(rows.scores["method"].to_pylist())
    reckoned = reckoning(
        law,
        weights=weights or dict.fromkeys(methods, Decimal(1)),
        purpose=purpose,
        rounding=rounding,
        people=people,
        standards=standards,
    )
    given = {"ratings": ratings, "people": people, "standards": standards}
    evidence = {name: table for name, table in given.items() if table is not None}
    stamp = report_stamp(evidence, reckoned, purpose=purpose, seed=seed)
    report = computed(rows, reckoned, Notes(told), stamp)
    return report.model_copy(update={"plain": plain(report)})
