"""IP ASN: the professionalism index of every person, in points of one hundred.

Law: PermenPANRB 38/2018 and Peraturan BKN 8/2019; from the measured year 2023 on the scores that
BKN releases. The steps are told in ``docs/explanation/ip_asn.md``.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_columns import ENDS, LOST, added, category, exact, unit
from takar.measures.ip_asn_evidence import SEVERITY, education_levels, gathered
from takar.measures.ip_asn_official import official
from takar.measures.ip_asn_points import SCORED, dimension_least, dimension_most, grouped, pointed
from takar.measures.ip_asn_ratings import rungs
from takar.measures.ip_asn_rules import DIMENSIONS, OFFICIAL, PARTS, accepted, rule_set
from takar.measures.ip_asn_states import losses, states
from takar.regulations.law import Law
from takar.tables.expressions import when

Values = dict[str, ir.Value]


def ip_asn(
    tables: Mapping[str, ir.Table], law: Law, *, rules: str | None = None, in_order: bool = False
) -> ir.Table:
    """Score every person from evidence, or take the scores that BKN released.

    A person is measured when all four dimensions are known. No training on record earns nothing,
    since the law asks for proof; no education or no rating is a gap, never zero.

    Args:
        tables: ``employees`` and any of the tables of evidence; one that is absent is empty.
        law: the law on the day; the measured year is the last one finished on it.
        rules: another rule set than that of the measured year.
        in_order: sort people while little is known of them; an engine that keeps rows in order
            then gives them so, at a third of the memory of sorting the result.

    Returns:
        One row per person: points, total, category, states, points lost, and the evidence used.
    """
    chosen = rule_set(law, rules)
    if chosen["basis"] == OFFICIAL:
        return official(tables, law, chosen)
    accepted(law)
    people = grouped(gathered(tables, law), law, chosen)
    people = people.order_by("employee_id") if in_order else people
    people = pointed(people, law)
    people = people.mutate(**states(people, law))
    people = people.mutate(**_sums(people, law), **losses(people, law))
    return _told(people, law).mutate(rules=ibis.literal(chosen.code))


def _sums(people: ir.Table, law: Law) -> Values:
    """Return the dimensions and the totals in millionths; a gap anywhere makes a gap."""
    least, most = dimension_least(law), dimension_most(law)
    known = people.post_group.notnull()
    own, claimed = (
        {
            "qualification": people[f"qualification_{ending}"],
            "competence": when(known, added([people[f"{c}_{ending}"] for c in PARTS.values()])),
            "performance": people[f"performance_{ending}"],
            "discipline": people[f"discipline_{ending}"],
        }
        for ending in ("points", "claim")
    )
    totals = {
        "total": added(list(own.values())),
        "total_claimed": added(list(claimed.values())),
        "total_least": added([own[name].fill_null(least[name]) for name in own]),
        "total_most": added([own[name].fill_null(most[name]) for name in own]),
    }
    sums = {f"{name}_sum": value for name, value in (own | totals).items()}
    sums["total_sum"] = when(people.is_subject, totals["total"])
    return sums | {"unit": unit(people.is_subject), "part_unit": unit(people.is_subject & known)}


def _told(people: ir.Table, law: Law) -> ir.Table:
    """Choose the columns of the result; who is no subject has no points."""
    points = {name: exact(people[f"{name}_sum"], people.unit) for name in DIMENSIONS.values()}
    parts = {name: exact(people[f"{name}_points"], people.part_unit) for name in PARTS.values()}
    return people.select(
        "employee_id",
        "employment",
        "post_group",
        **points,
        **parts,
        total=exact(people.total_sum, people.unit),
        category=category(people.total_sum, law),
        is_measured=people.total_sum.notnull(),
        **{name: exact(people[f"{name}_sum"], people.unit) for name in ENDS},
        **{f"{name}_state": people[f"{name}_state"] for name in SCORED},
        **{name: exact(people[name], people.unit) for name in LOST},
        **_evidence(people, law),
    )


def _evidence(people: ir.Table, law: Law) -> Values:
    """Return the evidence used."""
    named = rungs(law)
    levels = dict(enumerate(education_levels(law), start=1))
    return {
        "education_level": _named(people.education_rank, levels),
        "leadership_on": people.leadership,
        "functional_on": people.functional,
        "technical_hours": people.hours,
        "technical_on": people.technical,
        "seminar_on": people.seminar,
        "performance_year": people.rated,
        "performance_rating": _named(people.rating, {n: r.rating for n, r in named.items()}),
        "performance_scale": _named(people.rating, {n: r.scale for n, r in named.items()}),
        "sanction_level": _named(people.severity, dict(enumerate(SEVERITY, start=1))),
    }


def _named(number: ir.Value, names: Mapping[int, str]) -> ir.StringValue:
    cases = ((ibis.literal(code, type="int32"), name) for code, name in names.items())
    return number.cases(*cases, else_=ibis.null("string"))
