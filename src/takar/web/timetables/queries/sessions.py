"""Sessions in force: of a participant, of a seat in the team, of somebody signed in."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import assesses, sees_everyone
from takar.web.assessments.models import Event, EventAssessor, Participant
from takar.web.assessments.queries.staffing import assignments_of
from takar.web.timetables.models import Session, SessionAssessor, SessionSeat, Timetable
from takar.web.timetables.rules.states import SHOWN_TO_GUESTS, SHOWN_TO_PEOPLE


def whole(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Return sessions with everything a page says of them, in four queries."""
    return sessions.select_related("method", "room", "timetable__event__agency").prefetch_related(
        Prefetch(
            "seats",
            SessionSeat.objects.select_related(
                "participant__employee__unit", "participant__employee__user"
            ),
        ),
        Prefetch("watchers", SessionAssessor.objects.select_related("assessor__user")),
    )


def sessions_in(timetable: Timetable) -> QuerySet[Session]:
    """Return the sessions of one version, in order of time."""
    return whole(Session.objects.filter(timetable=timetable)).order_by(
        "day", "starts_at", "room__site", "room__name", "pk"
    )


def in_force(event: Event) -> Timetable | None:
    """Return the version that people were told, if there is one."""
    return (
        Timetable.objects.filter(event=event, state="BERLAKU")
        .select_related("event__agency")
        .first()
    )


def told(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Return those sessions of a published version."""
    return sessions.filter(timetable__state="BERLAKU")


def sessions_of(who: Participant | EventAssessor) -> QuerySet[Session]:
    """Return the published sessions of a participant or of a seat in the team, in order of time."""
    path = "seats__participant" if isinstance(who, Participant) else "watchers__assessor"
    own = told(Session.objects.filter(timetable__event=who.event_id, **{path: who}))
    return whole(own).order_by("day", "starts_at", "pk")


def next_session(who: Participant | EventAssessor, now: datetime | None = None) -> Session | None:
    """Return the published session that is under way or comes next, if any."""
    moment = now or timezone.now()
    return next((one for one in sessions_of(who) if one.ends > moment), None)


def judging_in(timetable: Timetable) -> list[EventAssessor]:
    """Return the seats of the team that judge in a version and were not released, by name."""
    seats = EventAssessor.objects.filter(sessions__session__timetable=timetable, state="AKTIF")
    return list(seats.distinct().select_related("event__agency").order_by("name"))


def seats_of_user(user: User, agency: Agency) -> list[EventAssessor]:
    """Return the seats somebody holds in teams whose timetable was published."""
    seats = EventAssessor.objects.filter(
        event__agency=agency,
        user=user,
        state="AKTIF",
        event__timetables__state="BERLAKU",
        event__state__in=SHOWN_TO_PEOPLE,
    )
    return list(seats.select_related("event__agency").order_by("event__starts_on", "pk"))


def participations_of_user(user: User, agency: Agency) -> list[Participant]:
    """Return where somebody takes part, as soon as a timetable was published."""
    people = Participant.objects.filter(
        event__agency=agency, employee__user=user, event__timetables__state="BERLAKU"
    )
    return list(
        people.select_related("event__agency", "employee", "invitation").order_by(
            "-event__starts_on", "pk"
        )
    )


def sessions_of_user(user: User, agency: Agency) -> QuerySet[Session]:
    """Return every published session somebody takes part in or watches, in order of time."""
    own = Q(seats__participant__employee__user=user) | Q(
        watchers__assessor__user=user,
        watchers__assessor__state="AKTIF",
        timetable__event__state__in=SHOWN_TO_PEOPLE,
    )
    found = told(Session.objects.filter(timetable__event__agency=agency)).filter(own)
    return whole(found.distinct()).order_by("day", "starts_at", "pk")


def shows_names(user: User, seat: EventAssessor) -> bool:
    """Tell whether somebody in the team may read whom they will see: a guest once it runs."""
    return assesses(user, seat) or seat.event.state in SHOWN_TO_GUESTS


def people_shown(user: User, seat: EventAssessor) -> Callable[[Session], list[SessionSeat]]:
    """Return, for each session of a seat, whom somebody may read by name.

    Those who read timetables read everybody; whoever sits there, those still assigned to them.
    """
    if sees_everyone(user, seat):
        return lambda session: list(session.seats.all())
    own = assignments_of(user, seat.event).filter(assessor=seat)
    assigned = set(own.values_list("participant", "method"))
    return lambda session: [
        one for one in session.seats.all() if (one.participant_id, session.method_id) in assigned
    ]


def today_of(agency: Agency, now: datetime | None = None) -> datetime:
    """Return the present moment by the clock of an agency."""
    return (now or timezone.now()).astimezone(ZoneInfo(agency.time_zone))
