"""Competency levels side by side: what was seen of each person, and what the post requires."""

import ibis
import ibis.expr.types as ir

from takar.regulations.law import Law
from takar.tables.expressions import MICRO, day_number, in_micro, points, window_start

LEVEL_BASE = 10**8
"""More millionths than any level has, so that a day and a level fit in one integer."""
HIGHEST = 5
"""The highest level there is."""


def competencies(law: Law) -> list[str]:
    """List the competencies the law assesses, in its order."""
    return list(law.codes("assessment.competencies"))


def seen(employees: ir.Table, levels: ir.Table, law: Law) -> ir.Table:
    """Add ``level__X`` (millionths) and ``level_on__X`` (day number) for each competency.

    The latest level that is still valid on the day counts; an older or later one is a gap.
    """
    codes = competencies(law)
    oldest = window_start(law.day, int(law.number("assessment.validity_years")))
    valid = levels.filter(
        levels.level.notnull(), levels.assessed_on.between(oldest, law.day)
    ).mutate(_latest=day_number(levels.assessed_on) * LEVEL_BASE + in_micro(levels.level))
    latest = valid.group_by("employee_id").aggregate(
        **{f"latest__{code}": valid._latest.max(where=valid.competency == code) for code in codes}  # noqa: SLF001 -- a column
    )
    both = joined_to(employees, latest, "employee_id")
    both = both.mutate(
        **{f"level_on__{code}": both[f"latest__{code}"] // LEVEL_BASE for code in codes}
    )
    both = both.mutate(
        **{
            f"level__{code}": both[f"latest__{code}"] - both[f"level_on__{code}"] * LEVEL_BASE
            for code in codes
        }
    )
    return both.drop(*(f"latest__{code}" for code in codes))


def required(
    people: ir.Table,
    standards: ir.Table,
    law: Law,
    *,
    post: str | None = "position_id",
    tier: str = "position_tier",
    named: str = "required",
) -> ir.Table:
    """Add ``required__X`` for each competency: of the post, else of its tier, else of the law.

    Args:
        post: the column that names the post; ``None`` where only the tier counts.
        tier: the column that names the tier.
        named: the first half of the new columns' names.
    """
    codes = competencies(law)
    of_tiers = standards.filter(standards.position_id.isnull(), standards.position_tier.notnull())
    both = joined_to(people, _side_by_side(of_tiers, "position_tier", codes, "tier"), tier)
    found = ["tier"]
    if post is not None:
        of_posts = standards.filter(standards.position_id.notnull())
        both = joined_to(both, _side_by_side(of_posts, "position_id", codes, "post"), post)
        found = ["post", "tier"]
    usual = points(both[tier], law.points("assessment.required_levels")) // MICRO
    both = both.mutate(_usual=usual)
    demanded = {
        f"{named}__{code}": ibis.coalesce(
            *(both[f"{whose}__{code}"] for whose in found), both["_usual"]
        )
        for code in codes
    }
    return both.mutate(**demanded).drop(
        "_usual", *(f"{whose}__{code}" for whose in found for code in codes)
    )


def joined_to(left: ir.Table, right: ir.Table, key: str) -> ir.Table:
    """Join the columns of ``right``, whose first column is the key; no match gives gaps."""
    keyed = right.rename({"_key": right.columns[0]})
    return left.left_join(keyed, left[key] == keyed["_key"]).drop("_key")


def _side_by_side(standards: ir.Table, key: str, codes: list[str], named: str) -> ir.Table:
    """Turn one row per competency into one column per competency."""
    return standards.group_by(key).aggregate(
        **{
            f"{named}__{code}": standards.required_level.max(where=standards.competency == code)
            for code in codes
        }
    )
