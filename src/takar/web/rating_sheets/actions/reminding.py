"""Remind assessors of sheets that are still to be submitted."""

from collections import Counter

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.audit.action import action, noted
from takar.web.notices.actions import tell
from takar.web.rating_sheets.permissions import operates
from takar.web.rating_sheets.queries.board import waiting_assignments


@action("rating_sheets.assessors.reminded", needs=operates)
def remind(actor: User, event: Event, *, seats: frozenset[int] | None = None) -> int:
    """Remind those whose sheets are still to be submitted; returns how many were told.

    Args:
        actor: the operator.
        event: the event.
        seats: only these; everybody when left out.
    """
    waiting = waiting_assignments(event).exclude(assessor__user=None)
    if seats is not None:
        waiting = waiting.filter(assessor__in=seats)
    rows = list(waiting.select_related("assessor__user"))
    counts = Counter(row.assessor.user for row in rows)
    told = 0
    for owner, count in counts.items():
        if owner is None:
            continue
        said = msg(
            "{count} lembar penilaian pada {event} belum Anda kirim.", count=count, event=event.name
        )
        told += tell([owner], event.agency, said, link="/lembar/")
    noted(assessors=told, sheets=len(rows))
    return told
