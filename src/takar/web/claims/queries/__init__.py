"""Everything that reads about claims."""

from takar.web.claims.queries.people import claims_of, claims_seen_by, visible_claim
from takar.web.claims.queries.queue import queue_of, waiting_count
from takar.web.claims.queries.table import claims_table

__all__ = [
    "claims_of",
    "claims_seen_by",
    "claims_table",
    "queue_of",
    "visible_claim",
    "waiting_count",
]
