"""Everything that reads about people, posts and careers."""

from takar.web.people.queries.evidence import evidence_of
from takar.web.people.queries.roster import employees_seen_by, roster, visible_employee
from takar.web.people.queries.units import unit_tree, units_of, units_seen_by

__all__ = [
    "employees_seen_by",
    "evidence_of",
    "roster",
    "unit_tree",
    "units_of",
    "units_seen_by",
    "visible_employee",
]
