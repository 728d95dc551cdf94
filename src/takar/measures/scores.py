"""From readings to scores: points, bands and parts; each with its least and most.

Every node of a profile becomes three columns in millionths: ``<short>_score`` (a gap where
evidence is missing), ``<short>_least`` and ``<short>_most`` (the missing counted as the lowest and
the highest the rubric knows). Where a node may not apply, ``<short>_applies`` says so.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.measures.jpm import added
from takar.measures.nodes import Node, bounds, rungs_of
from takar.measures.readings import ranked, record_column
from takar.regulations.law import Law
from takar.regulations.rubrics import (
    AspectsRubric,
    CleanYearsRubric,
    ColumnRubric,
    Conditions,
    JpmRubric,
    PartsRubric,
    RecordRubric,
    Rung,
    SameRubric,
    Scored,
    TallyRubric,
    YearsRubric,
    rungs,
)
from takar.tables.expressions import (
    MICRO,
    clamped,
    divided,
    inside,
    micro,
    when,
    whole,
    whole_years,
)

Values = dict[str, ir.Value]
ENDS = ("score", "least", "most")


def scored(
    people: ir.Table, nodes: list[Node], same: Mapping[str, Node], law: Law, keep: list[str]
) -> ir.Table:
    """Return the score columns of every node; parts come before what is made of them.

    Few columns are carried from step to step: that keeps the statement small for the engine.

    Args:
        people: one row per person with all readings.
        nodes: every node of the profile.
        same: the indicators by name, for ``same_as``.
        law: the law in force.
        keep: other columns to carry along.
    """
    leaves = [node for node in nodes if not isinstance(node.rubric, PartsRubric | SameRubric)]
    told = {f"{n.short}_applies": ~meets(people, n.part.not_for) for n in nodes if n.part.not_for}
    people = people.mutate(**told, **_raws(people, leaves, law))
    readings = [column for column in keep if column in people.columns]
    people = people.select(*readings, *told, **_leaf_scores(people, leaves))
    for node in in_order(nodes, same):
        rubric = node.rubric
        if isinstance(rubric, SameRubric):
            other = same[rubric.indicator].short
            copied = {f"{node.short}_{end}": people[f"{other}_{end}"] for end in ENDS}
            people = people.mutate(**copied)
        elif isinstance(rubric, PartsRubric):
            people = people.mutate(**_composite_ends(people, node, rubric, dict(same)))
            people = people.mutate(**{f"{node.short}_score": _agreed(people, node)})
    return people


def in_order(nodes: list[Node], same: Mapping[str, Node]) -> list[Node]:
    """Order the nodes so that each comes after those it is made of (the profile has no circle)."""
    done: list[Node] = []

    def visit(node: Node) -> None:
        rubric = node.rubric
        if isinstance(rubric, SameRubric):
            visit(same[rubric.indicator])
        for part in node.parts:
            visit(part)
        if node not in done:
            done.append(node)

    for node in nodes:
        visit(node)
    return done


def meets(people: ir.Table, conditions: Conditions) -> ir.Value:
    """Tell whether a person meets every condition; a gap meets none."""
    told = ibis.literal(value=True)
    for column, values in conditions.items():
        told &= people[column].isin(values).fill_null(False)
    return told


def _raws(people: ir.Table, leaves: list[Node], law: Law) -> Values:
    """Read what stands in the person's own row, and the years up to the day."""
    values: Values = {}
    for leaf in leaves:
        rubric, short = leaf.rubric, leaf.short
        if isinstance(rubric, ColumnRubric):
            values[f"{short}_raw"] = ranked(record_column(rubric.column, people), rubric)
        elif isinstance(rubric, YearsRubric):
            own = rubric.source == "employees"
            start = people[rubric.column] if own else people[f"{short}_from"]
            values[f"{short}_raw"] = whole_years(start, law.day) * MICRO
        elif isinstance(rubric, CleanYearsRubric):
            values[f"{short}_raw"] = _clean_years(people, rubric, short, law) * MICRO
    return values


def _clean_years(people: ir.Table, rubric: CleanYearsRubric, short: str, law: Law) -> ir.Value:
    last, since = people[f"{short}_from"], people[rubric.since]
    clean = when(last.notnull() | people[f"checked_{rubric.source}"], since)
    later = ibis.cases((last > since, last), else_=clean)
    return whole_years(later, law.day)


def _leaf_scores(people: ir.Table, leaves: list[Node]) -> Values:
    values: Values = {}
    for leaf in leaves:
        rubric, short = leaf.rubric, leaf.short
        low, high = bounds(leaf, {})
        if isinstance(rubric, JpmRubric | AspectsRubric):
            values |= _ratio(people, rubric, short, (low, high))
        elif isinstance(rubric, Scored):
            score = _leaf(people, rubric, short)
            values |= {
                f"{short}_score": score,
                f"{short}_least": score.fill_null(low),
                f"{short}_most": score.fill_null(high),
            }
    return values


def _leaf(people: ir.Table, rubric: Scored, short: str) -> ir.Value:
    """Turn one reading into points: served now, what the scale says, or known to be none."""
    raw = people[f"{short}_raw"]
    ways = [(raw.notnull(), _exactly(people, raw, rubric, short))]
    if isinstance(rubric, RecordRubric) and rubric.running is not None:
        running = people[f"{short}_running"].fill_null(False)
        ways.insert(0, (running, whole(micro(rubric.running))))
    if isinstance(rubric, TallyRubric):
        found = people[f"{short}_count"].fill_null(0) > 0
        ways = [(found, _exactly(people, raw, rubric, short))]
        nothing = whole(0) if rubric.none is None else whole(micro(rubric.none))
        none = nothing if rubric.none is not None else _on_scale(nothing, rubric)
        ways.append((_known_empty(people, rubric, short), none))
    elif rubric.none is not None and isinstance(rubric, RecordRubric):
        ways.append((_known_empty(people, rubric, short), whole(micro(rubric.none))))
    return ibis.cases(*ways, else_=ibis.null("int64"))


def _known_empty(
    people: ir.Table, rubric: RecordRubric | TallyRubric, short: str
) -> ir.BooleanValue:
    """Tell whether the list was checked and holds nothing, not even a record without a value."""
    told: ir.BooleanValue = people[f"checked_{rubric.source}"]
    if f"{short}_unread" in people.columns:
        told &= ~people[f"{short}_unread"].fill_null(False)
    return told


def _exactly(people: ir.Table, raw: ir.Value, rubric: Scored, short: str) -> ir.Value:
    """Turn a reading into points; a quotient meets its bands before it is rounded."""
    if not rubric.bands:
        return _on_scale(raw, rubric)
    if isinstance(rubric, RecordRubric) and rubric.read == "average":
        per = people[f"{short}_count"].nullif(0) * MICRO
        return by_rungs(people[f"{short}_sum"], rubric.bands, per)
    if isinstance(rubric, TallyRubric) and rubric.per_year and rubric.years:
        return by_rungs(people[f"{short}_amount"], rubric.bands, rubric.years * MICRO)
    return _on_scale(raw, rubric)


def _on_scale(raw: ir.Value, rubric: Scored) -> ir.Value:
    """Turn a rank or a number into points by the rubric's scale."""
    if rubric.points and not (isinstance(rubric, RecordRubric) and rubric.read == "average"):
        ranks = enumerate(rungs_of(rubric))
        cases = [(raw == rank, whole(micro(number))) for rank, (_, number) in ranks]
        return ibis.cases(*cases, else_=ibis.null("int64"))
    if rubric.bands:
        return by_rungs(raw, rubric.bands)
    if rubric.points or isinstance(rubric, JpmRubric):
        return raw
    return clamped(raw, micro(rubric.lowest), micro(rubric.highest))


def by_rungs(number: ir.Value, bands: list[Rung], per: ir.Value | int = MICRO) -> ir.Value:
    """Give the points of the rung in which ``number / per`` lies."""
    cases = [
        (inside(number, piece, per), whole(micro(rung.points))) for rung, piece in rungs(bands)
    ]
    return ibis.cases(*cases, else_=ibis.null("int64"))


def _ratio(
    people: ir.Table, rubric: JpmRubric | AspectsRubric, short: str, limits: tuple[int, int]
) -> Values:
    """Score a ratio of sums; where the standard is unknown, only the rubric's own limits hold."""
    ends = {}
    for end, limit in zip(("least", "most"), limits, strict=True):
        reached = people[f"{short}_{end}_percent"]
        if isinstance(rubric, JpmRubric) and rubric.cap is not None:
            reached = ibis.least(reached, whole(micro(rubric.cap)))
        told = reached.notnull() & people[f"{short}_{end}_percent"].notnull()
        ends[end] = ibis.cases((told, _on_scale(reached, rubric)), else_=whole(limit))
    known = (people[f"{short}_missing"] == 0) & people[f"{short}_least_percent"].notnull()
    return {
        f"{short}_score": when(known, ends["least"]),
        f"{short}_least": ends["least"],
        f"{short}_most": ends["most"],
    }


def _composite_ends(
    people: ir.Table, node: Node, rubric: PartsRubric, same: dict[str, Node]
) -> Values:
    """Make one least and one most of several."""
    limits = bounds(node, same)
    return {
        f"{node.short}_{end}": _together(people, node, rubric, end).fill_null(limit)
        for end, limit in zip(("least", "most"), limits, strict=True)
    }


def _agreed(people: ir.Table, node: Node) -> ir.Value:
    """Return the score of a composite: known when its least and most agree."""
    least = people[f"{node.short}_least"]
    return when(least == people[f"{node.short}_most"], least)


def _together(people: ir.Table, node: Node, rubric: PartsRubric, end: str) -> ir.Value:
    """Join the parts that apply: a part scored 0 counts, one that does not apply leaves."""
    values = [(people[f"{part.short}_{end}"], applies(people, part)) for part in node.parts]
    if rubric.read in {"mean_of", "sum_of"}:
        total = added([value if yes is None else yes.ifelse(value, 0) for value, yes in values])
        if rubric.read == "sum_of":
            return total
        counted = added([whole(1) if yes is None else yes.cast("int64") for _, yes in values])
        return divided(total, len(values) if all(y is None for _, y in values) else counted)
    present = [value if yes is None else when(yes, value) for value, yes in values]
    # Both engines leave gaps out of greatest and least, as parts that do not apply should be.
    return (ibis.greatest if rubric.read == "highest_of" else ibis.least)(*present)


def applies(people: ir.Table, node: Node) -> ir.BooleanValue | None:
    """Return whether the node applies to the person; ``None`` where it applies to everybody."""
    return people[f"{node.short}_applies"] if node.part.not_for else None
