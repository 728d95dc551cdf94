"""What the tests of the room share: an event under way, two assessors, a guest, their sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from takar.web.accounts.models import Role, User
from takar.web.assessments.actions import (
    assign,
    choose_participants,
    create_event,
    move_to,
    seat_assessor,
    set_methods,
)
from takar.web.assessments.models import Assignment, Event, EventAssessor, Participant
from takar.web.kit.scope import scope
from tests.cast import Cast, employee, user
from tests.web.assessments.tables import GOOD_MATRIX

CRITERIA = {
    "version": 1,
    "lot": "uji",
    "groups": [{"name": "Pengawas", "tiers": ["PENGAWAS"], "quota": 5}],
}


@dataclass(frozen=True)
class Hall:
    """The cast with an event under way, and whom each assessor has to judge.

    Sari has the first two participants by both methods, the guest Wayan the first by one.
    """

    cast: Cast
    event: Event
    wayan: User
    sari_seat: EventAssessor
    wayan_seat: EventAssessor
    people: tuple[Participant, ...]

    def assignment(self, who: User, place: int = 0, method: int = 0) -> Assignment:
        """Return what somebody has to judge: of which participant, by which method."""
        rows = Assignment.objects.filter(assessor__user=who, participant=self.people[place])
        found: Assignment = rows.select_related(
            "participant__event__agency", "method", "assessor"
        ).order_by("method")[method]
        return found

    def moved(self, *states: str) -> Event:
        """Lead the event on, state by state."""
        for state in states:
            move_to(self.cast.rahayu, self.event, state=state)
        self.event.refresh_from_db()
        return self.event


@pytest.fixture
def agency_scope(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


@pytest.fixture
def hall(cast: Cast, agency_scope: None) -> Hall:
    return make_hall(cast)


def make_hall(cast: Cast) -> Hall:
    """Make the event; the caller is in the scope of its agency."""
    for number, name in enumerate(("Ani", "Beni", "Cici", "Dodi", "Edo"), start=3):
        employee(cast.agency, cast.unit, name, number)
    event = create_event(
        cast.rahayu,
        cast.agency,
        name="Pemetaan 2025",
        purpose="PEMETAAN",
        starts_on=date(2025, 5, 14),
        ends_on=date(2025, 5, 14),
        place="Aula",
        criteria=CRITERIA,
    )
    set_methods(cast.rahayu, event, matrix=GOOD_MATRIX)
    choose_participants(cast.rahayu, event)
    move_to(cast.rahayu, event, state="DIRENCANAKAN")
    wayan = user("Wayan", cast.agency, Role.GUEST)
    sari = seat_assessor(cast.rahayu, event, user=cast.sari)
    guest = seat_assessor(cast.rahayu, event, user=wayan, lent_by="Kabupaten Tetangga")
    people = tuple(
        Participant.objects.filter(event=event).select_related("employee").order_by("number")
    )
    methods = list(event.methods.order_by("pk"))
    pairs = [(one.pk, method.pk, sari.pk) for one in people[:2] for method in methods]
    assign(cast.rahayu, event, pairs=[*pairs, (people[0].pk, methods[0].pk, guest.pk)])
    move_to(cast.rahayu, event, state="BERLANGSUNG")
    event.refresh_from_db()
    return Hall(cast, event, wayan, sari, guest, people)
