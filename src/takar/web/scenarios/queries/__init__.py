"""Everything that reads scenarios, plans and trainings."""

from takar.web.scenarios.queries.plans import (
    courses_of,
    plan_steps,
    plans_chosen,
    plans_seen_by,
    steps_seen,
)
from takar.web.scenarios.queries.scenarios import (
    categories,
    extremes,
    made_from,
    matrix_of,
    movements_of,
    rule_sets,
    scenarios_chosen,
    scenarios_of,
    searched,
    told_changes,
)

__all__ = [
    "categories",
    "courses_of",
    "extremes",
    "made_from",
    "matrix_of",
    "movements_of",
    "plan_steps",
    "plans_chosen",
    "plans_seen_by",
    "rule_sets",
    "scenarios_chosen",
    "scenarios_of",
    "searched",
    "steps_seen",
    "told_changes",
]
