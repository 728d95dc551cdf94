"""The columns of an IP ASN result, the same whatever the rules."""

from decimal import Decimal

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_points import SCORED
from takar.measures.ip_asn_rules import DIMENSIONS, PARTS
from takar.measures.ip_asn_states import LOSSES
from takar.regulations.law import Law
from takar.tables.expressions import band, divided, when

POINTS = (*DIMENSIONS.values(), *PARTS.values(), "total")
ENDS = ("total_least", "total_most", "total_claimed")
STATES = tuple(f"{name}_state" for name in SCORED)
LOST = tuple(f"lost_{reason}" for reason in LOSSES)
EVIDENCE = {
    "education_level": "string",
    "leadership_on": "date",
    "functional_on": "date",
    "technical_hours": "decimal(18,6)",
    "technical_on": "date",
    "seminar_on": "date",
    "performance_year": "int64",
    "performance_rating": "string",
    "performance_scale": "string",
    "sanction_level": "string",
}
"""The evidence used, and its kinds."""
COLUMNS = (
    "employee_id",
    "employment",
    "post_group",
    *POINTS,
    "category",
    "is_measured",
    *ENDS,
    *STATES,
    *LOST,
    *EVIDENCE,
    "rules",
)
"""Every column of a result, in order."""
Values = dict[str, ir.Value]


MILLIONTH = ibis.literal(Decimal("0.000001"), type="decimal(7,6)")


def unit(told: ir.BooleanValue) -> ir.DecimalValue:
    """Return the millionth that turns whole millionths into points; a gap where nothing counts."""
    return when(told, MILLIONTH)


def exact(millionths: ir.Value, unit: ir.Value = MILLIONTH) -> ir.DecimalValue:
    """Return millionths as a decimal with six places, by whole numbers alone."""
    return (millionths * unit).cast("decimal(18,6)")


def category(total: ir.Value, law: Law) -> ir.StringValue:
    """Name the category of a total in millionths, rounded first where the law says so."""
    settings = law.record("ip_asn.index")
    if settings["classify_on"] == "rounded":
        step = 10 ** (6 - settings["decimals"])
        total = divided(total.cast("int64"), step) * step
    return band(total, law.bands("ip_asn.bands"))


def added(values: list[ir.Value]) -> ir.Value:
    """Add up; a gap anywhere makes the sum a gap."""
    first, *rest = values
    for value in rest:
        first = first + value
    return first
