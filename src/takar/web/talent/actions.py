"""What leaves the room: a list taken away is recorded."""

from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.results.models import Run
from takar.web.talent.permissions import sees_whole_nip, takes_list_away
from takar.web.talent.queries import Results
from takar.web.talent.sheet import talent_sheet


@action("talent.list.taken", needs=takes_list_away)
def take_list(actor: User, run: Run, *, people: Results) -> bytes:
    """Return the chosen people as a workbook."""
    sheet, count = talent_sheet(people, run, whole_nip=sees_whole_nip(actor, run))
    noted(people=count)
    return sheet
