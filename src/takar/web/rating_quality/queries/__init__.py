"""Everything the room reads."""

from takar.web.rating_quality.queries.advice import Adjusted, adjusted_of, adjusted_people
from takar.web.rating_quality.queries.people import people_of, titles_of
from takar.web.rating_quality.queries.runs import (
    decision_of,
    is_outdated,
    latest_run,
    quality_of,
    runs_of,
)

__all__ = [
    "Adjusted",
    "adjusted_of",
    "adjusted_people",
    "decision_of",
    "is_outdated",
    "latest_run",
    "people_of",
    "quality_of",
    "runs_of",
    "titles_of",
]
