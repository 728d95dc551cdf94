"""Who is to be asked to come, and what they answered."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.scores import ABSENT
from takar.web.timetables.models import Invitation, Timetable


def seated_people(timetable: Timetable, only: Collection[int] | None = None) -> list[Participant]:
    """Return those with a seat in a version who are expected, by number."""
    people = Participant.objects.filter(seats__session__timetable=timetable).exclude(
        state__in=ABSENT
    )
    if only is not None:
        people = people.filter(pk__in=list(only))
    return list(
        people.distinct().select_related("employee__unit", "employee__user").order_by("number")
    )


def invited_people(
    timetable: Timetable, words: str = "", answer: str = ""
) -> QuerySet[Participant]:
    """Return those with a seat in a version, with their invitation, by number."""
    people = Participant.objects.filter(seats__session__timetable=timetable).distinct()
    for word in words.split():
        people = people.filter(
            Q(employee__name__icontains=word) | Q(employee__unit__name__icontains=word)
        )
    if answer == "BELUM":
        people = people.filter(Q(invitation=None) | Q(invitation__answer=""))
    elif answer:
        people = people.filter(invitation__answer=answer)
    return people.select_related("employee__unit", "employee__user", "invitation").order_by(
        "number"
    )


@dataclass(frozen=True)
class Answers:
    """How many were asked and what they answered."""

    asked: int
    opened: int
    coming: int
    unable: int

    @property
    def silent(self) -> int:
        """Those who have not answered."""
        return self.asked - self.coming - self.unable


def answers_of(event: Event) -> Answers:
    """Count the answers of an event."""
    counted = Invitation.objects.filter(participant__event=event).aggregate(
        asked=Count("pk"),
        opened=Count("pk", filter=Q(opened_at__isnull=False)),
        coming=Count("pk", filter=Q(answer="HADIR")),
        unable=Count("pk", filter=Q(answer="BERHALANGAN")),
    )
    return Answers(**counted)
