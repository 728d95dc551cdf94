"""Everything that reads in the room."""

from takar.web.development.queries.bookings import (
    bookings_of_course,
    bookings_seen,
    courses_of,
    gatherings_of,
    own_bookings,
)
from takar.web.development.queries.law import law_of, titles_of
from takar.web.development.queries.needs import (
    blanks_seen,
    needs_of_person,
    needs_seen,
    unit_rows,
)
from takar.web.development.queries.plans import (
    decided_plan,
    plan_to_show,
    plans_in,
    plans_seen,
)
from takar.web.development.queries.sums import Sums, groups_of, sums_of

__all__ = [
    "Sums",
    "blanks_seen",
    "bookings_of_course",
    "bookings_seen",
    "courses_of",
    "decided_plan",
    "gatherings_of",
    "groups_of",
    "law_of",
    "needs_of_person",
    "needs_seen",
    "own_bookings",
    "plan_to_show",
    "plans_in",
    "plans_seen",
    "sums_of",
    "titles_of",
    "unit_rows",
]
