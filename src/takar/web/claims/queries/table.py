"""Waiting claims as the table that measures read."""

import pyarrow as pa
from django.db.models import QuerySet
from django.utils import timezone

from takar.tables import TABLES
from takar.web.accounts.models import Agency
from takar.web.claims.models import Claim, ClaimState
from takar.web.people.models import Employee
from takar.web.people.queries.evidence import arrow_of

PATHS = {"claim_id": "pk", "employee_id": "employee__code", "submitted_on": "submitted_at"}


def claims_table(agency: Agency, employees: QuerySet[Employee] | None = None) -> pa.Table:
    """Return what was entered and waits to be verified, typed as ``TABLES["claims"]`` says.

    Args:
        agency: whose claims.
        employees: about whom; everybody who works there now when left out.
    """
    schema = TABLES["claims"]
    people = (
        Employee.objects.filter(agency=agency, left_on=None) if employees is None else employees
    )
    waiting = Claim.objects.filter(
        agency=agency, state=ClaimState.SUBMITTED, employee__in=people.order_by().values("pk")
    )
    names = schema.arrow.names
    rows = waiting.order_by().values_list(*(PATHS.get(name, name) for name in names))
    number, moment = names.index("claim_id"), names.index("submitted_on")
    zone = timezone.get_current_timezone()
    typed = [
        (
            *row[:number],
            str(row[number]),
            *row[number + 1 : moment],
            row[moment].astimezone(zone).date(),
            *row[moment + 1 :],
        )
        for row in rows
    ]
    return arrow_of(typed, schema.arrow, schema.key)
