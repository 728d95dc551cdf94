"""What leaves the house as a workbook: recorded, never written."""

from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.audit.action import action, noted
from takar.web.rating_sheets.permissions import operates, rates_here
from takar.web.rating_sheets.queries.board import progress_rows
from takar.web.rating_sheets.queries.ratings import rating_rows

Sheet = list[dict[str, object]]


@action("rating_sheets.progress.taken", needs=operates)
def take_progress(actor: User, event: Event) -> Sheet:
    """Return who has submitted what as a sheet that leaves the house."""
    rows = progress_rows(event)
    noted(rows=len(rows))
    return rows


@action("rating_sheets.ratings.taken", needs=rates_here)
def take_ratings(actor: User, event: Event) -> Sheet:
    """Return the ratings that somebody may read as a sheet that leaves the house."""
    rows = rating_rows(actor, event)
    noted(rows=len(rows))
    return rows
