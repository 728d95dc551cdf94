"""What an entry would earn in IP ASN if it were verified: the rules run on the evidence with it.

The person stands in the tables twice, once as on record and once with the entry, so that one
measuring tells both.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.measures.ip_asn_rules import PARTS, is_estimate, rule_set
from takar.regulations.law import Law
from takar.runs.measure import measure_ip_asn
from takar.tables import TABLES
from takar.web.claims.models import Claim
from takar.web.claims.rules import DIMENSION_PROVED, RULES, WHY_NOTHING
from takar.web.people.models import Employee
from takar.web.people.queries import evidence_of
from takar.web.people.queries.law import law_of

WITH = "+"
"""Ends the number of the person who has the entry."""
READ = (
    *("employees", "trainings", "education_history"),
    *("performance_ratings", "sanctions", "evidence_checks"),
)


@dataclass(frozen=True)
class Worth:
    """What an entry would earn.

    Attributes:
        year: the measured year.
        gain: the points gained, or lost where a sanction costs some; from a gap, all of them.
        why: why nothing is gained, where nothing is.
        is_estimate: whether BKN measures that year by other rules.
    """

    year: int
    gain: Decimal
    why: str
    is_estimate: bool


def worth_of(claim: Claim) -> Worth | None:
    """Return what an entry would earn; nothing while it says too little to tell."""
    if not says_enough(claim):
        return None
    year = measured_year_of(claim, timezone.localdate())
    law = law_of(claim.agency, date(year, 12, 31))
    try:
        rules = rule_set(law, RULES)
        found = measure_ip_asn(with_and_without(claim), law, rules=RULES, components=False)
    except TakarError:
        return None
    before, after = sorted(found.results.to_pylist(), key=lambda row: len(row["employee_id"]))
    part = part_proved(claim, law)
    gain = (after[part] or Decimal(0)) - (before[part] or Decimal(0))
    why = "" if gain else _(WHY_NOTHING.get(after[f"{part}_state"], ""))
    return Worth(year, gain, why, is_estimate(rules, year))


def says_enough(claim: Claim) -> bool:
    """Tell whether an entry says when and what, so that rules can be run on it."""
    needed = {
        "trainings": ("training_kind", "ended_on"),
        "education_history": ("education_level", "ended_on"),
        "performance_ratings": ("year",),
        "sanctions": ("sanction_level", "started_on"),
    }[claim.evidence]
    return all(getattr(claim, name) for name in needed)


def measured_year_of(claim: Claim, today: date) -> int:
    """Return the year for which an entry matters first: its own, but no longer than a year ago."""
    own = {
        "trainings": claim.ended_on.year if claim.ended_on else today.year,
        "performance_ratings": claim.year or today.year,
    }.get(claim.evidence, today.year)
    return own if today.year - 1 <= own <= today.year else today.year


def with_and_without(claim: Claim) -> dict[str, pa.Table]:
    """Return the evidence about a person twice: as it is, and with the entry as if verified."""
    one = Employee.objects.filter(pk=claim.employee_id)
    columns = {name: TABLES[name].arrow.names for name in READ}
    tables = evidence_of(claim.agency, one, tables=columns)
    code = claim.employee.code + WITH
    own = {"employee_id": code, **record_values(claim)}
    added = pa.Table.from_pylist([own], schema=TABLES[claim.evidence].arrow)
    twice = {
        name: pa.concat_tables([table, renamed(table, code)]) for name, table in tables.items()
    }
    twice[claim.evidence] = pa.concat_tables([twice[claim.evidence], added])
    return twice


def record_values(claim: Claim) -> dict[str, Any]:
    """Return what a verified entry would say, numbers as the tables keep them."""
    return {
        name: Decimal(value).quantize(Decimal("0.000001")) if isinstance(value, Decimal) else value
        for name, value in claim.facts().items()
    }


def renamed(table: pa.Table, code: str) -> pa.Table:
    """Return the same rows about the person of another number."""
    column = pa.array([code] * table.num_rows, pa.string())
    return table.set_column(table.schema.get_field_index("employee_id"), "employee_id", column)


def part_proved(claim: Claim, law: Law) -> str:
    """Return the column of the part that an entry may prove."""
    if claim.evidence != "trainings":
        return DIMENSION_PROVED[claim.evidence]
    return PARTS[law.codes("ip_asn.training_kinds")[str(claim.training_kind)]["indicator"]]
