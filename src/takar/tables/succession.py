"""Tables that succession and development read beside the evidence; none of them is evidence itself.

They travel as files of their own, so they stand outside the catalogue of evidence.
"""

from takar.tables.schema import Column, TableSchema

OUTCOMES = ("TERPENUHI", "TIDAK", "PERLU_VERIFIKASI")

CONTRACTS = TableSchema(
    "contracts",
    (
        Column("employee_id", required=True),
        Column("ended_on", "date", required=True),
    ),
    key=("employee_id",),
)
"""The last day of the contract of each PPPK."""

TARGET_POSTS = TableSchema(
    "target_posts",
    (
        Column("position_id", required=True),
        Column("is_critical", "boolean"),
    ),
    key=("position_id",),
)
"""The posts that the appointing authority named as target, and which of them are critical."""

ELIGIBILITY = TableSchema(
    "eligibility",
    (
        Column("employee_id", required=True),
        Column("position_id", required=True),
        Column("outcome", required=True, values=OUTCOMES),
        Column("mends_on", "date"),
        Column("failed"),
        Column("missing"),
    ),
    key=("employee_id", "position_id"),
)
"""What the requirements of a post say about a person; several codes are parted by semicolons."""

OFFERS = TableSchema(
    "offers",
    (
        Column("code", required=True),
        Column("competency", required=True),
        Column("title"),
        Column("closes", "decimal", required=True),
        Column("lesson_hours", "decimal", required=True),
        Column("cost_per_person", "integer"),
        Column("cost_per_class", "integer"),
        Column("class_size", "integer"),
        Column("classes_most", "integer"),
        Column("form"),
        Column("provider"),
        Column("quarter", "integer"),
    ),
    key=("code",),
)
"""Trainings that can be held, each for one competency."""
