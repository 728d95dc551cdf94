"""Clean tables into rows: the way in for the demo, and the last step of every upload."""

from collections.abc import Mapping

import pyarrow as pa
from django.utils import timezone

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, noted
from takar.web.people.importing.plan import plan_of
from takar.web.people.importing.write import write
from takar.web.people.models import BatchState, ImportBatch
from takar.web.people.queries.batches import row_marks
from takar.web.people.rules import BatchSummary


@action("people.tables.imported", needs=operates)
def import_tables(
    actor: User, agency: Agency, *, tables: Mapping[str, pa.Table], origin: str
) -> ImportBatch:
    """Store tables of evidence as one import, whole or not at all.

    The same tables a second time change nothing. Rows the tables do not name stay as they are.

    Args:
        actor: an operator of the agency.
        agency: whose evidence it is.
        tables: by their names in ``takar.tables``; columns left out are left alone.
        origin: where they come from, for people to read.

    Raises:
        TakarError: when a table has rows of another agency, names codes not on record, or says two
            things about one row.
    """
    plans = plan_of(agency, tables)
    batch = ImportBatch.objects.create(
        agency=agency,
        kind="tables",
        file_name=origin,
        by=actor,
        state=BatchState.IMPORTED,
        imported_at=timezone.now(),
        summary=BatchSummary(
            read=sum(table.num_rows for table in tables.values()),
            tables={plan.keeper.table: plan.count for plan in plans},
            marks=row_marks(),
        ).model_dump(),
    )
    write(agency, plans, batch)
    noted(tables={plan.keeper.table: plan.count.model_dump() for plan in plans}, batch=batch.pk)
    return batch
