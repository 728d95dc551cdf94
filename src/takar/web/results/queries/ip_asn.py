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
        *("employee_id", "sex", "employment", "position_kind", "position_tier"),
        *("education_level", "work_unit_id"),
    ),
    "work_units": ("work_unit_id", "parent_id", "name"),
}
"""The columns by which people are grouped."""


def ip_asn_evidence(agency: Agency, employees: QuerySet[Employee], law: Law) -> dict[str, pa.Table]:
    """Return the evidence of an index and what people are grouped by, claims included."""
    wanted = {name: set(columns) for name, columns in columns_used("ip-asn", law).items()}
    for name, columns in GROUPED_BY.items():
        wanted.setdefault(name, set()).update(columns)
    kept = {name: sorted(columns) for name, columns in wanted.items()}
    return evidence_of(agency, employees, tables=kept) | {"claims": claims_table(agency, employees)}


def groups_of(run: Run, grouping: str) -> QuerySet[IpAsnGroup]:
    """Return the groups of one kind, in the order of the law."""
    return IpAsnGroup.objects.filter(run=run, grouping=grouping).order_by("pk")
