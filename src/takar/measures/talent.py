"""Talent: performance and potential by the profile in force, and the box where they meet.

Law: Keputusan Kepala BKN 411/2025 or the agency's own profile; the steps are told in
``docs/explanation/talent.md``.
"""

import math
from collections.abc import Mapping
from fractions import Fraction

import ibis.expr.types as ir

from takar.measures.axes import with_axis
from takar.measures.jpm import PERCENT, added
from takar.measures.levels import joined_to
from takar.measures.nine_box import nine_box
from takar.measures.nodes import Node, profile_nodes, within
from takar.measures.profile_check import accepted
from takar.measures.ratios import PERCENTS, with_ratios
from takar.measures.readings import checked, gathered, unpacked
from takar.measures.scores import applies, scored
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.regulations.rubrics import (
    CleanYearsRubric,
    ColumnRubric,
    YearsRubric,
)
from takar.tables.expressions import as_decimal, clamped, divided, in_micro, when, window_start

AXES = ("performance", "potential")
KEY = "talent.profile"
READINGS = tuple(dict.fromkeys(("raw", "day", "count", "running", "from", *PERCENTS)))


def profile_of(law: Law) -> TalentProfile:
    """Return the profile in force, checked against the tables it reads."""
    found = law.value(KEY)
    profile = found if isinstance(found, TalentProfile) else TalentProfile.model_validate(found)
    return accepted(profile, law)


def talent(tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Score both axes of every person, name the categories and the box.

    A score is given only when all its evidence is there; ``_least``, ``_most`` and
    ``_completeness`` stand beside it. A category or box is given when least and most agree.

    Args:
        tables: every table of evidence by name; an empty one means that nothing is known.

    Returns:
        One row per person.
    """
    return results(workings(tables, law, readings=False), law)


def workings(tables: Mapping[str, ir.Table], law: Law, *, readings: bool = True) -> ir.Table:
    """Return one row per person with everything on the way: scores, axes, box.

    Args:
        tables: every table of evidence by name.
        law: the law in force.
        readings: keep what was read from the evidence, for explanations.
    """
    profile = profile_of(law)
    laid = profile_nodes(profile)
    nodes = [node for axis in AXES for node in within(laid[axis])]
    same = {f"{node.axis}.{node.name}": node for axis in AXES for node in laid[axis]}
    kept = ["employee_id", "technical_micro"] + (reading_columns(nodes) if readings else [])
    people = scored(_read(tables, law, profile, nodes), nodes, same, law, kept)
    for name in AXES:
        people = with_axis(people, name, profile.axes[name], laid[name])
    people = people.mutate(**_talent(people, profile))
    return nine_box(people.mutate(**_finals(people, profile)), law)


def reading_columns(nodes: list[Node]) -> list[str]:
    """Name the columns that tell what was read."""
    return [f"{node.short}_{ending}" for node in nodes for ending in READINGS]


def results(people: ir.Table, law: Law) -> ir.Table:
    """Choose the columns of the result, as decimals."""
    profile = profile_of(law)
    chosen: dict[str, ir.Value] = {}
    for axis, nodes in profile_nodes(profile).items():
        chosen |= {column: as_decimal(people[f"{column}_micro"]) for column in _ends(axis)}
        for ending in ("completeness", "category", "category_least", "category_most"):
            chosen[f"{axis}_{ending}"] = people[f"{axis}_{ending}"]
        chosen |= {f"{axis}.{node.name}": _indicator(people, node) for node in nodes}
    chosen |= {column: as_decimal(people[f"{column}_micro"]) for column in _ends("talent")}
    for column in ("box", "box_least", "box_most", "recommendation"):
        chosen[column] = people[column]
    finals = [final_column(tier) for tier in profile.final]
    technical = ["technical", *finals] if finals else []
    chosen |= {column: as_decimal(people[f"{column}_micro"]) for column in technical}
    return people.select("employee_id", **chosen)


def _indicator(people: ir.Table, node: Node) -> ir.Value:
    """Return the score of an indicator, for those to whom it applies."""
    score, told = people[f"{node.short}_score"], applies(people, node)
    return as_decimal(score if told is None else when(told, score))


def final_column(tier: str) -> str:
    """Name the column of the final score for target posts of a tier."""
    return f"final_{tier.lower()}"


def _ends(name: str) -> tuple[str, str, str]:
    return (name, f"{name}_least", f"{name}_most")


def _read(
    tables: Mapping[str, ir.Table], law: Law, profile: TalentProfile, nodes: list[Node]
) -> ir.Table:
    """Bring together, one row per person, all that the profile reads."""
    people = tables["employees"].select(*own_columns(nodes))
    people = with_ratios(people, tables, nodes, law)
    people = gathered(people, tables, nodes, law.day)
    if read := sources(nodes):
        years = profile.checks_hold_years
        people = checked(people, tables["evidence_checks"], read, law.day, years)
    if profile.final:
        people = _with_technical(people, tables["scores"], profile, law)
    return unpacked(people, nodes, law.day)


def own_columns(nodes: list[Node]) -> list[str]:
    """Name the columns of the person's own row that the profile needs."""
    needed: dict[str, None] = {"employee_id": None}
    for node in nodes:
        rubric = node.rubric
        needed |= dict.fromkeys(node.part.not_for)
        if isinstance(rubric, ColumnRubric):
            needed[rubric.column] = None
        elif isinstance(rubric, CleanYearsRubric):
            needed[rubric.since] = None
        elif isinstance(rubric, YearsRubric) and rubric.source == "employees":
            needed[rubric.column] = None
    return list(needed)


def sources(nodes: list[Node]) -> list[str]:
    """Name the tables of evidence that the nodes read."""
    return sorted({getattr(node.rubric, "source", "employees") for node in nodes} - {"employees"})


def _with_technical(
    people: ir.Table, scores: ir.Table, profile: TalentProfile, law: Law
) -> ir.Table:
    """Add the latest technical test, in millionths."""
    valid = scores.filter(
        scores.indicator == profile.technical,
        scores.measured_on.between(window_start(law.day, int(law.number(VALIDITY))), law.day),
    )
    latest = valid.group_by("employee_id").aggregate(
        technical=valid["value"].argmax(valid.measured_on)
    )
    both = joined_to(people, latest, "employee_id")
    return both.mutate(technical_micro=clamped(in_micro(both.technical), 0, 100_000_000))


VALIDITY = "assessment.validity_years"


def _talent(people: ir.Table, profile: TalentProfile) -> dict[str, ir.Value]:
    """Join the axes, each rounded to six places, by the shares of the profile."""
    shares = [Fraction(profile.talent.performance), Fraction(profile.talent.potential)]
    return {
        f"talent{ending}_micro": _shared([people[f"{axis}{ending}_micro"] for axis in AXES], shares)
        for ending in ("", "_least", "_most")
    }


def _finals(people: ir.Table, profile: TalentProfile) -> dict[str, ir.Value]:
    """Weigh the talent score against the technical test, per tier of the target post."""
    return {
        f"{final_column(tier)}_micro": _shared(
            [people.talent_micro, people.technical_micro],
            [Fraction(shares.talent), Fraction(shares.technical)],
        )
        for tier, shares in profile.final.items()
    }


def _shared(values: list[ir.Value], percents: list[Fraction]) -> ir.Value:
    """Weigh values by shares in percent; a gap anywhere makes a gap."""
    common = math.lcm(*(percent.denominator for percent in percents))
    weighed = [
        value * int(percent * common) for value, percent in zip(values, percents, strict=True)
    ]
    return divided(added(weighed), PERCENT * common)
