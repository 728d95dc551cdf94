"""What a candidate has read."""

from datetime import datetime

from takar.web.sittings.models import ProctorMessage, Sitting
from takar.web.sittings.queries.own import own


def read_message(sitting: Sitting, number: int, *, now: datetime) -> None:
    """Note that the candidate read a message of the proctor."""
    unread = own(ProctorMessage, sitting).filter(pk=number, seen_at=None)
    unread.update(seen_at=now)
