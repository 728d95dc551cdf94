"""The two axes: indicators weighted and added, with categories on the exact sum."""

import math
from fractions import Fraction

import ibis
import ibis.expr.types as ir

from takar.measures.jpm import PERCENT, added
from takar.measures.nodes import Node
from takar.measures.scores import applies
from takar.regulations.profile import Axis
from takar.tables.expressions import MICRO, as_decimal, band, divided, when, whole

HUNDREDTHS = 100
ENDS = ("least", "most")


def with_axis(people: ir.Table, name: str, axis: Axis, nodes: tuple[Node, ...]) -> ir.Table:
    """Add the axis: its score, least and most (millionths), completeness and categories.

    A weight is the points that a full score earns; it is never multiplied by another weight.
    """
    present, applicable = _presence(people, nodes)
    sums = {f"{name}_{end}_sum": _sum(people, nodes, end) for end in ENDS}
    people = people.mutate(**sums, **{f"{name}_present": present, f"{name}_applicable": applicable})
    ratios = {end: _ratio(people, name, axis, nodes, end) for end in ENDS}
    people = people.mutate(
        **{f"{name}_{end}_micro": divided(above, below) for end, (above, below) in ratios.items()},
        **{
            f"{name}_category_{end}": band(above, axis.categories, below * MICRO)
            for end, (above, below) in ratios.items()
        },
    )
    present, applicable = people[f"{name}_present"], people[f"{name}_applicable"]
    lowest, highest = people[f"{name}_category_least"], people[f"{name}_category_most"]
    return people.mutate(
        **{
            f"{name}_micro": when(present == applicable, people[f"{name}_least_micro"]),
            f"{name}_completeness": as_decimal(divided(present * PERCENT * MICRO, applicable)),
            f"{name}_category": when(lowest == highest, lowest),
        }
    )


def _shares(nodes: tuple[Node, ...]) -> tuple[list[Fraction], int]:
    """Return what a millionth of each score earns, and the common denominator."""
    shares = [weight_of(node) / full_of(node) for node in nodes]
    return shares, math.lcm(*(share.denominator for share in shares))


def _sum(people: ir.Table, nodes: tuple[Node, ...], end: str) -> ir.Value:
    """Add the weighted scores as whole numbers over the common denominator."""
    shares, common = _shares(nodes)
    values = []
    for node, share in zip(nodes, shares, strict=True):
        value = people[f"{node.short}_{end}"] * int(share * common)
        told = applies(people, node)
        values.append(value if told is None else told.ifelse(value, whole(0)))
    return added(values)


def _ratio(
    people: ir.Table, name: str, axis: Axis, nodes: tuple[Node, ...], end: str
) -> tuple[ir.Value, ir.Value | int]:
    """Return whole numbers whose ratio is the axis in millionths, free of rounding."""
    _, common = _shares(nodes)
    above = people[f"{name}_{end}_sum"]
    if not any(node.part.not_for for node in nodes):
        return above, common
    total = int(axis.total * HUNDREDTHS)
    reduced = math.gcd(total, common)
    applicable = people[f"{name}_applicable"].nullif(0)
    return above * (total // reduced), applicable * (common // reduced)


def _presence(people: ir.Table, nodes: tuple[Node, ...]) -> tuple[ir.Value, ir.Value]:
    """Return the weight for which there is evidence, and the weight that applies."""
    present = []
    for node in nodes:
        known = people[f"{node.short}_score"].notnull()
        told = applies(people, node)
        present.append(
            (known if told is None else known & told).ifelse(whole(hundredths(node)), whole(0))
        )
    return added(present), _applicable(people, nodes)


def _applicable(people: ir.Table, nodes: tuple[Node, ...]) -> ir.Value:
    weights = []
    for node in nodes:
        told = applies(people, node)
        weight = whole(hundredths(node))
        weights.append(weight if told is None else ibis.cases((told, weight), else_=whole(0)))
    return added(weights)


def weight_of(node: Node) -> Fraction:
    """Return the weight of an indicator."""
    return Fraction(node.indicator.weight) if node.indicator else Fraction(0)


def full_of(node: Node) -> Fraction:
    """Return the score that earns the whole weight."""
    return Fraction(node.indicator.full) if node.indicator else Fraction(1)


def hundredths(node: Node) -> int:
    """Return the weight of an indicator in hundredths."""
    return int(weight_of(node) * HUNDREDTHS)
