"""Who sits in the team of an event, whom they judge, and whom they must not judge."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import (
    Assignment,
    Conflict,
    Event,
    EventAssessor,
    MethodCompetency,
    MethodScore,
    Participant,
)
from takar.web.assessments.rules.conflicts import Pair, Person, conflicts_between
from takar.web.assessments.rules.levels import UNSEEN
from takar.web.assessments.rules.staffing import (
    CONFLICT_KINDS,
    GUEST_STATES,
    OWN_STATES,
    RATING_ROLES,
)
from takar.web.people.models import Employee, WorkUnit

ANSWERED = Q(level__isnull=False) | Q(evidence__startswith=UNSEEN)
"""Scores that answer for their competency: by a level, or by why there is none."""


def seat_of(user: User, event: Event) -> EventAssessor | None:
    """Return the seat somebody holds in the team now; a released one counts no more."""
    return EventAssessor.objects.filter(event=event, user=user, state="AKTIF").first()


def team_of(event: Event) -> QuerySet[EventAssessor]:
    """Return everybody who sits or sat in the team, with days and accounts."""
    seats = EventAssessor.objects.filter(event=event).select_related("user", "employee__unit")
    return seats.prefetch_related("presences")


def raters_of(event: Event) -> QuerySet[EventAssessor]:
    """Return those of the team who judge participants now."""
    return team_of(event).filter(state="AKTIF", role__in=RATING_ROLES)


def active_assignments(event: Event) -> QuerySet[Assignment]:
    """Return who judges whom by which method now."""
    rows = Assignment.objects.filter(participant__event=event, state="DITUGASKAN")
    return rows.select_related("participant__employee", "method", "assessor")


def assignments_of(user: User, event: Event) -> QuerySet[Assignment]:
    """Return whom somebody has to judge in an event, as long as they may see them.

    An assessor of the agency from the plan to the integration; a guest only from the moment the
    event runs. Somebody released, or of neither role, has none.
    """
    return own_assignments(user, event.agency_id).filter(participant__event=event)


def own_assignments(user: User, agency_id: int) -> QuerySet[Assignment]:
    """Return whom somebody has to judge in all events of an agency."""
    rows = Assignment.objects.filter(
        state="DITUGASKAN", assessor__user=user, assessor__state="AKTIF"
    ).select_related("participant__employee", "participant__event__agency", "method", "assessor")
    if user.is_one_of(agency_id, Role.ASSESSOR, Role.OPERATOR):
        return rows.filter(participant__event__state__in=OWN_STATES)
    if user.is_one_of(agency_id, Role.GUEST):
        return rows.filter(participant__event__state__in=GUEST_STATES)
    return rows.none()


def assignments_told_by(user: User, agency_id: int) -> QuerySet[Assignment]:
    """Return whom an assessor of the agency judged in events that were handed over.

    These the assessor may tell how it went. A guest's part ended with the integration, and who
    left the team has none; nobody tells themselves.
    """
    if not user.is_one_of(agency_id, Role.ASSESSOR, Role.OPERATOR):
        return Assignment.objects.none()
    return Assignment.objects.filter(
        state="DITUGASKAN",
        assessor__user=user,
        assessor__state="AKTIF",
        participant__event__agency=agency_id,
        participant__event__state="DISERAHKAN",
    ).exclude(participant__employee__user=user)


@dataclass(frozen=True)
class Clash:
    """Why a seat must not judge a participant.

    Attributes:
        kind: code of the reason; ``title`` in words.
        is_declared: somebody said so; otherwise it follows from the records.
    """

    assessor_id: int
    participant_id: int
    kind: str
    note: str = ""
    is_declared: bool = False

    @property
    def title(self) -> str:
        """The reason in words."""
        return CONFLICT_KINDS[self.kind]

    @property
    def pair(self) -> Pair:
        """The two rows between whom it stands."""
        return self.assessor_id, self.participant_id


def conflicts_of(event: Event) -> list[Clash]:
    """Return every conflict of interest: those found from the records, then those declared."""
    seats = EventAssessor.objects.filter(event=event, state="AKTIF", role__in=RATING_ROLES)
    people = Participant.objects.filter(event=event)
    found = conflicts_between(assessors_as_people(seats), candidates_as_people(people))
    declared = Conflict.objects.filter(participant__event=event).order_by("pk")
    return [
        *(Clash(seat, person, kind) for (seat, person), kind in found),
        *(
            Clash(one.assessor_id, one.participant_id, one.kind, one.note, is_declared=True)
            for one in declared
        ),
    ]


def forbidden_pairs(event: Event) -> dict[Pair, Clash]:
    """Return one conflict for each assessor and participant between whom there is any."""
    return {clash.pair: clash for clash in reversed(conflicts_of(event))}


def assessors_as_people(seats: QuerySet[EventAssessor]) -> list[Person]:
    """Return the assessors as the conflicts see them: their person, unit, and the units they head.

    A seat that names no employee is looked up by its account.
    """
    rows = list(seats.select_related("employee__unit", "user__employee__unit", "event"))
    headed: dict[int, set[str]] = {}
    heads = WorkUnit.objects.filter(
        agency__in={seat.event.agency_id for seat in rows},
        head__in=[seat.user_id for seat in rows if seat.user_id],
    ).exclude(path="")
    for user, path in heads.values_list("head", "path"):
        headed.setdefault(user, set()).add(path)
    return [person_of(seat, headed.get(seat.user_id or 0, set())) for seat in rows]


def person_of(seat: EventAssessor, heads: set[str]) -> Person:
    """Return one assessor as the conflicts see them."""
    employee = seat.employee or employee_of(seat.user, seat.event.agency_id)
    unit = employee.unit if employee else None
    return Person(
        row=seat.pk,
        employee=employee.pk if employee else None,
        unit_path=unit.path if unit else "",
        heads=frozenset(heads),
    )


def employee_of(user: User | None, agency_id: int) -> Employee | None:
    """Return the employee of the agency whose account this is, if there is one."""
    employee = getattr(user, "employee", None) if user else None
    return employee if employee is not None and employee.agency_id == agency_id else None


def candidates_as_people(people: QuerySet[Participant]) -> list[Person]:
    """Return the participants as the conflicts see them."""
    rows = people.order_by("number").values_list("pk", "employee_id", "employee__unit__path")
    return [Person(row=pk, employee=employee, unit_path=path or "") for pk, employee, path in rows]


def scores_by_seat(event: Event) -> set[tuple[int, int, str]]:
    """Return the participants, methods and seat names for which something was submitted."""
    rows = MethodScore.objects.filter(participant__event=event, level__isnull=False)
    return set(rows.order_by().values_list("participant", "method", "assessor").distinct())


def complete_by_seat(event: Event) -> set[tuple[int, int, str]]:
    """Return the participants, methods and seat names for which every competency was answered."""
    cells = MethodCompetency.objects.filter(method__event=event).order_by()
    sizes = dict(cells.values_list("method").annotate(count=Count("pk")))
    answers = MethodScore.objects.filter(
        ANSWERED,
        participant__event=event,
        method__competencies__competency=F("competency"),
    )
    counted = answers.order_by().values_list("participant", "method", "assessor")
    return {
        (person, method, name)
        for person, method, name, count in counted.annotate(count=Count("pk"))
        if count == sizes[method]
    }
