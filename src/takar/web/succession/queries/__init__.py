"""What the room reads, and what other rooms ask of it."""

from takar.web.succession.queries.conditions import conditions_now, shown_conditions
from takar.web.succession.queries.lists import (
    candidates_of,
    counts_of,
    newest_survey,
    sheets_of,
    surveys_in,
)
from takar.web.succession.queries.nominations import nominations_in, steps_of
from takar.web.succession.queries.standing import bench, interests_of, successors
from takar.web.succession.queries.wording import titles_of

__all__ = [
    "bench",
    "candidates_of",
    "conditions_now",
    "counts_of",
    "interests_of",
    "newest_survey",
    "nominations_in",
    "sheets_of",
    "shown_conditions",
    "steps_of",
    "successors",
    "surveys_in",
    "titles_of",
]
