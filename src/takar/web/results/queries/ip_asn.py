"""What an index is measured from, and the groups of a run."""

import pyarrow as pa
from django.db.models import QuerySet

from takar.regulations.law import Law
from takar.runs.evidence import columns_used
from takar.web.accounts.models import Agency
from takar.web.claims.queries import claims_table
from takar.web.people.models import Employee
from takar.web.people.queries import evidence_of
from takar.web.results.models import IpAsnGroup, Run

GROUPED_BY = {
    "employees": (
        *("agency", "employee_id", "sex", "employment", "position_kind", "position_tier"),
        *("education_level", "work_unit_id"),
    ),
    "work_units": ("agency", "work_unit_id", "parent_id", "name"),
}
"""The columns by which people are grouped."""


def ip_asn_evidence(
    agency: Agency, employees: QuerySet[Employee], law: Law, rules: str | None = None
) -> dict[str, pa.Table]:
    """Return the evidence of an index and what people are grouped by, claims included."""
    wanted = columns_used("ip-asn", law, rules=rules)
    asked = {
        name: [*dict.fromkeys([*wanted.get(name, ()), *GROUPED_BY.get(name, ())])]
        for name in {*wanted, *GROUPED_BY}
    }
    found = evidence_of(agency, employees, tables=asked)
    if "claims" in wanted:
        found["claims"] = claims_table(agency, employees)
    return found


def groups_of(run: Run, grouping: str) -> QuerySet[IpAsnGroup]:
    """Return the groups of one kind, in the order of the law."""
    return IpAsnGroup.objects.filter(run=run, grouping=grouping).order_by("pk")
