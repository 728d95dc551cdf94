"""A scenario computed: the summary without names, and the people who move."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from takar.kernel.rounding import half_up
from takar.regulations.law import Law
from takar.runs.sandbox import GroupTrial, Mean, Trial, category_of, try_rules
from takar.web.scenarios.evidence import evidence_below, numbers_of
from takar.web.scenarios.laws import base_law, tried_law
from takar.web.scenarios.models import Scenario
from takar.web.scenarios.rules import GroupShift, Move, Shift, Summary


@dataclass(frozen=True)
class Tried:
    """What a scenario would do, ready to be kept."""

    summary: Summary
    changed: pa.Table
    numbers: dict[str, int]
    edition_before: str
    edition_after: str
    evidence_hash: str
    code_version: str

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the people for whom something changes."""
        for row in self.changed.to_pylist():
            yield {
                "employee_id": self.numbers[row["employee_id"]],
                "before": row["total_before"],
                "after": row["total_after"],
                "change": row["difference"],
                "category_before": row["category_before"] or "",
                "category_after": row["category_after"] or "",
                "direction": row["direction"],
            }


def tried(scenario: Scenario) -> Tried:
    """Measure the people of a scenario under the rules as they are, and as it changes them."""
    before, after = base_law(scenario.agency, scenario.day), tried_law(scenario)
    tables = evidence_below(scenario.agency, scenario.unit)
    trial = try_rules(tables, before, after, rules=scenario.rules or None)
    stamp = trial.before.stamp
    return Tried(
        summary=summary_of(trial, before, after),
        changed=trial.changed,
        numbers=numbers_of(scenario.agency),
        edition_before=before.edition,
        edition_after=after.edition,
        evidence_hash=stamp.evidence_hash,
        code_version=stamp.code_version,
    )


def summary_of(trial: Trial, before: Law, after: Law) -> Summary:
    """Return what a trial says without any name."""
    index, *parts = map(shift_of, trial.means)
    measured = trial.measured
    return Summary(
        people=trial.movements.num_rows,
        measured_before=measured[0],
        measured_after=measured[1],
        index=index,
        category_before=category_of(before, trial.index.before),
        category_after=category_of(after, trial.index.after),
        parts=parts,
        moves=[
            Move(before=one, after=two, people=people)
            for (one, two), people in sorted(trial.moves.items())
        ],
        groups=[group_of(group) for group in trial.groups],
    )


def shift_of(mean: Mean) -> Shift:
    """Return a mean as it is kept: the index as it is printed, the law's two places."""
    return Shift(code=mean.code, before=printed(mean.before), after=printed(mean.after))


def printed(number: Decimal | Fraction | None) -> Decimal | None:
    """Return a mean half up to two places; a gap stays a gap."""
    return None if number is None else half_up(number)


def group_of(group: GroupTrial) -> GroupShift:
    """Return a group as it is kept."""
    return GroupShift(
        grouping=group.grouping,
        code=group.code,
        title=group.title,
        headcount=group.headcount,
        measured_before=group.measured_before,
        measured_after=group.measured_after,
        before=printed(group.index_before),
        after=printed(group.index_after),
        risen=group.risen,
        fallen=group.fallen,
    )
