"""Reading about many is recorded too."""

import pyarrow as pa

from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.audit.action import action, noted
from takar.web.meetings.permissions import reads_minutes
from takar.web.meetings.queries.changes import changes_table
from takar.web.meetings.queries.sight import hidden_from


@action("meetings.changes.taken", needs=reads_minutes)
def take_changes(actor: User, event: Event) -> pa.Table:
    """Hand over every change of a level in an event."""
    table = changes_table(event, hidden_from(actor, event))
    noted(changes=table.num_rows)
    return table
