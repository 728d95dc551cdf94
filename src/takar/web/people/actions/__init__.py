"""Everything that writes about people, posts and careers."""

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
    "check_file",
    "discard_batch",
    "import_batch",
    "import_tables",
    "queue_batch",
    "recheck_batch",
    "report_failure",
    "undo_batch",
]
