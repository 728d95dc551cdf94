"""Waiting claims as the table that measures read."""

import pyarrow as pa
from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast, TruncDate

from takar.tables import TABLES
from takar.web.accounts.models import Agency
from takar.web.claims.models import Claim, ClaimState
from takar.web.people.models import Employee
from takar.web.people.queries.evidence import as_sent, fetched


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
        "submitted_on": Cast(TruncDate("submitted_at"), CharField()),
    }
    asked = [special.get(each.name) or as_sent(each.name, each.type) for each in schema]
    return fetched(waiting.order_by("pk").values_list(*asked), schema)
