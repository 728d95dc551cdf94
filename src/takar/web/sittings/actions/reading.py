"""What a candidate has read."""

from datetime import datetime

from takar.web.sittings.models import ProctorMessage, Sitting


def read_message(sitting: Sitting, number: int, *, now: datetime) -> None:
    """Note that the candidate read a message of the proctor."""
    unread = ProctorMessage.objects.filter(sitting=sitting, pk=number, seen_at=None)
    unread.update(seen_at=now)
