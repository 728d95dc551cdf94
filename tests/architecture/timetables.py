"""A timetable in force of the hamlet: a room, a day, a session, an invitation with its code."""

from datetime import time

from django.utils import timezone

from takar.web.accounts.models import Role
from takar.web.assessments.models import EventAssessor, EventMethod
from takar.web.timetables.models import (
    Arrival,
    Invitation,
    OpenDay,
    Pass,
    Room,
    Search,
    Session,
    SessionAssessor,
    SessionSeat,
    Timetable,
)
from takar.web.timetables.rules.passes import fingerprint
from tests.town import Hamlet

TOKEN = "h" * 32


def timetable_rows(hamlet: Hamlet) -> dict[str, int | str]:
    """Return the rows of the room of timetables; the caller is in the scope of the hamlet."""
    event, operator, one = hamlet.event, hamlet.users[Role.OPERATOR], hamlet.participant
    room = Room.objects.create(event=event, name="Ruang 1", capacity=4)
    hours = {"opens_at": time(8), "closes_at": time(16)}
    day = OpenDay.objects.create(event=event, day=event.starts_on, **hours)
    now = timezone.now()
    timetable = Timetable.objects.create(
        event=event, version=1, state="BERLAKU", made_by=operator, published_at=now
    )
    session = Session.objects.create(
        timetable=timetable,
        method=EventMethod.objects.filter(event=event)[0],
        room=room,
        day=day.day,
        starts_at=time(9),
        ends_at=time(10),
    )
    seat = EventAssessor.objects.create(event=event, name="Asesor Jadwal")
    SessionSeat.objects.create(session=session, participant=one)
    SessionAssessor.objects.create(session=session, assessor=seat)
    invitation = Invitation.objects.create(participant=one, timetable=timetable, sent_at=now)
    Pass.objects.create(invitation=invitation, token_hash=fingerprint(TOKEN))
    arrival = Arrival.objects.create(
        participant=one, day=day.day, arrived_at=now, how="NOMOR", noted_by=operator
    )
    search = Search.objects.create(
        event=event, state="GAGAL", problem="Dihentikan.", once_key="h", asked_by=operator
    )
    return {
        "arrival": arrival.pk,
        "open_day": day.pk,
        "room": room.pk,
        "search": search.pk,
        "session": session.pk,
        "team_seat": seat.pk,
        "timetable": timetable.pk,
        "token": TOKEN,
    }
