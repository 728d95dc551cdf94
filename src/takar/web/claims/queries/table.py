"""Waiting claims as the table that measures read."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from takar.tables import TABLES
from takar.web.accounts.models import Agency
from takar.web.claims.models import Claim, ClaimState
from takar.web.people.models import Employee
from takar.web.people.queries.evidence import as_sent, fetched

MINUTE = len("2025-05-14 12:00")
"""How much of a moment tells its day, in any zone."""


def claims_table(agency: Agency, employees: QuerySet[Employee] | None = None) -> pa.Table:
    """Return what was entered and waits to be verified, typed as ``TABLES["claims"]`` says.

    Args:
        agency: whose claims.
        employees: about whom; everybody who works there now when left out.
    """
    schema = TABLES["claims"].arrow
    people = (
        Employee.objects.filter(agency=agency, left_on=None) if employees is None else employees
    )
    waiting = Claim.objects.filter(
        agency=agency, state=ClaimState.SUBMITTED, employee__in=people.order_by().values("pk")
    )
    special: dict[str, F | Cast] = {
        "claim_id": Cast("pk", CharField()),
        "employee_id": F("employee__code"),
        "submitted_on": Cast("submitted_at", CharField()),
    }
    asked = [special.get(each.name) or as_sent(each.name, each.type) for each in schema]
    number = schema.get_field_index("submitted_on")
    sent = schema.set(number, pa.field("submitted_on", pa.string()))
    found = fetched(waiting.order_by("pk").values_list(*asked), sent)
    return found.set_column(number, schema.field(number), local_days(found["submitted_on"]))


def local_days(moments: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the days on which moments were, where the service runs; each minute is read once."""
    minutes = pc.utf8_slice_codeunits(moments, 0, MINUTE).combine_chunks().dictionary_encode()
    days = pa.array([local_day(text) for text in minutes.dictionary.to_pylist()], pa.date32())
    return pa.chunked_array([days.take(minutes.indices)], pa.date32())


def local_day(minute: str) -> date:
    """Return the day of a minute as the database writes it, in universal time.

    >>> local_day("2025-05-14 12:00")
    datetime.date(2025, 5, 14)
    """
    return timezone.localdate(datetime.fromisoformat(minute).replace(tzinfo=UTC))
