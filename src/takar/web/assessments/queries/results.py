"""The results of an event, person by person, and the history of one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from takar.web.accounts.models import User
from takar.web.accounts.permissions import sees_everyone
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.queries.events import SIGNED, participants_seen_by, searched_participants
from takar.web.assessments.rules.levels import Number, tidy
from takar.web.assessments.rules.states import has_expired
from takar.web.people.models import Employee
from takar.web.results.models import JpmResult
from takar.web.results.queries import category_titles


@dataclass(frozen=True)
class Row:
    """One participant with levels and, once measured, with the JPM."""

    participant: Participant
    levels: Mapping[str, Number | None]
    result: JpmResult | None

    @property
    def achieved(self) -> Number | None:
        """The sum of the levels that the run counted."""
        return tidy(self.result.achieved) if self.result else None

    @property
    def required(self) -> Number | None:
        """The sum of the standard that the run counted."""
        return tidy(self.result.required) if self.result else None


def result_rows(
    event: Event, people: Sequence[Participant], competencies: Sequence[str]
) -> list[Row]:
    """Return the rows of some participants."""
    levels: dict[int, dict[str, Number | None]] = {one.pk: {} for one in people}
    found = IntegratedLevel.objects.filter(participant__in=[one.pk for one in people])
    for participant, competency, level in found.values_list("participant", "competency", "level"):
        levels[participant][competency] = tidy(level)
    results = {
        one.employee_id: one
        for one in JpmResult.objects.filter(
            run=event.run_id, employee__in=[one.employee_id for one in people]
        )
    }
    return [
        Row(
            one,
            {code: levels[one.pk].get(code) for code in competencies},
            results.get(one.employee_id),
        )
        for one in people
    ]


def results_wanted(user: User, event: Event, wanted: Mapping[str, Any]) -> QuerySet[Participant]:
    """Return the participants whose results match a search."""
    people = searched_participants(participants_seen_by(user, event), wanted)
    if category := wanted.get("category"):
        with_it = JpmResult.objects.filter(
            run=event.run_id, category=None if category == "-" else category
        )
        people = people.filter(employee__in=with_it.values("employee"))
    return people.order_by("number")


def categories_in(event: Event) -> dict[str, str]:
    """Return the categories of the event's run with their titles; none before it was measured."""
    return category_titles(event.run) if event.run else {}


@dataclass(frozen=True)
class Standing:
    """One event in the history of a person."""

    participant: Participant
    has_expired: bool

    @property
    def event(self) -> Event:
        """The event."""
        return self.participant.event


def history_of(user: User, employee: Employee, day: date) -> list[Standing]:
    """Return the events of one person that the reader may know of, newest first.

    The person knows what was handed over; the head of the unit what was signed; whoever works on
    the events everything.
    """
    history = Participant.objects.filter(employee=employee).select_related("event__agency")
    if not sees_everyone(user, employee):
        is_own = employee.user_id == user.pk
        known = Q(event__state="DISERAHKAN") if is_own else Q(event__state__in=SIGNED)
        history = history.filter(known)
    return [
        Standing(one, has_expired(one.event.valid_until, day))
        for one in history.order_by("-event__starts_on", "-event__pk")
    ]
