"""Tables about proposals: what one post asks besides, who shall move where, and the papers to it.

They stand beside the tables of evidence and are read only where moves are checked.
"""

from takar.tables.schema import Column, TableSchema

WINDOWS = ("PEMILIHAN", "KEPALA_DAERAH_BARU")
ROUTES = ("SELEKSI_TERBUKA", "KRS", "MUTASI")
CERTAINTIES = ("certain", "likely", "unsure", "assumed")

POST_REQUIREMENTS = TableSchema(
    "post_requirements",
    (
        Column("position_id", required=True),
        Column("requirement", required=True),
        Column("title"),
        Column("read", required=True),
        Column("demand", required=True),
        Column("source", required=True),
        Column("source_at"),
        Column("certainty", values=CERTAINTIES),
        Column("since", "date"),
        Column("document"),
        Column("reason"),
    ),
    key=("position_id", "requirement"),
)
"""A demand of one post, in the words of the law: ``{at_least: IV/c}``. Without a document it adds
to the law; with a document and a reason it replaces what the law demands of this post."""

PROPOSED_MOVES = TableSchema(
    "proposed_moves",
    (
        Column("employee_id", required=True),
        Column("position_id", required=True),
        Column("route", values=ROUTES),
        Column("is_own_request", "boolean"),
        Column("reason_code"),
        Column("reason"),
        Column("reference"),
        Column("attachments"),
    ),
    key=("employee_id", "position_id"),
)

WINDOW_DAYS = TableSchema(
    "windows",
    (
        Column("agency", required=True),
        Column("window", required=True, values=WINDOWS),
        Column("starts_on", "date", required=True),
        Column("ends_on", "date"),
        Column("document"),
    ),
    key=("agency", "window", "starts_on"),
)
"""``PEMILIHAN``: the day candidates are determined, and the end of the term;
``KEPALA_DAERAH_BARU``: the day of inauguration. ``document``: consent for every move inside."""

DECLARATIONS = TableSchema(
    "declarations",
    (
        Column("employee_id", required=True),
        Column("subject", required=True),
        Column("field"),
        Column("years", "integer"),
        Column("is_met", "boolean", required=True),
        Column("document"),
        Column("declared_on", "date", required=True),
    ),
    key=("employee_id", "subject", "field", "declared_on"),
)
"""What somebody verified on paper; ``PENGALAMAN_BIDANG`` also says for how many years."""

WAIVERS = TableSchema(
    "waivers",
    (
        Column("employee_id", required=True),
        Column("position_id", required=True),
        Column("requirement", required=True),
        Column("document", required=True),
        Column("reason", required=True),
        Column("signed_on", "date"),
    ),
    key=("employee_id", "position_id", "requirement"),
)

CONSENTS = TableSchema(
    "consents",
    (
        Column("employee_id", required=True),
        Column("position_id", required=True),
        Column("approval", required=True),
        Column("document", required=True),
        Column("signed_on", "date"),
    ),
    key=("employee_id", "position_id", "approval"),
)

PROPOSALS = {
    schema.name: schema
    for schema in (
        POST_REQUIREMENTS,
        PROPOSED_MOVES,
        WINDOW_DAYS,
        DECLARATIONS,
        WAIVERS,
        CONSENTS,
    )
}
"""Every table about proposals, by name."""
