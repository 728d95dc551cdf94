"""What a measure says, turned into what is stored for each person; knows no database."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

from takar.engines import connect
from takar.kernel.rounding import half_up
from takar.measures.ip_asn_groups import groups
from takar.regulations.law import Law
from takar.runs.measure import JpmRun, TalentRun
from takar.runs.run import law_key
from takar.web.results.rules import AXES, Component, gaps_of, stored

NO_STANDARD = "STANDAR_JABATAN"
"""The gap of somebody whose post demands nothing yet."""
PersonRow = tuple[str, dict[str, Any]]


def jpm_rows(run: JpmRun) -> Iterator[PersonRow]:
    """Yield, person by person, the code and the values of a JPM result."""
    parts = by_person(run.components)
    for row in run.results.to_pylist():
        rows = [competency(part) for part in parts.get(row["employee_id"], [])]
        gaps = gaps_of(rows)
        if row["required"] is None:
            gaps = f"{gaps or ','}{NO_STANDARD},"
        yield (
            row["employee_id"],
            {
                "jpm": row["jpm"],
                "least": row["jpm_least"],
                "most": row["jpm_most"],
                "achieved": row["achieved"],
                "required": row["required"],
                "projected": row["jpm_projected"],
                "missing_count": row["missing_count"],
                "category": row["category"],
                "components": stored(rows),
                "gaps": gaps,
            },
        )


def ip_asn_groups(people: pa.Table, evidence: Mapping[str, pa.Table], law: Law) -> pa.Table:
    """Return the index of the agency, of each unit with all below it, and of each other group."""
    tables = {name: evidence[name] for name in ("employees", "work_units")} | {"people": people}
    with connect() as opened:
        return opened.compute(
            lambda found: groups(found["people"], found, law),
            tables,
            ("ip-asn-groups", *law_key(law)),
        )


def competency(part: dict[str, Any]) -> Component:
    """Return one competency: the level seen and the level the post demands."""
    return Component(
        name=part["indicator"],
        title=part["title"],
        state=part["state"],
        points=part["level"],
        possible=part["required"],
        day=part["assessed_on"],
    )


def talent_rows(run: TalentRun) -> Iterator[PersonRow]:
    """Yield, person by person, the code and the values of a place on the map."""
    parts, fulls = by_person(run.components), full_scores(run.law)
    for row in run.results.to_pylist():
        rows = [indicator(part, fulls) for part in parts.get(row["employee_id"], [])]
        axes = {
            f"{axis}{ending}": row[f"{axis}{ending}"]
            for axis in AXES
            for ending in ("", "_least", "_most", "_completeness", "_category")
        }
        boxes = {name: row[name] for name in ("talent", "box", "box_least", "box_most")}
        yield (
            row["employee_id"],
            {**axes, **boxes, "components": stored(rows), "gaps": gaps_of(rows)},
        )


def indicator(part: dict[str, Any], fulls: dict[str, Decimal]) -> Component:
    """Return one indicator, or part of one, with the points that missing evidence could bring."""
    name = f"{part['number']}.{part['indicator']}"
    is_open = part["weight"] is not None and part["state"] == "KOSONG"
    share = part["weight"] / fulls[name] if is_open else None
    return Component(
        name=name,
        title=part["title"],
        state=part["state"],
        points=part["points"],
        possible=part["points_possible"],
        least=earned(part["score_least"], share),
        most=earned(part["score_most"], share),
        score=part["score"],
        evidence=part["evidence"] or "",
    )


def earned(score: Decimal | None, share: Decimal | None) -> Decimal | None:
    """Return the points a score would bring; only asked for where evidence is missing."""
    return None if score is None or share is None else half_up(score * share, 6)


def full_scores(law: Law) -> dict[str, Decimal]:
    """Return the score that earns the whole weight of each indicator."""
    return {name: one.full for name, one in law.value("talent.profile").indicators()}


def by_person(components: pa.Table | None) -> dict[str, list[dict[str, Any]]]:
    """Group the components of a run by person, in their order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for part in components.to_pylist() if components is not None else []:
        found.setdefault(part["employee_id"], []).append(part)
    return found
