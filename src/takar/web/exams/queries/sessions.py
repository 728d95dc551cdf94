"""Sessions: who is expected, where there is room, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from takar.web.accounts.models import Agency, Role, User
from takar.web.assessments.models import Participant
from takar.web.exams.models import Exam, ExamForm, ExamRoom, ExamSession, Registration
from takar.web.exams.rules.course import Standing
from takar.web.exams.rules.pins import WRONG_AT_MOST
from takar.web.people.models import Employee

EXPECTED = Q(registrations__state="TERDAFTAR")


def standing_of(session: ExamSession) -> Standing:
    """Return what a session has, as far as its course asks for it."""
    people = expected_at(session)
    told = people.aggregate(
        people=Count("pk"),
        unseated=Count("pk", filter=Q(seat=None) | Q(room=None)),
        without_pin=Count("pk", filter=Q(pin="")),
        loose_forms=Count("pk", filter=~Q(form__state="DIKUNCI")),
    )
    rooms = session.rooms.filter(pk__in=people.values("room"), proctors=None)
    return Standing(
        **told,
        unwatched_rooms=rooms.count(),
        has_session_pin=bool(session.pin),
        opens_at=session.opens_at,
    )


def expected_at(session: ExamSession) -> "QuerySet[Registration]":
    """Return who is expected at a session."""
    return Registration.objects.filter(session=session, state="TERDAFTAR")


def registrations_at(session: ExamSession, wanted: Mapping[str, Any]) -> "QuerySet[Registration]":
    """Return the registrations of a session that match a search, by number."""
    rows = Registration.objects.filter(session=session)
    rows = rows.select_related("employee__unit", "room", "form", "session__exam__agency")
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(
            Q(employee__name__icontains=word)
            | Q(number__icontains=word)
            | Q(employee__unit__name__icontains=word)
        )
    if wanted.get("room"):
        rows = rows.filter(room=wanted["room"])
    if wanted.get("form"):
        rows = rows.filter(form=wanted["form"])
    return narrowed(rows, wanted.get("standing") or "").order_by("number")


def narrowed(rows: "QuerySet[Registration]", standing: str) -> "QuerySet[Registration]":
    """Return the registrations in one standing."""
    kinds = {
        "TANPA_KURSI": Q(seat=None, state="TERDAFTAR"),
        "TANPA_PIN": Q(pin="", state="TERDAFTAR"),
        "TERKUNCI": Q(wrong_pins__gte=WRONG_AT_MOST),
        "KEBUTUHAN": Q(extra_percent__gt=0) | ~Q(needs=""),
        "DIBATALKAN": Q(state="DIBATALKAN"),
    }
    return rows.filter(kinds[standing]) if standing in kinds else rows


@dataclass(frozen=True)
class RoomRow:
    """A room of a session and how many of its seats are taken."""

    room: ExamRoom
    taken: int


def rooms_at(session: ExamSession) -> list[RoomRow]:
    """Return the rooms of a session with how many seats are taken."""
    rows = session.rooms.prefetch_related("proctors").select_related("session__exam__agency")
    counts = expected_at(session).order_by().values("room").annotate(n=Count("pk"))
    taken = dict(counts.values_list("room", "n"))
    return [RoomRow(room, taken.get(room.pk, 0)) for room in rows]


@dataclass(frozen=True)
class Room:
    """How many people and seats a session has."""

    people: int
    seats: int

    @property
    def missing(self) -> int:
        """Seats that are missing."""
        return max(self.people - self.seats, 0)


def room_for(session: ExamSession) -> Room:
    """Return how many people and seats a session has."""
    seats = session.rooms.aggregate(n=Sum("seats"))["n"] or 0
    return Room(expected_at(session).count(), seats)


def locked_forms(exam: Exam) -> "QuerySet[ExamForm]":
    """Return the forms of an exam that may be sat."""
    return exam.forms.filter(state="DIKUNCI").order_by("code")


def registered_in(exam: Exam) -> set[int]:
    """Return the numbers of the employees expected in some session of an exam."""
    rows = Registration.objects.filter(session__exam=exam, state="TERDAFTAR")
    return set(rows.values_list("employee", flat=True))


def participants_left(exam: Exam) -> "QuerySet[Participant]":
    """Return the participants of the event of an exam who sit in no session of it yet."""
    if exam.event is None:
        return Participant.objects.none()
    rows = exam.event.participants.exclude(state="MENGUNDURKAN_DIRI")
    return rows.exclude(employee__in=registered_in(exam)).select_related("employee")


def employees_by_nip(agency: Agency) -> dict[str, int]:
    """Return the employee behind each NIP of an agency."""
    rows = Employee.objects.filter(agency=agency, left_on=None)
    return {nip: pk for nip, pk in rows.values_list("nip", "pk") if nip}


def proctors_in(agency: Agency) -> "QuerySet[User]":
    """Return who may watch over a room."""
    return User.objects.filter(
        memberships__agency=agency, memberships__role__in=(Role.PROCTOR, Role.OPERATOR)
    ).distinct()


def sessions_watched_by(user: User, agency: Agency) -> "QuerySet[ExamSession]":
    """Return the sessions somebody watches over; an operator watches all of the agency."""
    rows = ExamSession.objects.filter(exam__agency=agency)
    if not user.is_one_of(agency.pk, Role.OPERATOR):
        is_proctor = user.is_one_of(agency.pk, Role.PROCTOR)
        rows = rows.filter(rooms__proctors=user) if is_proctor else rows.none()
    expected = Count("registrations", filter=EXPECTED, distinct=True)
    return rows.select_related("exam__agency", "exam__event").annotate(people=expected).distinct()
