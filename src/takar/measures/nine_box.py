"""The nine boxes: where performance and potential meet, and what the law recommends there.

Law: PermenPANRB 3/2020; the steps are told in ``docs/explanation/nine_box.md``.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.regulations.law import Law
from takar.tables.expressions import when, whole

CATEGORIES = ("performance_category", "potential_category")


def nine_box(axes: ir.Table, law: Law) -> ir.Table:
    """Put each person in a box; where evidence is missing, say which boxes are possible.

    Args:
        axes: ``performance_category`` and ``potential_category``, each also ``_least`` and
            ``_most``; any other columns stay.

    Returns:
        The same rows with ``box`` (a gap unless least and most agree), ``box_least``,
        ``box_most`` and ``recommendation`` (the codes of the box, joined by semicolons).
    """
    matrix = law.matrix("nine_box.matrix")
    ends = {end: box_of(axes, matrix, f"_{end}") for end in ("least", "most")}
    box = when(ends["least"] == ends["most"], ends["least"])
    boxed = axes.mutate(box=box, box_least=ends["least"], box_most=ends["most"])
    advice = [
        (boxed.box == number, ibis.literal(";".join(codes)))
        for number, codes in recommendations(law).items()
    ]
    return boxed.mutate(recommendation=ibis.cases(*advice, else_=ibis.null("string")))


def box_of(axes: ir.Table, matrix: Mapping[tuple[str, str], str], ending: str = "") -> ir.Value:
    """Return the number of the box for the categories in the columns with that ending."""
    performance, potential = (axes[f"{name}{ending}"] for name in CATEGORIES)
    cases = [
        ((performance == row) & (potential == column), whole(int(number)))
        for (row, column), number in matrix.items()
    ]
    return ibis.cases(*cases, else_=ibis.null("int64"))


def recommendations(law: Law) -> dict[int, list[str]]:
    """Return the codes that the law recommends for each box."""
    found = law.codes("nine_box.recommendations")
    return {int(box): list(code["recommendations"]) for box, code in found.items()}
