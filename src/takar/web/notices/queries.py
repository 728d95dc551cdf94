"""Everything the room reads: only what is addressed to the reader."""

from django.db.models import QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.notices.models import Notice
from takar.web.notices.rules import MOST_SHOWN


def notices_for(user: User, agency: Agency) -> QuerySet[Notice]:
    """The notices of somebody in one agency, the newest first."""
    found: QuerySet[Notice] = Notice.objects.filter(agency=agency, user=user)
    return found


def unread_for(user: User, agency: Agency) -> QuerySet[Notice]:
    """The notices somebody has not opened yet."""
    return notices_for(user, agency).filter(read_at=None)


def unread_count(user: User, agency: Agency) -> int:
    """How many notices wait, counted no further than the bell shows."""
    return unread_for(user, agency).order_by()[: MOST_SHOWN + 1].count()
