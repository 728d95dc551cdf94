"""Which events and participants somebody may see, and how far an event is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import assesses, sees_everyone
from takar.web.assessments.models import (
    Event,
    IntegratedLevel,
    MethodCompetency,
    MethodScore,
    Participant,
)
from takar.web.assessments.queries.scores import ABSENT
from takar.web.assessments.queries.sight import events_of_assessors, participants_of_assessor
from takar.web.people.queries import employees_seen_by

SIGNED = ("DITANDATANGANI", "DISERAHKAN")


def events_seen_by(user: User, agency: Agency) -> QuerySet[Event]:
    """Return the events this person may look into, newest first.

    Operators, leaders and auditors see every event; assessors what ``queries.sight`` says; unit
    heads signed ones in which their people took part; employees find theirs on their own page;
    guests none, for their sheets have a room of their own.
    """
    events = Event.objects.filter(agency=agency)
    if sees_everyone(user, agency):
        return events
    allowed = Q(pk__in=[])
    if assesses(user, agency):
        allowed |= events_of_assessors(user)
    if user.is_one_of(agency.pk, Role.UNIT_HEAD):
        own = Participant.objects.filter(employee__in=employees_seen_by(user, agency))
        allowed |= Q(state__in=SIGNED, pk__in=own.values("event"))
    return events.filter(allowed)


def listed_events(user: User, agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[Event]:
    """Return the events that match a search, with their number of participants."""
    events = events_seen_by(user, agency)
    for word in (wanted.get("q") or "").split():
        events = events.filter(
            Q(name__icontains=word) | Q(place__icontains=word) | Q(organiser__icontains=word)
        )
    for name in ("state", "purpose"):
        if value := wanted.get(name):
            events = events.filter(**{name: value})
    people = Count("participants", distinct=True)
    absent = Count("participants", filter=Q(participants__state__in=ABSENT), distinct=True)
    return events.annotate(people=people, absent=absent).order_by("-starts_on", "-pk")


def participants_seen_by(user: User, event: Event) -> QuerySet[Participant]:
    """Return the participants whose results this person may read in an event.

    Before the signature only those who work on the event, each as ``queries.sight`` says;
    afterwards also the head of a unit, for the people of that unit; the own result only once the
    results were handed over.
    """
    people = Participant.objects.filter(event=event).select_related("employee__unit")
    if sees_everyone(user, event):
        return people
    allowed = participants_of_assessor(user, event)
    if event.is_signed:
        seen = Q(employee__in=employees_seen_by(user, event.agency))
        allowed |= seen if event.state == "DISERAHKAN" else seen & ~Q(employee__user=user)
    return people.filter(allowed)


def searched_participants(
    people: QuerySet[Participant], wanted: Mapping[str, Any]
) -> QuerySet[Participant]:
    """Narrow participants by words, group, observation group and state."""
    for word in (wanted.get("q") or "").split():
        people = people.filter(
            Q(employee__name__icontains=word)
            | Q(position_title__icontains=word)
            | Q(employee__unit__name__icontains=word)
        )
    for name in ("group", "state", "circle", "position_tier"):
        if value := wanted.get(name):
            people = people.filter(**{name: value})
    return people


def groups_of(event: Event) -> list[str]:
    """Return the names of the groups that have participants."""
    names = Participant.objects.filter(event=event).order_by("group").values_list("group")
    return [name for (name,) in names.distinct() if name]


@dataclass(frozen=True)
class Progress:
    """How far an event is.

    Attributes:
        people: participants, the absent among them.
        present: participants who came.
        cells: cells to be scored for those not absent.
        scored: cells in which at least one score stands.
        levels: integrated levels.
        disputes: levels still to be talked about.
    """

    people: int
    present: int
    absent: int
    cells: int
    scored: int
    levels: int
    disputes: int


def progress_of(event: Event) -> Progress:
    """Count how far an event is."""
    states = dict(
        Participant.objects.filter(event=event)
        .order_by()
        .values("state")
        .annotate(count=Count("pk"))
        .values_list("state", "count")
    )
    people, absent = sum(states.values()), sum(states.get(state, 0) for state in ABSENT)
    cells = MethodCompetency.objects.filter(method__event=event).count()
    scores = MethodScore.objects.filter(participant__event=event, level__isnull=False)
    seen = scores.order_by().values("participant", "method", "competency").distinct()
    levels = IntegratedLevel.objects.filter(participant__event=event)
    counted = levels.aggregate(
        levels=Count("pk", filter=Q(level__isnull=False)),
        disputes=Count("pk", filter=Q(is_disputed=True, decided_by__isnull=True)),
    )
    return Progress(
        people=people,
        present=states.get("HADIR", 0),
        absent=absent,
        cells=cells * (people - absent),
        scored=seen.count(),
        **counted,
    )
