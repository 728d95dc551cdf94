"""Tables of what a career left behind: performance, awards, teams, training, posts, sanctions.

A row says that something took place. That nothing took place is said by a row of
``evidence_checks``: somebody looked, and the list is complete. Without it, no row means
*missing*, never zero.
"""

from takar.tables.people import EDUCATION_LEVELS, POSITION_TIERS
from takar.tables.schema import Column, TableSchema

EXPECTATIONS = ("DI_ATAS_EKSPEKTASI", "SESUAI_EKSPEKTASI", "DI_BAWAH_EKSPEKTASI")
PERFORMANCE_RATINGS = ("SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG")
OLDER_RATINGS = ("CUKUP", "BURUK")
"""Words of the scales before PermenPANRB 6/2022, for history."""
RATING_SCALES = ("PERMENPANRB_6_2022", "PP_30_2019", "PP_46_2011")
CLAIMED_EVIDENCE = ("trainings", "education_history", "performance_ratings", "sanctions")
AWARD_LEVELS = (
    "INTERNASIONAL",
    "NASIONAL",
    "SATYALANCANA",
    "LINTAS_INSTANSI",
    "INSTANSI",
)
TEAM_ROLES = (
    "KETUA_LINTAS_INSTANSI",
    "KETUA_INTERNAL",
    "ANGGOTA_LINTAS_INSTANSI",
    "ANGGOTA_INTERNAL",
)
APPOINTMENTS = ("DEFINITIF", "PLT", "PLH", "PJ")
RELATIVE_LEVELS = ("LEBIH_TINGGI", "SETINGKAT", "LEBIH_RENDAH")
SANCTION_LEVELS = ("RINGAN", "SEDANG", "BERAT")
TRAINING_KINDS = (
    "STRUKTURAL",
    "FUNGSIONAL",
    "TEKNIS",
    "SOSIAL_KULTURAL",
    "SEMINAR",
)

PERFORMANCE = TableSchema(
    "performance_ratings",
    (
        Column("employee_id", required=True),
        Column("year", "integer", required=True),
        Column("work_result", values=EXPECTATIONS),
        Column("work_behaviour", values=EXPECTATIONS),
        Column("rating", values=(*PERFORMANCE_RATINGS, *OLDER_RATINGS)),
        Column("rating_scale", values=RATING_SCALES),
        Column("rating_score", "decimal"),
        Column("has_new_idea", "boolean"),
    ),
    key=("employee_id", "year"),
)

AWARDS = TableSchema(
    "awards",
    (
        Column("employee_id", required=True),
        Column("title"),
        Column("award_level", required=True, values=AWARD_LEVELS),
        Column("awarded_on", "date", required=True),
    ),
    key=("employee_id", "title", "awarded_on"),
)

TEAM_ASSIGNMENTS = TableSchema(
    "team_assignments",
    (
        Column("employee_id", required=True),
        Column("title"),
        Column("role", required=True, values=TEAM_ROLES),
        Column("started_on", "date", required=True),
        Column("ended_on", "date"),
    ),
    key=("employee_id", "title", "started_on"),
)

TRAININGS = TableSchema(
    "trainings",
    (
        Column("employee_id", required=True),
        Column("title"),
        Column("training_kind", required=True, values=TRAINING_KINDS),
        Column("structural_level"),
        Column("started_on", "date"),
        Column("ended_on", "date", required=True),
        Column("lesson_hours", "decimal"),
        Column("certificate_number"),
        Column("provider"),
        Column("fits_post", "boolean"),
    ),
    key=("employee_id", "title", "ended_on"),
)

EDUCATION_HISTORY = TableSchema(
    "education_history",
    (
        Column("employee_id", required=True),
        Column("education_level", required=True, values=EDUCATION_LEVELS),
        Column("education_field"),
        Column("institution"),
        Column("graduated_on", "date", required=True),
        Column("certificate_number"),
    ),
    key=("employee_id", "education_level", "graduated_on"),
)

CLAIMS = TableSchema(
    "claims",
    (
        Column("claim_id", required=True),
        Column("employee_id", required=True),
        Column("evidence", required=True, values=CLAIMED_EVIDENCE),
        Column("training_kind", values=TRAINING_KINDS),
        Column("structural_level"),
        Column("title"),
        Column("started_on", "date"),
        Column("ended_on", "date"),
        Column("lesson_hours", "decimal"),
        Column("education_level", values=EDUCATION_LEVELS),
        Column("year", "integer"),
        Column("rating", values=(*PERFORMANCE_RATINGS, *OLDER_RATINGS)),
        Column("rating_scale", values=RATING_SCALES),
        Column("rating_score", "decimal"),
        Column("submitted_on", "date"),
    ),
    key=("claim_id",),
)
"""Evidence that somebody entered and nobody has verified yet: it earns nothing, but is told."""

OFFICIAL_SCORES = TableSchema(
    "official_scores",
    (
        Column("employee_id", required=True),
        Column("year", "integer", required=True),
        Column("qualification", "decimal"),
        Column("competence", "decimal"),
        Column("performance", "decimal"),
        Column("discipline", "decimal"),
        Column("total", "decimal"),
        Column("released_on", "date"),
    ),
    key=("employee_id", "year"),
)
"""IP ASN scores per dimension as BKN released them."""

POSITION_HISTORY = TableSchema(
    "position_history",
    (
        Column("employee_id", required=True),
        Column("position_title"),
        Column("position_tier", values=POSITION_TIERS),
        Column("agency"),
        Column("work_unit_id"),
        Column("appointment", required=True, values=APPOINTMENTS),
        Column("relative_level", values=RELATIVE_LEVELS),
        Column("started_on", "date", required=True),
        Column("ended_on", "date"),
    ),
    key=("employee_id", "position_title", "started_on"),
)

SANCTIONS = TableSchema(
    "sanctions",
    (
        Column("employee_id", required=True),
        Column("sanction_level", required=True, values=SANCTION_LEVELS),
        Column("title"),
        Column("started_on", "date", required=True),
        Column("ended_on", "date"),
    ),
    key=("employee_id", "sanction_level", "started_on"),
)

SCORES = TableSchema(
    "scores",
    (
        Column("employee_id", required=True),
        Column("indicator", required=True),
        Column("value", "decimal", required=True),
        Column("measured_on", "date", required=True),
    ),
    key=("employee_id", "indicator", "measured_on"),
)

EVIDENCE_CHECKS = TableSchema(
    "evidence_checks",
    (
        Column("employee_id", required=True),
        Column("evidence", required=True),
        Column("checked_on", "date", required=True),
    ),
    key=("employee_id", "evidence", "checked_on"),
)
