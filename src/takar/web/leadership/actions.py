"""What the leadership carries away."""

from datetime import date

from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.leadership.papers import printed_presentation
from takar.web.leadership.permissions import reads_leadership


@action("leadership.presentation.taken", needs=reads_leadership)
def take_presentation(actor: User, agency: Agency, *, day: date, scenario: int = 0) -> bytes:
    """Return the overview as pages to be shown in a meeting."""
    content = printed_presentation(agency, day, scenario=scenario)
    noted(size=len(content))
    return content
