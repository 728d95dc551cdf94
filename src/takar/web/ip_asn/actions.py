"""What leaves the room: a list taken away is recorded."""

from collections.abc import Iterable

from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.ip_asn.permissions import sees_whole_nip, takes_list_away
from takar.web.ip_asn.sheet import as_csv, as_workbook, person_rows
from takar.web.results.models import IpAsnResult, Run


@action("ip_asn.list.taken", needs=takes_list_away)
def take_list(actor: User, run: Run, *, people: Iterable[IpAsnResult], form: str) -> bytes:
    """Return the chosen people as a workbook (``xlsx``) or as text (``csv``)."""
    rows = person_rows(people, run, whole=sees_whole_nip(actor, run))
    noted(people=len(rows), form=form)
    return as_csv(rows) if form == "csv" else as_workbook(rows)
