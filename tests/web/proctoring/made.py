"""People at work in the hall of the tests."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from takar.web.accounts.models import Role, User
from takar.web.sittings.actions.course import start_section
from takar.web.sittings.actions.entering import consent
from takar.web.sittings.actions.outages import hear
from takar.web.sittings.models import AnswerChange, Sitting
from tests.cast import user
from tests.web.sittings.made import Hall

MINUTE = timedelta(minutes=1)


def running(hall: Hall, *, now: datetime | None = None) -> Sitting:
    """A sitting in its first section, which takes ten minutes."""
    now = now or timezone.now()
    with hall.scoped():
        sitting = hall.seated(now=now)
        consent(sitting, now=now)
        start_section(sitting, "A", now=now)
        hear(sitting, now=now)
    return sitting


def change(sitting: Sitting, sequence: int, *, at: datetime, **facts: Any) -> AnswerChange:
    """An answer as it reached the journal."""
    usual = {"kind": "JAWAB", "slot": 1, "value": {"choice": "x"}, "given_at": at}
    return AnswerChange.objects.create(
        sitting=sitting, desk=sitting.desk, sequence=sequence, received_at=at, **(usual | facts)
    )


def other_proctor(hall: Hall) -> User:
    """A proctor of the agency who watches another room of the same session."""
    somebody = user("Ketut", hall.cast.agency, Role.PROCTOR)
    with hall.scoped():
        hall.session.rooms.create(name="Ruang 2", seats=5).proctors.add(somebody)
    return somebody
