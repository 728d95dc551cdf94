"""A planned event of six people, three assessors and two rooms, with a timetable made by hand.

The group discusses from nine to ten before Sari and Budi; from half past ten everybody is
interviewed in turn: the odd ones in Ruang 1 by Sari and Budi, the even ones in Ruang 2 by Citra and
Dewi. Budi is lent and has an account of his own.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from takar.timetables.timetable import Session as Sitting
from takar.web.accounts.models import Membership, Role, User
from takar.web.assessments.actions import (
    choose_participants,
    create_event,
    move_to,
    set_methods,
)
from takar.web.assessments.models import Event, EventAssessor, EventMethod, Participant
from takar.web.kit.scope import scope
from takar.web.timetables import actions
from takar.web.timetables.models import Invitation, Room, Session, Timetable
from takar.web.timetables.queries.problems import asked_of
from takar.web.timetables.rules.wishes import Goodness, Wishes
from takar.web.timetables.writing import new_timetable, write_sittings
from tests.cast import Cast, employee
from tests.cast import user as new_user
from tests.web.assessments.tables import GOOD_MATRIX

DAY = date(2025, 5, 14)
SITE = "https://takar.contoh.go.id"
CRITERIA = {
    "version": 1,
    "lot": "uji",
    "groups": [{"name": "Pengawas", "tiers": ["PENGAWAS"], "quota": 6}],
}


@dataclass(frozen=True)
class Town:
    """The cast with a planned event."""

    cast: Cast
    event: Event
    budi: User
    day: date

    def inside(self) -> Any:
        """Return the scope of the agency."""
        return scope(agency=self.cast.agency, agency_code=self.cast.agency.code)

    def seat(self, name: str) -> EventAssessor:
        """Return a seat of the team by its name."""
        found: EventAssessor = EventAssessor.objects.get(event=self.event, name=name)
        return found

    @property
    def people(self) -> list[Participant]:
        """The participants by number."""
        return list(Participant.objects.filter(event=self.event).select_related("employee"))

    @property
    def putri(self) -> Participant:
        """The participant with an account."""
        found: Participant = Participant.objects.get(
            event=self.event, employee=self.cast.putri_employee
        )
        return found


def town(cast: Cast, day: date = DAY) -> Town:
    """Plan an event with rooms, hours, people and a team."""
    budi = new_user("Budi", cast.agency, Role.GUEST)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        for number, name in enumerate(("Ani", "Beni", "Cici", "Dodi", "Edo"), start=3):
            employee(cast.agency, cast.unit, name, number)
        event = create_event(
            cast.rahayu,
            cast.agency,
            name="Pemetaan 2025",
            purpose="PEMETAAN",
            starts_on=day,
            ends_on=day,
            place="Aula",
            criteria=CRITERIA,
        )
        set_methods(cast.rahayu, event, matrix=GOOD_MATRIX)
        EventMethod.objects.filter(event=event).update(duration_minutes=60)
        EventMethod.objects.filter(event=event, code="WAWANCARA_KOMPETENSI").update(
            duration_minutes=30
        )
        choose_participants(cast.rahayu, event)
        move_to(cast.rahayu, event, state="DIRENCANAKAN")
        team(event, cast, budi)
        rooms(event, cast, day)
    return Town(cast, event, budi, day)


def team(event: Event, cast: Cast, budi: User) -> None:
    """Seat Sari, the lent Budi, Citra and Dewi."""
    EventAssessor.objects.create(event=event, user=cast.sari, name="Sari")
    EventAssessor.objects.create(event=event, user=budi, name="Budi", lent_by="Kota Banjarsela")
    EventAssessor.objects.create(event=event, name="Citra")
    EventAssessor.objects.create(event=event, name="Dewi")


def rooms(event: Event, cast: Cast, day: date) -> None:
    """Lend two rooms for a day and the next."""
    actions.add_room(cast.rahayu, event, name="Ruang 1", capacity=8, site="Gedung A")
    actions.add_room(cast.rahayu, event, name="Ruang 2", capacity=2, site="Gedung A")
    for one in (day, day + timedelta(days=1)):
        actions.add_day(
            cast.rahayu,
            event,
            day=one,
            opens_at=time(8),
            closes_at=time(16),
            breaks="12.00-13.00",
        )


def draft(there: Town) -> Timetable:
    """Return a draft that keeps every rule."""
    asked_for = asked_of(there.event, Wishes(is_connected=False))
    names = list(asked_for.people)
    group = next(
        title for title, row in asked_for.methods.items() if row.code == "DISKUSI_KELOMPOK"
    )
    talk = next(title for title in asked_for.methods if title != group)
    sittings = [
        Sitting(group, "Ruang 1 (Gedung A)", there.day, 540, 600, tuple(names), ("Sari", "Budi"))
    ]
    for place, name in enumerate(names):
        since = 630 + 45 * (place // 2) if place < 4 else 780
        where, who = (
            ("Ruang 1 (Gedung A)", ("Sari", "Budi"))
            if place % 2 == 0
            else ("Ruang 2 (Gedung A)", ("Citra", "Dewi"))
        )
        sittings.append(Sitting(talk, where, there.day, since, since + 30, (name,), who))
    made = new_timetable(
        there.cast.rahayu,
        there.event,
        wishes=Wishes(is_connected=False),
        proof=Goodness(status="FEASIBLE", gap=0.05),
    )
    write_sittings(made, sittings, asked_for)
    return made


def published(there: Town) -> Timetable:
    """Return a version in force."""
    made = draft(there)
    return actions.publish_timetable(there.cast.rahayu, made)


def invited(there: Town) -> Invitation:
    """Return the invitation of Putri, with a version in force."""
    published(there)
    actions.invite(there.cast.rahayu, there.event)
    found: Invitation = Invitation.objects.get(participant=there.putri)
    return found


def first_room(there: Town) -> Room:
    """Return Ruang 1."""
    found: Room = Room.objects.get(event=there.event, name="Ruang 1")
    return found


def session_at(timetable: Timetable, moment: time, room: str = "Ruang 1") -> Session:
    """Return a session of a version by its beginning and room."""
    found: Session = Session.objects.get(timetable=timetable, starts_at=moment, room__name=room)
    return found


def joined(cast: Cast) -> User:
    """Make a colleague of Sari who sits in no team."""
    somebody = new_user("Tono", cast.agency, Role.ASSESSOR)
    assert Membership.objects.filter(user=somebody).exists()
    return somebody
