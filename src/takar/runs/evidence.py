"""The evidence of a run: only the columns a measure uses, and their fingerprint.

The fingerprint does not depend on the order of rows: it joins a digest of each row with the number
of rows. It tells evidence apart; that nobody changed it on purpose is proved by the bundle, whose
manifest holds a SHA-256 of every file. Names, employee numbers and free text never enter it.
"""

from collections.abc import Mapping
from hashlib import sha256

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from takar.measures.ip_asn_rules import DIMENSIONS, OFFICIAL, rule_set
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
from takar.tables import TABLES

POSTS = ("employee_id", "position_id", "position_tier")
UNIT = "\x1f"
LEVELS = {
    "employees": POSTS,
    "competency_levels": ("employee_id", "competency", "level", "assessed_on"),
    "competency_standards": ("position_id", "position_tier", "competency", "required_level"),
}
"""What the JPM reads."""
COURSE = ("training_kind", "structural_level", "ended_on", "lesson_hours")
RATED = ("year", "rating", "rating_scale", "rating_score")
PROFESSIONAL = {
    "employees": (
        "employee_id",
        "employment",
        "position_kind",
        "position_tier",
        "education_level",
    ),
    "education_history": ("employee_id", "education_level", "graduated_on"),
    "trainings": ("employee_id", *COURSE, "fits_post"),
    "performance_ratings": (
        "employee_id",
        *RATED,
        "work_result",
        "work_behaviour",
        "has_new_idea",
    ),
    "sanctions": ("employee_id", "sanction_level", "started_on", "ended_on"),
    "claims": ("employee_id", "evidence", *COURSE, *RATED, "education_level"),
    "evidence_checks": ("employee_id", "evidence", "checked_on"),
}
"""What the IP ASN reads where it is counted from evidence."""
RELEASED = {
    "employees": ("employee_id", "employment", "position_kind", "position_tier"),
    "official_scores": ("employee_id", "year", *DIMENSIONS.values(), "total"),
}
"""What the IP ASN reads where BKN released it."""


def columns_used(measure: str, law: Law, *, rules: str | None = None) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table that a measure reads, in the order of the table."""
    if measure == "jpm":
        used = {name: set(columns) for name, columns in LEVELS.items()}
    elif measure == "ip-asn":
        used = _by_rules(law, rules)
    else:
        used = _by_profile(law)
    return {
        name: tuple(c.name for c in schema.columns if c.name in used[name])
        for name, schema in TABLES.items()
        if name in used
    }


def _by_rules(law: Law, rules: str | None) -> dict[str, set[str]]:
    """Return what a rule set of the IP ASN reads; titles of posts only where one is waived."""
    released = rule_set(law, rules)["basis"] == OFFICIAL
    used = {
        name: set(columns) for name, columns in (RELEASED if released else PROFESSIONAL).items()
    }
    if not released and waived_titles(law):
        used["employees"].add("position_title")
    return used


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
    used = {
        name: tables.get(name, TABLES[name].arrow.empty_table()).select(list(columns))
        for name, columns in columns_used(measure, law, rules=rules).items()
    }
    if measure == "ip-asn" and "position_title" in used["employees"].column_names:
        used["employees"] = _with_waived_titles(used["employees"], law)
    return used


def waived_titles(law: Law) -> list[str]:
    """Return the titles of posts that need no functional training."""
    titles: list[str] = law.record("ip_asn.functional_waivers")["position_titles"]
    return titles


def _with_waived_titles(employees: pa.Table, law: Law) -> pa.Table:
    """Keep of a title only what waives: the law's own word, and nothing where it waives nothing."""
    given = employees.column("position_title")
    known = pc.unique(given).drop_null()
    waived = [_waived(title, waived_titles(law)) for title in known.to_pylist()]
    kept = pc.take(pa.array(waived, pa.string()), pc.index_in(given, value_set=known))
    return employees.set_column(
        employees.column_names.index("position_title"), "position_title", kept
    )


def _waived(title: str, titles: list[str]) -> str | None:
    told = f"{title.lower()} "
    return next((word for word in titles if told.startswith(f"{word.lower()} ")), None)


def evidence_hash(evidence: Mapping[str, pa.Table]) -> str:
    """Return the fingerprint of all tables, whatever the order of their rows."""
    digest = sha256()
    with duckdb.connect() as connection:
        for name in sorted(evidence):
            table = evidence[name]
            parts = [
                name,
                *table.column_names,
                str(table.num_rows),
                _rows_digest(connection, table),
            ]
            digest.update((UNIT.join(parts) + "\n").encode())
    return digest.hexdigest()


def _rows_digest(connection: duckdb.DuckDBPyConnection, table: pa.Table) -> str:
    """Join the rows' 128-bit digests by exclusive or; with no row there is nothing."""
    if not table.num_rows:
        return "0"
    connection.register("evidence", table)
    row = connection.execute(
        f"SELECT bit_xor(md5_number({_row_text(table)})) FROM evidence"  # noqa: S608 -- names come from the schema
    ).fetchone()
    return str(row[0]) if row else "0"


def _row_text(table: pa.Table) -> str:
    """Write a row as text: values parted by a unit separator, a gap as a null character."""
    columns = (f'coalesce("{name}"::VARCHAR, chr(0))' for name in table.column_names)
    return "concat_ws(chr(31), " + ", ".join(columns) + ")"
