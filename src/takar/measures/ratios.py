"""The two rubrics that are ratios of sums (JPM, potential aspects), computed beside the rest.

Their many columns live and die in a small statement of their own; only the percentages are joined
to the person: ``<short>_least_percent``, ``<short>_most_percent`` and ``<short>_missing``.
"""

from collections.abc import Mapping

import ibis.expr.types as ir

from takar.measures.aspects import aspect_percents, aspect_sums, latest_aspects, weights
from takar.measures.jpm import levels_and_posts, percent, sums
from takar.measures.levels import competencies, joined_to
from takar.measures.nodes import Node
from takar.regulations.law import Law
from takar.regulations.rubrics import AspectsRubric, JpmRubric
from takar.tables.expressions import latest_of

Values = dict[str, ir.Value]
PERCENTS = ("least_percent", "most_percent", "missing", "day")


def with_ratios(
    people: ir.Table, tables: Mapping[str, ir.Table], nodes: list[Node], law: Law
) -> ir.Table:
    """Join the percentages of every rubric that is a ratio."""
    levels = [node for node in nodes if isinstance(node.rubric, JpmRubric)]
    if levels:
        people = joined_to(people, _jpm(tables, levels, law), "employee_id")
    aspects = [node for node in nodes if isinstance(node.rubric, AspectsRubric)]
    if aspects:
        people = joined_to(people, _aspects(tables, aspects, law), "employee_id")
        people = people.mutate(**_of_nobody(people, aspects, law))
    return people


def _jpm(tables: Mapping[str, ir.Table], nodes: list[Node], law: Law) -> ir.Table:
    wide = levels_and_posts(tables, law)
    on = latest_of([wide[f"level_on__{code}"] for code in competencies(law)])
    summed: Values = {}
    for node in nodes:
        assert isinstance(node.rubric, JpmRubric)  # noqa: S101 -- chosen by the caller
        parts = sums(wide, law, above=node.rubric.above)
        summed |= {f"{node.short}_{name}": value for name, value in parts.items()}
    table = wide.select("employee_id", _on=on, **summed)
    divided: Values = {}
    for node in nodes:
        short, places = node.short, getattr(node.rubric, "decimals", 6)
        for end in ("least", "most"):
            divided[f"{short}_{end}_percent"] = percent(
                table[f"{short}_achieved_{end}"], table[f"{short}_required"], places
            )
        divided[f"{short}_missing"] = table[f"{short}_missing_count"]
        divided[f"{short}_day"] = table["_on"]
    return table.select("employee_id", **divided)


def _aspects(tables: Mapping[str, ir.Table], nodes: list[Node], law: Law) -> ir.Table:
    rubrics = {node.short: node.rubric for node in nodes}
    chosen = {s: r for s, r in rubrics.items() if isinstance(r, AspectsRubric)}
    codes = list(dict.fromkeys(code for r in chosen.values() for code in weights(r, law)))
    latest = latest_aspects(tables["potential_aspects"], codes, law)
    summed: Values = {"_on": latest_of([latest[f"on__{code}"] for code in codes])}
    for short, rubric in chosen.items():
        summed |= aspect_sums(latest, rubric, short, law)
    table = latest.select("employee_id", **summed)
    divided: Values = {}
    for short, rubric in chosen.items():
        divided |= aspect_percents(table, rubric, short, law)
        divided |= {f"{short}_missing": table[f"{short}_missing"], f"{short}_day": table["_on"]}
    return table.select("employee_id", **divided)


def _of_nobody(people: ir.Table, nodes: list[Node], law: Law) -> Values:
    """Say that who was never assessed misses every aspect."""
    values: Values = {}
    for node in nodes:
        assert isinstance(node.rubric, AspectsRubric)  # noqa: S101 -- chosen by the caller
        count = len(weights(node.rubric, law))
        values[f"{node.short}_missing"] = people[f"{node.short}_missing"].fill_null(count)
    return values
