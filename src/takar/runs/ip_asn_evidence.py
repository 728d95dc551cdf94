"""What the IP ASN reads: which columns of which tables under which rules."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from takar.measures.ip_asn_rules import DIMENSIONS, OFFICIAL, rule_set
from takar.regulations.law import Law
from takar.tables import TABLES

COURSE = ("training_kind", "structural_level", "ended_on", "lesson_hours")
RATED = ("year", "rating", "rating_scale", "rating_score")
COUNTED = {
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


def ip_asn_columns(law: Law, rules: str | None) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table that a rule set reads, in the order of the table.

    Titles of posts are read only where the law waives some.
    """
    released = rule_set(law, rules)["basis"] == OFFICIAL
    used = {name: set(columns) for name, columns in (RELEASED if released else COUNTED).items()}
    if not released and waived_titles(law):
        used["employees"].add("position_title")
    return {
        name: tuple(c.name for c in TABLES[name].columns if c.name in columns)
        for name, columns in used.items()
    }


def ip_asn_evidence(
    tables: Mapping[str, pa.Table], law: Law, rules: str | None
) -> dict[str, pa.Table]:
    """Choose from the tables what a rule set reads; a table not given is empty."""
    used = {
        name: tables.get(name, TABLES[name].arrow.empty_table()).select(list(columns))
        for name, columns in ip_asn_columns(law, rules).items()
    }
    return _with_waived_titles(used, law)


def waived_titles(law: Law) -> list[str]:
    """Return the titles of posts that need no functional training."""
    rule = law.record("ip_asn.functional_waivers")
    return list(rule["position_titles"]) if rule["applies"] else []


def _with_waived_titles(used: dict[str, pa.Table], law: Law) -> dict[str, pa.Table]:
    """Keep of a post's title only what waives: the law's own word, and a gap where nothing does."""
    employees = used["employees"]
    if "position_title" not in employees.column_names:
        return used
    given = employees.column("position_title")
    known = pc.unique(given).drop_null()
    waived = [_waived(title, waived_titles(law)) for title in known.to_pylist()]
    kept = pc.take(pa.array(waived, pa.string()), pc.index_in(given, value_set=known))
    place = employees.column_names.index("position_title")
    return {**used, "employees": employees.set_column(place, "position_title", kept)}


def _waived(title: str, titles: list[str]) -> str | None:
    told = f"{title.lower()} "
    return next((word for word in titles if told.startswith(f"{word.lower()} ")), None)
