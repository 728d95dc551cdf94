"""Tables of what an assessment saw: levels per competency, potential, and what posts demand."""

from takar.tables.people import POSITION_TIERS
from takar.tables.schema import Column, TableSchema

COMPETENCY_LEVELS = TableSchema(
    "competency_levels",
    (
        Column("employee_id", required=True),
        Column("competency", required=True),
        Column("level", "decimal"),
        Column("assessed_on", "date", required=True),
    ),
    key=("employee_id", "competency", "assessed_on"),
)

COMPETENCY_STANDARDS = TableSchema(
    "competency_standards",
    (
        Column("position_id"),
        Column("position_tier", values=POSITION_TIERS),
        Column("competency", required=True),
        Column("required_level", "integer", required=True),
    ),
    key=("position_id", "position_tier", "competency"),
)

POTENTIAL_ASPECTS = TableSchema(
    "potential_aspects",
    (
        Column("employee_id", required=True),
        Column("aspect", required=True),
        Column("score", "decimal"),
        Column("assessed_on", "date", required=True),
    ),
    key=("employee_id", "aspect", "assessed_on"),
)
