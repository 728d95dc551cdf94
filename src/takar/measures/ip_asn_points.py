"""Points of every part of IP ASN, from what the evidence says.

Points are whole millionths. Beside the points of each part stand the most it may earn
(``_most``) and the points it would have were every claim verified (``_claim``).
"""

from collections.abc import Mapping
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_evidence import SEVERITY, leadership_sets, part_start, small
from takar.measures.ip_asn_ratings import rating_points, rungs
from takar.measures.ip_asn_rules import DIMENSIONS, PARTS
from takar.regulations.kinds import Code
from takar.regulations.law import Law
from takar.tables.expressions import micro

SCORED = ("qualification", *PARTS.values(), "performance", "discipline")
"""Everything that earns points, in the order of the result."""
Values = dict[str, ir.Value]


def grouped(people: ir.Table, law: Law, rules: Code) -> ir.Table:
    """Add ``is_subject`` and ``post_group``."""
    branches = []
    for code, one in law.codes("ip_asn.post_groups").items():
        told = people.position_tier.isin(one["tiers"])
        if one["kinds"]:
            told |= people.position_tier.isnull() & people.position_kind.isin(one["kinds"])
        branches.append((told, ibis.literal(code)))
    return people.mutate(
        is_subject=people.employment.isin(rules["employments"]),
        post_group=ibis.cases(*branches, else_=ibis.null("string")),
    )


def pointed(people: ir.Table, law: Law) -> ir.Table:
    """Add points, most and claimed points of every part, and the evidence chosen for the post."""
    people = people.mutate(**_chosen(people, law))
    people = people.mutate(**_earned(people, law), **_most(people, law))
    return people.mutate(**_parts(people), **_dimensions(people, law))


def dimension_most(law: Law) -> dict[str, int]:
    """Return the most that each dimension may earn, in millionths, by its column."""
    most = law.points("ip_asn.dimensions")
    return {column: micro(most[code]) for code, column in DIMENSIONS.items()}


def dimension_least(law: Law) -> dict[str, int]:
    """Return the least that each dimension earns once it is known, in millionths."""
    tables = {
        "qualification": law.points("ip_asn.qualification").values(),
        "performance": [rung.points for rung in rungs(law).values()],
        "discipline": law.points("ip_asn.discipline").values(),
    }
    return {column: micro(min(points)) for column, points in tables.items()} | {"competence": 0}


def _chosen(people: ir.Table, law: Law) -> Values:
    """Choose the leadership training of the person's tier and the highest education."""
    sets = leadership_sets(law)
    tiers = law.codes("ip_asn.leadership_levels").items()
    found: Values = {"education_rank": ibis.greatest(people.own_rank, people.education)}
    for prefix in ("", "claimed_"):
        branches = [
            (tier, people[f"{prefix}leadership_{sets.index(tuple(one['levels']))}"])
            for tier, one in tiers
        ]
        column = people.position_tier.cases(*branches, else_=ibis.null("date"))
        found[f"{prefix}leadership"] = column
    return found


def _earned(people: ir.Table, law: Law) -> Values:
    """Tell whether each part of competence is proved, by records and by claims."""
    rule = law.record("ip_asn.technical_hours")
    least = ibis.literal(rule["minimum"], type="decimal(18,6)")
    none = ibis.literal(Decimal(0), type="decimal(18,6)")
    hours, claimed = people.hours.fill_null(none), people.claimed_hours.fill_null(none)
    together = hours + claimed if rule["may_be_summed"] else ibis.greatest(hours, claimed)
    found: Values = {"technical_proved": hours >= least, "technical_claimed": together >= least}
    for part in ("DIKLAT_KEPEMIMPINAN", "DIKLAT_FUNGSIONAL", "SEMINAR"):
        column, start = PARTS[part], part_start(law, part)
        proved, claim = (
            on.notnull() if start is None else (on >= start).fill_null(False)
            for on in (people[column], people[f"claimed_{column}"])
        )
        found |= {f"{column}_proved": proved, f"{column}_claimed": proved | claim}
    return found | {"is_waived": _waived(people, law)}


def _waived(people: ir.Table, law: Law) -> ir.BooleanValue:
    """Tell whether the post counts as trained without functional training."""
    rule = law.record("ip_asn.functional_waivers")
    told: ir.BooleanValue = ibis.literal(value=False)
    for title in rule["position_titles"] if rule["applies"] else ():
        held = people.position_title.lower()
        told |= (held == title.lower()) | held.startswith(f"{title.lower()} ")
    return told.fill_null(False)


def _most(people: ir.Table, law: Law) -> Values:
    """Return the most that each part may earn; of competence, in the person's group of posts."""
    rows = law.table("ip_asn.competence")
    found: Values = {
        f"{column}_most": people.post_group.cases(
            *((row["post_group"], small(micro(row[part]))) for row in rows), else_=small(0)
        )
        for part, column in PARTS.items()
    }
    most = dimension_most(law)
    return found | {
        f"{column}_most": small(most[column])
        for column in ("qualification", "performance", "discipline")
    }


def _parts(people: ir.Table) -> Values:
    """Return the points of the parts of competence: full or nothing."""
    found: Values = {}
    for column in PARTS.values():
        proved, claimed = people[f"{column}_proved"], people[f"{column}_claimed"]
        if column == "functional":
            proved, claimed = proved | people.is_waived, claimed | people.is_waived
        most = people[f"{column}_most"]
        found[f"{column}_points"] = ibis.ifelse(proved, most, small(0))
        found[f"{column}_claim"] = ibis.ifelse(claimed, most, small(0))
    return found


def _dimensions(people: ir.Table, law: Law) -> Values:
    """Return the points of the dimensions that are read from a table of points."""
    classes, points = law.codes("ip_asn.education_classes"), law.points("ip_asn.qualification")
    ranks = [points[one["education_class"]] for one in classes.values()]
    by_rank = dict(enumerate(ranks, start=1))
    sanctions = law.points("ip_asn.discipline")
    unpunished = sanctions[law.record("ip_asn.discipline_rule")["unrecorded"]]
    by_severity = {number: sanctions[code] for number, code in enumerate(SEVERITY, start=1)}
    discipline = _looked_up(people.severity.fill_null(0), {0: unpunished} | by_severity)
    qualification = _looked_up(people.education_rank, by_rank)
    performance = rating_points(people.rating, law)
    degree = _looked_up(people.claimed_education, by_rank)
    return {
        "qualification_points": qualification,
        "qualification_claim": ibis.greatest(qualification, degree),
        "performance_points": performance,
        "performance_claim": ibis.greatest(performance, people.claimed_performance),
        "discipline_points": discipline,
        "discipline_claim": discipline,
    }


def _looked_up(number: ir.Value, points: Mapping[int, Decimal]) -> ir.IntegerValue:
    """Return the points of a number, in millionths; a gap or an unknown number is a gap."""
    cases = ((small(code), small(micro(value))) for code, value in points.items())
    return number.cases(*cases, else_=ibis.null("int32"))
