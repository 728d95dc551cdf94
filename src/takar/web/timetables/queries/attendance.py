"""Who is expected, who came, and whom a scanned code or a typed number names."""

from dataclasses import dataclass
from datetime import date, datetime

from takar.web.assessments.models import Event, Participant
from takar.web.timetables.models import Arrival, Pass, Session, Timetable
from takar.web.timetables.queries.sessions import sessions_in
from takar.web.timetables.rules.arrivals import Door, Verdict, verdict_at, verdict_of_day
from takar.web.timetables.rules.passes import fingerprint, number_in, token_in

BY_CODE, BY_NUMBER = "PINDAI", "NOMOR"


@dataclass(frozen=True)
class Named:
    """Whom something scanned or typed names: nobody, or somebody of another event."""

    participant: Participant | None
    how: str
    is_elsewhere: bool = False


def named_by(event: Event, written: str) -> Named:
    """Return the participant of an event whom a scanned code or a typed number names."""
    if token := token_in(written):
        found = holder_of(token)
        if found is None or found.event_id != event.pk:
            return Named(None, BY_CODE, is_elsewhere=found is not None)
        return Named(found, BY_CODE)
    people = Participant.objects.filter(event=event).select_related(
        "employee__unit", "event__agency"
    )
    return Named(people.filter(number=number_in(written) or 0).first(), BY_NUMBER)


def holder_of(token: str) -> Participant | None:
    """Return whose code it is, within the agency in scope."""
    found = (
        Pass.objects.filter(token_hash=fingerprint(token))
        .select_related(
            "invitation__participant__employee__unit", "invitation__participant__event__agency"
        )
        .first()
    )
    return found.invitation.participant if found else None


@dataclass(frozen=True)
class Place:
    """A participant at the door: the sessions of the day, the one meant, and the verdict."""

    participant: Participant
    sessions: list[Session]
    meant: Session | None
    verdict: Verdict
    seat: int | None = None


def place_of(
    timetable: Timetable, participant: Participant, now: datetime, *, at: Session | None
) -> Place:
    """Return how somebody stands who comes now: to one session, or to the day.

    Args:
        at: the session at whose door they are; without it, the door of the day.
    """
    own = list(sessions_in(timetable).filter(seats__participant=participant))
    if at is None:
        verdict = verdict_of_day(now, [door_of(one) for one in own])
        today = [one for one in own if one.day == now.date()]
        meant = next((one for one in today if one.ends > now), None)
        return Place(participant, today or own, meant, verdict, seat_in(meant, participant))
    if at.pk not in {one.pk for one in own}:
        verdict = Verdict.WRONG_SESSION if own else Verdict.NOT_INVITED
        following = next((one for one in own if one.ends > now), None)
        return Place(participant, own, following, verdict, seat_in(following, participant))
    return Place(participant, own, at, verdict_at(now, door_of(at)), seat_in(at, participant))


def door_of(session: Session) -> Door:
    """Return when people may come to a session."""
    return Door(session.starts, session.ends)


def seat_in(session: Session | None, participant: Participant) -> int | None:
    """Return the place somebody sits at in a session."""
    seats = session.seats.all() if session else ()
    return next((seat.place for seat in seats if seat.participant_id == participant.pk), None)


@dataclass(frozen=True)
class Row:
    """One who is expected, and whether they came."""

    participant: Participant
    session: Session
    arrival: Arrival | None
    seat: int


@dataclass(frozen=True)
class Attendance:
    """Who is expected at a session or on a day."""

    rows: list[Row]

    @property
    def came(self) -> list[Row]:
        """Those who came, the last first."""
        here = [row for row in self.rows if row.arrival]
        return sorted(
            here, key=lambda row: row.arrival.arrived_at if row.arrival else 0, reverse=True
        )

    @property
    def missing(self) -> list[Row]:
        """Those who did not come, but for those of whom it is known that they will not."""
        gone = {"TIDAK_HADIR", "MENGUNDURKAN_DIRI"}
        return [row for row in self.rows if not row.arrival and row.participant.state not in gone]

    @property
    def excused(self) -> list[Row]:
        """Those of whom it is noted that they do not come."""
        return [
            row
            for row in self.rows
            if not row.arrival and row.participant.state in {"TIDAK_HADIR", "MENGUNDURKAN_DIRI"}
        ]


def attendance_of(timetable: Timetable, day: date, at: Session | None) -> Attendance:
    """Return everybody expected at a session, or on a day with the first session of each."""
    sessions = sessions_in(timetable).filter(day=day)
    if at is not None:
        sessions = sessions.filter(pk=at.pk)
    arrivals = {
        one.participant_id: one
        for one in Arrival.objects.filter(
            participant__event=timetable.event, day=day, session=at
        ).select_related("noted_by")
    }
    rows: dict[int, Row] = {}
    for session in sessions:
        for seat in session.seats.all():
            person = seat.participant
            row = Row(person, session, arrivals.get(person.pk), seat.place)
            rows.setdefault(person.pk, row)
    return Attendance(sorted(rows.values(), key=lambda row: row.participant.number))
