"""Whom an operator may choose: own assessors for a seat, candidates for a declaration."""

from django.db.models import Q, QuerySet

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import Event, EventAssessor, Participant
from takar.web.kit.numbers import row_number


def own_assessors(event: Event) -> QuerySet[User]:
    """Return the assessors of the agency who do not sit in the team yet."""
    seated = EventAssessor.objects.filter(event=event).exclude(user=None)
    assessors = User.objects.filter(
        memberships__agency=event.agency_id, memberships__role=Role.ASSESSOR
    )
    return assessors.exclude(pk__in=seated.values("user")).order_by("full_name").distinct()


def searched_candidates(event: Event, words: str, *, by_number: bool) -> QuerySet[Participant]:
    """Return the participants whose whole name was typed, or the number where that counts."""
    text = words.strip()
    people = Participant.objects.filter(event=event).select_related("employee")
    is_number = by_number and text.isdigit()
    return people.filter(
        Q(number=row_number(text)) if is_number else Q(employee__name__iexact=text)
    )
