"""What leaves the room: a log taken away is itself recorded."""

from collections.abc import Iterable
from typing import Any

from takar.web.audit.action import action, noted
from takar.web.audit.models import Entry
from takar.web.audit.permissions import reads_the_log
from takar.web.audit.queries import file_of


@action("audit.log.taken", needs=reads_the_log)
def take_log(actor: Any, agency: Any, *, entries: Iterable[Entry]) -> list[str]:
    """Return the acts looked for as the lines of a file."""
    lines = list(file_of(entries))
    noted(entries=len(lines) - 1)
    return lines
