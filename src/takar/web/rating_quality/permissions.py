"""Who asks for reports on ratings, reads them, and decides on their advice."""

from typing import Any

from takar.web.accounts.models import User
from takar.web.accounts.permissions import assesses, operates, sees_everyone
from takar.web.assessments.models import Event, EventAssessor
from takar.web.assessments.rules.staffing import RATING_ROLES
from takar.web.rating_quality.rules import MEETING, Sight


def event_of(subject: Any) -> Event:
    """Return the event a row is about; an event is its own."""
    return subject if isinstance(subject, Event) else subject.event


def chairs(user: User, subject: Any) -> bool:
    """The person heads the team of the event, and is of its agency."""
    event = event_of(subject)
    seats = EventAssessor.objects.filter(event=event, user=user, role="KETUA", state="AKTIF")
    return assesses(user, event) and seats.exists()


def sits_in(user: User, subject: Any) -> bool:
    """The person rates in the event as an assessor of its own agency.

    In an event without a team, as old ones are, every assessor of the agency may have rated.
    """
    event = event_of(subject)
    team = EventAssessor.objects.filter(event=event)
    own = team.filter(user=user, role__in=RATING_ROLES, state="AKTIF")
    return assesses(user, event) and (own.exists() or not team.exists())


def asks_for_quality(user: User, subject: Any) -> bool:
    """The person may let the quality of ratings be computed."""
    return operates(user, event_of(subject)) or chairs(user, subject)


def reads_quality(user: User, subject: Any) -> bool:
    """The person may read all of it, names included; the head of the team once they meet."""
    event = event_of(subject)
    return sees_everyone(user, event) or (event.state in MEETING and chairs(user, event))


def reads_summary(user: User, subject: Any) -> bool:
    """The person may read the report without names: its assessors too, once they meet."""
    event = event_of(subject)
    return reads_quality(user, event) or (event.state in MEETING and sits_in(user, event))


def decides_adjustment(user: User, subject: Any) -> bool:
    """The person may decide whether adjusted levels are proposed in the meeting."""
    return asks_for_quality(user, subject)


def sight_of(user: User, event: Event) -> Sight:
    """Return how much of the reports of an event the person reads."""
    if reads_quality(user, event):
        return Sight.ALL
    return Sight.SUMMARY if reads_summary(user, event) else Sight.NOTHING
