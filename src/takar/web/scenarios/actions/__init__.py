"""Everything the room writes."""

from takar.web.scenarios.actions.courses import (
    add_course,
    change_course,
    drop_course,
    take_examples,
)
from takar.web.scenarios.actions.plans import (
    answer_plan,
    archive_plan,
    fail_plan,
    make_plan,
    restore_plan,
    take_steps,
)
from takar.web.scenarios.actions.scenarios import (
    answer_scenario,
    archive_scenario,
    change_rules,
    copy_scenario,
    fail_scenario,
    make_scenario,
    restore_scenario,
    take_files,
    take_movements,
)

__all__ = [
    "add_course",
    "answer_plan",
    "answer_scenario",
    "archive_plan",
    "archive_scenario",
    "change_course",
    "change_rules",
    "copy_scenario",
    "drop_course",
    "fail_plan",
    "fail_scenario",
    "make_plan",
    "make_scenario",
    "restore_plan",
    "restore_scenario",
    "take_examples",
    "take_files",
    "take_movements",
    "take_steps",
]
