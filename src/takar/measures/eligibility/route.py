"""The smallest lawful changes that lead one person to one post, tried out before they are told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from takar.measures.eligibility.changes import Change, Deed, Doer, with_changes
from takar.measures.eligibility.evidence import Evidence
from takar.measures.eligibility.explaining import Explanation, Finding, explain
from takar.measures.eligibility.facts.people import read_people

TRIES = 12
"""Each try moves the day or adds changes; more than a few only happen in a contradiction."""


@dataclass(frozen=True)
class Step:
    """One change, and the requirements that it meets."""

    change: Change
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """What leads to a post, or why nothing does.

    Attributes:
        steps: the changes, the person's own deeds first.
        ready_on: the first day on which all are met, if everything is done in time.
        blocked: what nothing lawful changes; empty where the route leads there.
        supposes: it also needs verifications to turn out well.
    """

    employee_id: str
    position_id: str
    steps: tuple[Step, ...]
    ready_on: date
    blocked: tuple[Finding, ...]

    @property
    def leads(self) -> bool:
        """Whether the changes together lead to the post."""
        return not self.blocked

    @property
    def supposes(self) -> bool:
        """Whether it also needs that what is verified turns out well."""
        return any(step.change.supposes for step in self.steps)


def smallest_changes(evidence: Evidence, employee_id: str, position_id: str) -> Route:
    """Return the fewest changes after which every requirement is met, papers included.

    Time goes first: the day moves to where time alone, or a deed that takes time, has done its
    work. What is then still unmet is changed at once. Everything is judged again on a copy of the
    person; what time itself has broken counts as unmet.

    Raises:
        UnknownPerson: there is no such person.
        UnknownPost: there is no such post.
    """
    alone = _alone(evidence, employee_id)
    lasting: list[Step] = []
    found: list[Step] = []
    day = evidence.law.day
    for _ in range(TRIES):
        done = [step.change for step in (*lasting, *found)]
        seen = _judged(alone, employee_id, position_id, day, done)
        unmet = [f for f in seen.unmet if not _settled(f, found)]
        blocked = tuple(f for f in unmet if f.change is None or not f.change.is_possible)
        if blocked or not unmet:
            return Route(employee_id, position_id, _ordered([*lasting, *found]), day, blocked)
        slow = [f for f in unmet if f.change and f.change.due_on and f.change.due_on > day]
        if slow:
            lasting, found = _joined([*lasting, *_recorded(found), *_steps(slow)]), []
            day = max(f.change.due_on for f in slow if f.change and f.change.due_on)
        else:
            found = _joined([*found, *_steps(unmet)])
    return Route(employee_id, position_id, _ordered([*lasting, *found]), day, tuple(unmet))


def _alone(evidence: Evidence, employee_id: str) -> Evidence:
    """Return the evidence of one person."""
    person = evidence.about([employee_id])
    return replace(evidence, tables=person.tables, people=person)


def _judged(
    evidence: Evidence, employee_id: str, position_id: str, day: date, changes: Iterable[Change]
) -> Explanation:
    """Explain the person as if the changes had come about, on a later day, by today's law."""
    law = replace(evidence.law, day=day)
    tables = with_changes(evidence.tables, employee_id, changes)
    later = replace(evidence, tables=tables, law=law, people=read_people(tables, law))
    return explain(later, employee_id, position_id)


def _settled(finding: Finding, steps: list[Step]) -> bool:
    """Tell whether a paper that no table holds has been asked for already."""
    return any(not step.change.rows and finding.code in step.codes for step in steps)


def _steps(findings: Iterable[Finding]) -> list[Step]:
    return [Step(f.change, (f.code,)) for f in findings if f.change]


def _recorded(steps: Iterable[Step]) -> list[Step]:
    """Keep the facts taken to be recorded: they do not move along with the day."""
    return [step for step in steps if step.change.deed is Deed.RECORD]


def _joined(steps: list[Step]) -> list[Step]:
    """Join what is done in one deed into one step."""
    joined: dict[tuple[str, str], Step] = {}
    for step in steps:
        key = step.change.deed, str(step.change.says)
        joined[key] = _both(joined[key], step) if key in joined else step
    return list(joined.values())


def _both(one: Step, other: Step) -> Step:
    rows = (*one.change.rows, *(row for row in other.change.rows if row not in one.change.rows))
    codes = tuple(dict.fromkeys((*one.codes, *other.codes)))
    return Step(replace(other.change, rows=rows), codes)


def _ordered(steps: list[Step]) -> tuple[Step, ...]:
    """Put the person's own deeds first, then the agency's, then time."""
    order = (Doer.PERSON, Doer.AGENCY, Doer.TIME, Doer.NOBODY)
    waits = [step.change.due_on for step in steps if step.change.deed is Deed.WAIT]
    last = max((due for due in waits if due), default=None)
    kept = [s for s in steps if s.change.deed is not Deed.WAIT or s.change.due_on == last]
    return tuple(sorted(kept, key=lambda step: order.index(step.change.doer)))
