"""Explanations: for each number the evidence, the rule, the points, and what would lift it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from takar.engines import connect
from takar.measures.changes import Change, Row, changes_for
from takar.measures.nodes import Node, profile_nodes, within
from takar.measures.talent import KEY, profile_of, workings
from takar.regulations.citation import Citation
from takar.regulations.law import Law
from takar.runs.measure import measure_talent
from takar.runs.run import Run, law_key
from takar.tables import TABLES

PERSON = "employee_id"


@dataclass(frozen=True)
class Rule:
    """The papers of a rule, ready to be shown."""

    title: str
    source: str
    at: str
    since: date
    certainty: str
    note: str


@dataclass(frozen=True)
class Line:
    """One indicator or part: what was seen, what it earned, and by which rule."""

    number: str
    indicator: str
    title: str
    state: str
    score: Decimal | None
    score_least: Decimal | None
    score_most: Decimal | None
    weight: Decimal | None
    points: Decimal | None
    points_possible: Decimal | None
    evidence: str | None
    rule: Rule


@dataclass(frozen=True)
class Lift:
    """One change and what the rules then say; where evidence is missing, of the least score.

    Attributes:
        gain: by how much the number rises.
        category: of the axis after the change; a gap while it is not settled.
        box: after the change; a gap while it is not settled.
    """

    number: str
    indicator: str
    says: str
    before: Decimal
    after: Decimal
    gain: Decimal
    category: str | None
    box: int | None


@dataclass(frozen=True)
class Explanation:
    """Everything about one person's numbers.

    Attributes:
        numbers: the row of the result.
        lines: indicators in the order of the profile, parts after what they are parts of.
        lifts: what would help, most first.
    """

    employee_id: str
    day: date
    numbers: dict[str, Any]
    lines: tuple[Line, ...]
    lifts: tuple[Lift, ...]

    def as_json(self) -> dict[str, Any]:
        """Return plain values: decimals as text, dates as ISO text."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def explain(tables: Mapping[str, pa.Table], law: Law) -> Explanation:
    """Explain the numbers of the one person in the tables."""
    (explanation,) = explain_all(tables, law).values()
    return explanation


def explain_all(
    tables: Mapping[str, pa.Table], law: Law, run: Run | None = None
) -> dict[str, Explanation]:
    """Explain everybody in the tables, by ``employee_id``; all lifts in one computation.

    Args:
        tables: the evidence.
        law: the law in force.
        run: the measuring of the same tables under the same law, if there is one already.
    """
    run = run or measure_talent(tables, law)
    numbers = {row[PERSON]: row for row in run.results.to_pylist()}
    lines = _lines(run, law)
    lifts = _lifts(run.evidence, law, numbers)
    return {
        person: Explanation(
            person, law.day, row, tuple(lines.get(person, ())), tuple(lifts.get(person, ()))
        )
        for person, row in numbers.items()
    }


def rule_of(law: Law, key: str, part: str = "") -> Rule:
    """Return the papers of a rule or of one part of it."""
    citation: Citation = law.cite(key, part)
    return Rule(
        title=citation.title,
        source=citation.source.title,
        at=citation.at,
        since=citation.since,
        certainty=citation.certainty,
        note=citation.note,
    )


def _lines(run: Run, law: Law) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    rules: dict[tuple[str, str], Rule] = {}
    for row in run.components.to_pylist() if run.components is not None else []:
        place = (row["number"], row["indicator"])
        if place not in rules:
            rules[place] = rule_of(law, KEY, _part(law, *place))
        values = {name: row[name] for name in Line.__annotations__ if name != "rule"}
        found.setdefault(row[PERSON], []).append(Line(**values, rule=rules[place]))
    return found


def _part(law: Law, axis: str, indicator: str) -> str:
    """Name the nearest part of the profile about which something special is said."""
    known = law.cite(KEY).parts
    names = indicator.split(".")
    while names:
        for part in (".".join((axis, *names)), ".".join((axis, "indicators", *names))):
            if part in known:
                return part
        names.pop()
    return ""


def _lifts(
    evidence: Mapping[str, pa.Table], law: Law, numbers: Mapping[str, Row]
) -> dict[str, list[Lift]]:
    """Try every change on a copy of the person, all copies in one computation."""
    read = {row[PERSON]: row for row in _workings(evidence, law).to_pylist()}
    rows = {name: _by_person(table) for name, table in evidence.items()}
    leaves = [
        node
        for axis in profile_nodes(profile_of(law)).values()
        for node in within(axis)
        if not node.parts
    ]
    tried: dict[str, tuple[str, Change]] = {}
    for person in numbers:
        own = {name: found.get(person, found.get("", [])) for name, found in rows.items()}
        for node in leaves:
            for change in changes_for(node, read[person], own, law):
                tried[f"{len(tried)}"] = (person, change)
    if not tried:
        return {}
    again = _workings(_copies(evidence, rows, tried), law)
    return _gains(tried, read, {row[PERSON]: row for row in again.to_pylist()})


def _workings(evidence: Mapping[str, pa.Table], law: Law) -> pa.Table:
    with connect() as engine:
        return engine.compute(
            lambda found: workings(found, law), evidence, ("workings", *law_key(law))
        )


def _by_person(table: pa.Table) -> dict[str, list[Row]]:
    """Group rows by person; rows of nobody in particular are everybody's."""
    found: dict[str, list[Row]] = {}
    for row in table.to_pylist():
        found.setdefault(row.get(PERSON, ""), []).append(row)
    return found


def _copies(
    evidence: Mapping[str, pa.Table],
    rows: Mapping[str, Mapping[str, list[Row]]],
    tried: Mapping[str, tuple[str, Change]],
) -> dict[str, pa.Table]:
    """Make one person of each change: their own rows, and the one thing changed."""
    made = {}
    for name, table in evidence.items():
        if PERSON not in table.column_names:
            made[name] = table
            continue
        copies: list[Row] = []
        for copy, (person, change) in tried.items():
            own = [{**row, PERSON: copy} for row in rows[name].get(person, [])]
            if change.table == name == "employees":
                own = [{**row, **change.rows[0]} for row in own]
            elif change.table == name:
                own += [{**row, PERSON: copy} for row in change.rows]
            copies += own
        columns = {
            field.name: pa.array([row.get(field.name) for row in copies], field.type)
            for field in table.schema
        }
        made[name] = pa.table(columns, schema=table.schema)
    return made


def _gains(
    tried: Mapping[str, tuple[str, Change]], before: Mapping[str, Row], after: Mapping[str, Row]
) -> dict[str, list[Lift]]:
    found: dict[str, list[Lift]] = {}
    for copy, (person, change) in tried.items():
        lift = _lift(change.node, change, before[person], after[copy])
        if lift.gain > 0:
            found.setdefault(person, []).append(lift)
    for lifts in found.values():
        lifts.sort(key=lambda lift: (-lift.gain, lift.number, lift.indicator, lift.says))
    return found


def _lift(node: Node, change: Change, before: Row, after: Row) -> Lift:
    """Compare the axis before and after; the least score, since evidence may be missing."""
    axis = node.axis
    one, two = (Decimal(row[f"{axis}_least_micro"]).scaleb(-6) for row in (before, after))
    return Lift(
        number=axis,
        indicator=node.name,
        says=str(change.says),
        before=one,
        after=two,
        gain=two - one,
        category=after[f"{axis}_category"],
        box=after["box"],
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def of_person(tables: Mapping[str, pa.Table], employee_id: str) -> dict[str, pa.Table]:
    """Choose one person's rows from the tables; standards of posts stay whole."""
    return {
        name: table.filter(pc.equal(table.column(PERSON), employee_id))
        if PERSON in table.column_names and name in TABLES
        else table
        for name, table in tables.items()
    }
