"""Everything that writes about people, posts and careers."""

from takar.web.people.actions.employees import (
    mark_checked,
    mark_left,
    set_education_fit,
    set_strategic,
    set_unit_head,
)
from takar.web.people.actions.reading import (
    take_faults,
    take_list,
    take_quality,
    view_employee,
)
from takar.web.people.actions.records import add_record, correct_record, remove_record
from takar.web.people.actions.tables import import_tables
from takar.web.people.actions.undo import undo_batch
from takar.web.people.actions.uploads import (
    check_file,
    discard_batch,
    import_batch,
    queue_batch,
    recheck_batch,
    report_failure,
)

__all__ = [
    "add_record",
    "check_file",
    "correct_record",
    "discard_batch",
    "import_batch",
    "import_tables",
    "mark_checked",
    "mark_left",
    "queue_batch",
    "recheck_batch",
    "remove_record",
    "report_failure",
    "set_education_fit",
    "set_strategic",
    "set_unit_head",
    "take_faults",
    "take_list",
    "take_quality",
    "undo_batch",
    "view_employee",
]
