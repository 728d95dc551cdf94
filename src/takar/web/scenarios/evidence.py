"""The evidence from which scenarios and plans are computed: what results are computed from."""

import pyarrow as pa
from django.db.models import QuerySet

from takar.web.accounts.models import Agency
from takar.web.claims.queries import claims_table
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries import evidence_of
from takar.web.results.queries import employees_below


def people_below(agency: Agency, unit: WorkUnit | None) -> QuerySet[Employee]:
    """Return the people of a unit and below it, or of the whole agency."""
    return employees_below(agency, unit)


def evidence_below(agency: Agency, unit: WorkUnit | None) -> dict[str, pa.Table]:
    """Return every table of evidence about them, with what waits to be verified."""
    people = people_below(agency, unit)
    return {**evidence_of(agency, people), "claims": claims_table(agency, people)}


def numbers_of(agency: Agency) -> dict[str, int]:
    """Return the row of each employee by code."""
    people = Employee.objects.filter(agency=agency).order_by()
    return dict(people.values_list("code", "pk"))
