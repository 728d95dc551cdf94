"""What would lift a person's numbers: the rules run again on their evidence, one thing changed.

Age, sex, origin and the passing of time are never among the changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa
from django.utils.translation import gettext as _

from takar.measures.components import MISSING
from takar.regulations.law import Law
from takar.runs.explain import explain
from takar.runs.measure import measure_jpm
from takar.tables import TABLES
from takar.web.people.models import Employee
from takar.web.people.queries import evidence_of
from takar.web.results.models import JpmResult, TalentResult
from takar.web.results.queries import category_titles, law_of, table_of
from takar.web.results.wording import worded

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Lift:
    """One change and what the rules say then.

    Attributes:
        outcome: the category or box after the change; empty while it is not settled.
    """

    says: str
    axis: str
    before: Decimal
    after: Decimal
    outcome: str

    @property
    def gain(self) -> Decimal:
        """By how much the number rises; where evidence is missing, its least value."""
        return self.after - self.before


@dataclass(frozen=True)
class Lifts:
    """What would help, most first.

    Attributes:
        evidence_changed: the evidence now is no longer that of the run.
    """

    found: list[Lift]
    evidence_changed: bool


def lifts_of(result: JpmResult | TalentResult) -> Lifts:
    """Return what would lift a result, from the evidence on record now."""
    law = law_of(result.run)
    one = Employee.objects.filter(pk=result.employee_id)
    tables = evidence_of(result.employee.agency, one)
    if isinstance(result, JpmResult):
        return jpm_lifts(result, tables, law)
    return talent_lifts(result, tables, law)


def talent_lifts(result: TalentResult, tables: Tables, law: Law) -> Lifts:
    """Return what would lift the axes of the talent map."""
    told = explain(tables, law)
    axes = law.value("talent.profile").axes
    found = [
        Lift(
            says=worded(lift.says),
            axis=axes[lift.number].title,
            before=lift.before,
            after=lift.after,
            outcome=""
            if lift.category is None
            else axes[lift.number].categories[lift.category].title,
        )
        for lift in told.lifts
    ]
    stored = (result.performance_least, result.potential_least)
    now = (told.numbers["performance_least"], told.numbers["potential_least"])
    return Lifts(found, evidence_changed=stored != now)


def jpm_lifts(result: JpmResult, tables: Tables, law: Law) -> Lifts:
    """Return what each competency brought up to the standard would do to the JPM."""
    asked: dict[str, Any] = {"purpose": result.run.purpose, "categories": table_of(result.run)}
    now = measure_jpm(tables, law, **asked)
    tried = list(below_standard(now.components.to_pylist() if now.components else []))
    before = now.results.to_pylist()[0]
    titles = category_titles(result.run)
    after = measure_jpm(copies(tables, tried, law), law, **asked, components=False)
    rows = {row["employee_id"]: row for row in after.results.to_pylist()}
    found = [
        Lift(
            says=_("%(title)s mencapai level %(level)s")
            % {"title": part["title"], "level": part["required"]},
            axis="JPM",
            before=before["jpm_least"],
            after=rows[part["indicator"]]["jpm_least"],
            outcome=titles.get(rows[part["indicator"]]["category"] or "", ""),
        )
        for part in tried
    ]
    found.sort(key=lambda lift: (-lift.gain, lift.says))
    return Lifts(found, evidence_changed=before["jpm_least"] != result.least)


def below_standard(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the competencies that are missing or below what the post demands."""
    for part in parts:
        if part["required"] is None:
            continue
        if part["state"] == MISSING or part["level"] < part["required"]:
            yield part


def copies(tables: Tables, tried: list[dict[str, Any]], law: Law) -> dict[str, pa.Table]:
    """Make one person of each competency: their own rows, and that competency at the standard."""
    made = dict(tables)
    for name in ("employees", "competency_levels"):
        rows = tables[name].to_pylist()
        copied = [row | {"employee_id": part["indicator"]} for part in tried for row in rows]
        if name == "competency_levels":
            copied += [raised(part, law) for part in tried]
        made[name] = pa.Table.from_pylist(copied, schema=TABLES[name].arrow)
    return made


def raised(part: dict[str, Any], law: Law) -> dict[str, Any]:
    """Return the record that the competency reaches the standard on the day."""
    return {
        "employee_id": part["indicator"],
        "competency": part["indicator"],
        "level": Decimal(part["required"]),
        "assessed_on": law.day,
    }
