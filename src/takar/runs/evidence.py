"""The evidence of a run: only the columns a measure uses.

Names, employee numbers and free text never enter it, nor its fingerprint.
"""

from collections.abc import Mapping

import pyarrow as pa

from takar.measures.nodes import profile_nodes, within
from takar.measures.readings import dated_by
from takar.measures.talent import own_columns, profile_of
from takar.regulations.law import Law
from takar.regulations.rubrics import (
    AspectsRubric,
    JpmRubric,
    RecordRubric,
    TallyRubric,
    YearsRubric,
)
from takar.runs.digest import evidence_hash
from takar.runs.ip_asn_evidence import ip_asn_columns, ip_asn_evidence
from takar.tables import TABLES

POSTS = ("employee_id", "position_id", "position_tier")
LEVELS = {
    "employees": POSTS,
    "competency_levels": ("employee_id", "competency", "level", "assessed_on"),
    "competency_standards": ("position_id", "position_tier", "competency", "required_level"),
}
"""What the JPM reads."""


def columns_used(measure: str, law: Law, *, rules: str | None = None) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table that a measure reads, in the order of the table."""
    if measure == "ip-asn":
        return ip_asn_columns(law, rules)
    used = {name: set(columns) for name, columns in LEVELS.items()}
    if measure != "jpm":
        used = _by_profile(law)
    return {
        name: tuple(c.name for c in schema.columns if c.name in used[name])
        for name, schema in TABLES.items()
        if name in used
    }


def _by_profile(law: Law) -> dict[str, set[str]]:
    """Return what the profile in force reads; never a column it has no use for."""
    profile = profile_of(law)
    nodes = [node for axis in profile_nodes(profile).values() for node in within(axis)]
    used: dict[str, set[str]] = {"employees": set(own_columns(nodes))}
    if any(isinstance(node.rubric, JpmRubric) for node in nodes):
        for name, columns in LEVELS.items():
            used.setdefault(name, set()).update(columns)
    if any(isinstance(node.rubric, AspectsRubric) for node in nodes):
        used["potential_aspects"] = {c.name for c in TABLES["potential_aspects"].columns}
    for node in nodes:
        rubric = node.rubric
        if getattr(rubric, "source", "employees") != "employees":
            source = str(getattr(rubric, "source", ""))
            used.setdefault(source, {"employee_id"}).update(_columns_of(rubric, source))
            used["evidence_checks"] = {c.name for c in TABLES["evidence_checks"].columns}
    if profile.final:
        used["scores"] = {c.name for c in TABLES["scores"].columns}
    return used


def _columns_of(rubric: object, source: str) -> set[str]:
    names = {column.name for column in TABLES[source].columns if column.kind == "date"}
    names |= {dated_by(source), *getattr(rubric, "where", {})}
    if isinstance(rubric, RecordRubric | TallyRubric | YearsRubric):
        columns = rubric.column if isinstance(rubric.column, list) else [rubric.column]
        names |= set(filter(None, columns))
    return names


def evidence_used(
    tables: Mapping[str, pa.Table], measure: str, law: Law, *, rules: str | None = None
) -> dict[str, pa.Table]:
    """Choose from the tables what the measure reads; a table not given is empty."""
    if measure == "ip-asn":
        return ip_asn_evidence(tables, law, rules)
    return {
        name: tables.get(name, TABLES[name].arrow.empty_table()).select(list(columns))
        for name, columns in columns_used(measure, law).items()
    }


__all__ = ["columns_used", "evidence_hash", "evidence_used"]
