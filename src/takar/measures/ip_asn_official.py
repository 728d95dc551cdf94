"""IP ASN from the scores that BKN released: nothing is computed but totals and categories.

Law: the measurements of 2023 and later, whose tables of points are not public.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_columns import (
    COLUMNS,
    EVIDENCE,
    STATES,
    added,
    category,
    exact,
    unit,
)
from takar.measures.ip_asn_evidence import beside
from takar.measures.ip_asn_points import dimension_most, grouped
from takar.measures.ip_asn_rules import DIMENSIONS, PARTS, measured_year
from takar.measures.ip_asn_states import MISSING, NO_SUBJECT
from takar.regulations.kinds import Code
from takar.regulations.law import Law
from takar.tables.expressions import in_micro, micro, when

Values = dict[str, ir.Value]


def official(tables: Mapping[str, ir.Table], law: Law, rules: Code) -> ir.Table:
    """Return the released scores of the measured year, with total and category.

    Scores outside their dimension, or that do not make the released total, give no total.
    """
    columns = ("employee_id", "employment", "position_tier", "position_kind")
    people = grouped(tables["employees"].select(*columns), law, rules)
    people = beside(people, tables, {"official_scores": _released}, law)
    people = people.mutate(**_total(people, law))
    return people.mutate(**_told(people, law, rules)).select(*COLUMNS)


def _released(found: ir.Table, law: Law) -> ir.Table:
    """Return the scores of the measured year in millionths, one row per person."""
    own = found.filter(found.year == measured_year(law.day))
    names = (*DIMENSIONS.values(), "total")
    return own.group_by("employee_id").aggregate(
        **{f"{name}_released": in_micro(own[name]).max() for name in names}
    )


def _total(people: ir.Table, law: Law) -> Values:
    """Return the sum of the four dimensions where they are known and sound."""
    scores = {name: people[f"{name}_released"] for name in DIMENSIONS.values()}
    total = added(list(scores.values()))
    near = micro(law.record("ip_asn.index")["official_tolerance"])
    released = people.total_released
    sound = released.isnull() | ((total - released).abs() <= near)
    for name, most in dimension_most(law).items():
        sound &= scores[name].between(0, most)
    return {"total_sum": when(people.is_subject & sound, total)}


def _told(people: ir.Table, law: Law, rules: Code) -> Values:
    """Return every column of the result; what only evidence could tell is a gap."""
    subject, total = people.is_subject, people.total_sum
    own = unit(subject)
    points = {n: exact(people[f"{n}_released"], own) for n in DIMENSIONS.values()}
    points["total"] = exact(total, own)
    gap = ibis.null("decimal(18,6)")
    whole = sum(dimension_most(law).values())
    unknown = ibis.cases((total.notnull(), ibis.null("string")), else_=MISSING)
    zero = when(total.notnull(), ibis.literal(0, type="int64"))
    return {
        **dict.fromkeys(PARTS.values(), gap),
        **points,
        "category": category(total, law),
        "is_measured": total.notnull(),
        **dict.fromkeys(("total_least", "total_most", "total_claimed"), points["total"]),
        **dict.fromkeys(STATES, ibis.ifelse(subject, unknown, NO_SUBJECT)),
        **dict.fromkeys(("lost_missing", "lost_stale", "lost_unverified"), exact(zero, own)),
        "lost_low": exact(whole - total, own),
        **{name: ibis.null(kind) for name, kind in EVIDENCE.items()},
        "rules": ibis.literal(rules.code),
    }
