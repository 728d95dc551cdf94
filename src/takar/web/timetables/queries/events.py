"""Which events and versions somebody may open in the room."""

from django.db.models import Count, Q, QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.assessments.models import Event
from takar.web.timetables.models import Search, Timetable
from takar.web.timetables.permissions import reads_timetables


def events_planned_by(user: User, agency: Agency) -> QuerySet[Event]:
    """Return every event for those who plan or read timetables, nothing for others."""
    events = Event.objects.filter(agency=agency)
    return events if reads_timetables(user, agency) else events.none()


def listed_events(user: User, agency: Agency, words: str = "") -> QuerySet[Event]:
    """Return events with what they have for a timetable, the next ones first."""
    events = events_planned_by(user, agency)
    for word in words.split():
        events = events.filter(Q(name__icontains=word) | Q(place__icontains=word))
    return events.annotate(
        people=Count("participants", distinct=True),
        versions=Count("timetables", distinct=True),
        published=Count("timetables", filter=Q(timetables__state="BERLAKU"), distinct=True),
    ).order_by("-starts_on", "-pk")


def versions_of(event: Event) -> QuerySet[Timetable]:
    """Return every version, the newest first, with its number of sessions."""
    found = Timetable.objects.filter(event=event).select_related(
        "made_by", "published_by", "event__agency"
    )
    return found.annotate(session_count=Count("sessions")).order_by("-version")


def searches_of(event: Event) -> QuerySet[Search]:
    """Return what was looked for, the latest first."""
    return Search.objects.filter(event=event).select_related("asked_by", "found", "mends")


def history_of(event: Event) -> QuerySet[Timetable]:
    """Return the versions people were told, in the order in which they were."""
    told = Timetable.objects.filter(event=event, published_at__isnull=False)
    return (
        told.exclude(state="DRAF")
        .select_related("event__agency")
        .order_by("published_at", "version")
    )
