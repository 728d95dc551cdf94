"""What the IP ASN reads: which columns of which tables under which rules."""

import pyarrow as pa
import pyarrow.compute as pc

from takar.measures.ip_asn_rules import DIMENSIONS, OFFICIAL, rule_set
from takar.regulations.law import Law

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


def columns_of_rules(law: Law, rules: str | None) -> dict[str, set[str]]:
    """Return what a rule set of the IP ASN reads; titles of posts only where one is waived."""
    released = rule_set(law, rules)["basis"] == OFFICIAL
    used = {
        name: set(columns) for name, columns in (RELEASED if released else PROFESSIONAL).items()
    }
    if not released and waived_titles(law):
        used["employees"].add("position_title")
    return used


def waived_titles(law: Law) -> list[str]:
    """Return the titles of posts that need no functional training."""
    titles: list[str] = law.record("ip_asn.functional_waivers")["position_titles"]
    return titles


def with_waived_titles(used: dict[str, pa.Table], law: Law) -> dict[str, pa.Table]:
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
