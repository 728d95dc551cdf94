"""From readings to scores: points, bands and parts; each with its least and most.

Every node of a profile becomes three columns in millionths: ``<short>_score`` (a gap where
evidence is missing), ``<short>_least`` and ``<short>_most`` (the missing counted as the lowest and
the highest the rubric knows). Where a node may not apply, ``<short>_applies`` says so.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.measures.aspects import aspect_ends
from takar.measures.jpm import added, percent, sums
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
    points,
    when,
    whole,
    whole_years,
)

Values = dict[str, ir.Value]
ENDS = ("score", "least", "most")


def scored(people: ir.Table, nodes: list[Node], same: Mapping[str, Node], law: Law) -> ir.Table:
    """Add the score columns of every node; parts come before what is made of them."""
    leaves = [node for node in nodes if not isinstance(node.rubric, PartsRubric | SameRubric)]
    applying = {
        f"{node.short}_applies": _applies(people, node) for node in nodes if node.part.not_for
    }
    people = people.mutate(**applying, **_raws(people, leaves, law))
    people = people.mutate(**_leaf_scores(people, leaves, law))
    for node in in_order(nodes, same):
        rubric = node.rubric
        if isinstance(rubric, SameRubric):
            other = same[rubric.indicator].short
            people = people.mutate(
                **{f"{node.short}_{end}": people[f"{other}_{end}"] for end in ENDS}
            )
        elif isinstance(rubric, PartsRubric):
            people = people.mutate(**_composite(people, node, rubric, dict(same)))
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


def _applies(people: ir.Table, node: Node) -> ir.Value:
    return ~meets(people, node.part.not_for)


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


def _leaf_scores(people: ir.Table, leaves: list[Node], law: Law) -> Values:
    values: Values = {}
    for leaf in leaves:
        rubric, short = leaf.rubric, leaf.short
        low, high = bounds(leaf, {})
        if isinstance(rubric, JpmRubric):
            values |= _jpm(people, rubric, short, (low, high), law)
        elif isinstance(rubric, AspectsRubric):
            ends = aspect_ends(people, rubric, short, law)
            values |= {f"{short}_{end}": _on_scale(ends[end], rubric) for end in ENDS}
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
    ways = [(raw.notnull(), _on_scale(raw, rubric))]
    if isinstance(rubric, RecordRubric) and rubric.running is not None:
        running = people[f"{short}_running"].fill_null(False)
        ways.insert(0, (running, whole(micro(rubric.running))))
    if isinstance(rubric, TallyRubric):
        found = people[f"{short}_count"].fill_null(0) > 0
        ways = [(found, _on_scale(raw, rubric))]
        nothing = whole(0) if rubric.none is None else whole(micro(rubric.none))
        none = nothing if rubric.none is not None else _on_scale(nothing, rubric)
        ways.append((people[f"checked_{rubric.source}"], none))
    elif rubric.none is not None and isinstance(rubric, RecordRubric):
        ways.append((people[f"checked_{rubric.source}"], whole(micro(rubric.none))))
    return ibis.cases(*ways, else_=ibis.null("int64"))


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


def by_rungs(raw: ir.Value, bands: list[Rung]) -> ir.Value:
    """Give the points of the rung in which a number in millionths lies."""
    cases = [(inside(raw, piece, MICRO), whole(micro(rung.points))) for rung, piece in rungs(bands)]
    return ibis.cases(*cases, else_=ibis.null("int64"))


def _jpm(
    people: ir.Table, rubric: JpmRubric, short: str, limits: tuple[int, int], law: Law
) -> Values:
    """Score the JPM; a person whose post is unknown has no least nor most of their own."""
    parts = sums(people, law, above=rubric.above)
    ends = {}
    for end, limit in zip(("least", "most"), limits, strict=True):
        reached = percent(parts[f"achieved_{end}"], parts["required"], rubric.decimals)
        if rubric.cap is not None:
            reached = clamped(reached, 0, micro(rubric.cap))
        ends[end] = _on_scale(reached, rubric).fill_null(limit)
    known = (parts["missing_count"] == 0) & parts["required"].notnull()
    return {
        f"{short}_score": when(known, ends["least"]),
        f"{short}_least": ends["least"],
        f"{short}_most": ends["most"],
    }


def _composite(people: ir.Table, node: Node, rubric: PartsRubric, same: dict[str, Node]) -> Values:
    """Make one score of several; it is known when its least and most agree."""
    limits = bounds(node, same)
    ends = {
        end: _together(people, node, rubric, end).fill_null(limit)
        for end, limit in zip(("least", "most"), limits, strict=True)
    }
    return {
        f"{node.short}_score": when(ends["least"] == ends["most"], ends["least"]),
        f"{node.short}_least": ends["least"],
        f"{node.short}_most": ends["most"],
    }


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


__all__ = ["ENDS", "applies", "by_rungs", "points", "scored"]
