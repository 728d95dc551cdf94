"""A plan for a group: measured first, then the least that lifts it to its aim.

>>> proposal = plan_ip_asn(tables, law, Wish(target=Decimal(80)))  # doctest: +SKIP
>>> proposal.plan.totals.hours  # doctest: +SKIP
Decimal('5320')
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pyarrow as pa

from takar.engines import connect
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.ip_asn_lifts import COMPLETE, RENEW, TRAIN, VERIFY, lifts, plannable
from takar.measures.ip_asn_rules import is_estimate, measured_year
from takar.planning.plan import Plan, Step
from takar.planning.problem import Aim, Course, Lift, Limits, Objective, Task
from takar.planning.training_plan import training_plan
from takar.regulations.law import Law
from takar.runs.courses import usual_courses
from takar.runs.ip_asn import measure_ip_asn
from takar.runs.run import Run, law_key
from takar.runs.units import units_above

PLANNED = frozenset((VERIFY, COMPLETE, RENEW, TRAIN))
"""Study and better performance are nobody's to plan, and what they gain is not sure."""
TIES = {
    Objective.HOURS: (Objective.HOURS, Objective.PEOPLE),
    Objective.PEOPLE: (Objective.PEOPLE, Objective.HOURS),
    Objective.MONEY: (Objective.MONEY, Objective.HOURS),
}
"""What is kept small, and what settles it where several plans are as small."""
STEPS = pa.schema(
    [
        ("employee_id", pa.string()),
        ("work_unit_id", pa.string()),
        ("indicator", pa.string()),
        ("deed", pa.string()),
        ("course", pa.string()),
        ("hours", pa.decimal128(18, 6)),
        ("cost", pa.int64()),
        ("gain", pa.decimal128(18, 6)),
    ]
)


class NobodyToPlanFor(TakarError):
    """Nobody in the group is measured, or there is no such unit."""


@dataclass(frozen=True)
class Wish:
    """What is to be reached, by whom, and with what.

    Attributes:
        unit: a unit with everybody below it; everybody in the tables without one.
        courses: empty: one training for each part of competence, with assumed hours.
    """

    target: Decimal
    unit: str | None = None
    objective: Objective = Objective.HOURS
    courses: tuple[Course, ...] = ()
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Share:
    """What falls on one deed, sub-indicator or unit.

    Attributes:
        kind: ``DEED``, ``INDICATOR`` or ``UNIT``.
    """

    kind: str
    code: str
    people: int
    deeds: int
    hours: Decimal
    cost: int
    gain: Decimal


@dataclass(frozen=True)
class Proposal:
    """A plan with what it was made from.

    Attributes:
        run: the measuring of everybody in the tables.
        is_estimate: the rule set is used for a year that has official scores.
    """

    plan: Plan
    run: Run
    wish: Wish
    is_estimate: bool

    @property
    def steps(self) -> pa.Table:
        """One row per person and deed."""
        rows = [
            {
                "employee_id": step.employee_id,
                "work_unit_id": step.unit,
                "indicator": step.indicator,
                "deed": step.deed,
                "course": step.course or None,
                "hours": step.hours,
                "cost": step.cost,
                "gain": step.gain,
            }
            for step in self.plan.steps
        ]
        return pa.Table.from_pylist(rows, STEPS)

    def shares(self) -> list[Share]:
        """Return what falls on each deed, sub-indicator and unit, the most points first."""
        found = [
            *_shares("DEED", self.plan.steps, "deed"),
            *_shares("INDICATOR", self.plan.steps, "indicator"),
            *_shares("UNIT", self.plan.steps, "unit"),
        ]
        return sorted(found, key=lambda share: (share.kind, -share.gain, share.code))


def plan_ip_asn(
    tables: Mapping[str, pa.Table],
    law: Law,
    wish: Wish,
    *,
    rules: str | None = None,
    engine: str = "duckdb",
) -> Proposal:
    """Find the least that lifts the people of a unit, or all, to the index wished for.

    Raises:
        NotPlannable: the rule set takes released scores.
        NobodyToPlanFor: there is nobody measured to be lifted.
    """
    chosen = plannable(law, rules)
    run = measure_ip_asn(tables, law, rules=rules, engine=engine, components=False)
    inside = _inside(tables, wish.unit)
    totals = {
        row["employee_id"]: row["total"]
        for row in run.results.select(["employee_id", "total"]).to_pylist()
        if row["total"] is not None and row["employee_id"] in inside
    }
    if not totals:
        raise NobodyToPlanFor(
            msg("Tidak seorang pun terukur, sehingga tidak ada yang dapat direncanakan."),
            hint=msg("Lengkapi pendidikan dan predikat kinerja, atau pilih unit lain."),
        )
    task = Task(
        lifts=tuple(_lifts(tables, run, totals, engine)),
        courses=wish.courses or usual_courses(law),
        aim=Aim(wish.target, len(totals), sum(totals.values(), Decimal(0))),
        limits=wish.limits,
        objectives=TIES[wish.objective],
        word=run.stamp.evidence_hash,
    )
    estimate = is_estimate(chosen, measured_year(law.day))
    return Proposal(training_plan(task), run, wish, estimate)


def _inside(tables: Mapping[str, pa.Table], unit: str | None) -> set[str]:
    """Return the people of a unit and of all below it; everybody without a unit."""
    people = tables["employees"].select(["employee_id", "work_unit_id"]).to_pylist()
    if unit is None:
        return {row["employee_id"] for row in people}
    above = units_above(tables["work_units"])
    if unit not in above:
        raise NobodyToPlanFor(
            msg("Unit {unit} tidak ada.", unit=unit),
            hint=msg("Tulis work_unit_id seperti pada tabel work_units."),
        )
    return {
        row["employee_id"] for row in people if unit in above.get(row["work_unit_id"] or "", ())
    }


def _lifts(
    tables: Mapping[str, pa.Table], run: Run, totals: Mapping[str, Decimal], engine: str
) -> Iterator[Lift]:
    """Yield what would lift the people measured, as the planner takes it."""
    given = {**tables, "takar_people": run.results}
    with connect(engine) as opened:
        found = opened.compute(
            lambda t: lifts(t["takar_people"], t, run.law),
            given,
            ("ip_asn_lifts", *law_key(run.law)),
        )
    employees = {row["employee_id"]: row for row in _posts(tables)}
    for row in found.to_pylist():
        person = row["employee_id"]
        if person in totals and row["deed"] in PLANNED and not row["is_at_most"]:
            yield Lift(
                employee_id=person,
                unit=employees[person]["work_unit_id"] or "",
                indicator=row["indicator"],
                deed=row["deed"],
                gain=row["gain"],
                hours=row["hours"] or Decimal(0),
                tier=employees[person]["position_tier"] or "",
                standing=totals[person],
            )


def _posts(tables: Mapping[str, pa.Table]) -> list[dict[str, Any]]:
    columns = ["employee_id", "work_unit_id", "position_tier"]
    found: list[dict[str, Any]] = tables["employees"].select(columns).to_pylist()
    return found


def _shares(kind: str, steps: tuple[Step, ...], by: str) -> Iterator[Share]:
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        found[getattr(step, by)].append(step)
    for code, own in found.items():
        yield Share(
            kind=kind,
            code=code,
            people=len({step.employee_id for step in own}),
            deeds=len(own),
            hours=sum((step.hours for step in own), Decimal(0)),
            cost=sum(step.cost for step in own),
            gain=sum((step.gain for step in own), Decimal(0)),
        )
