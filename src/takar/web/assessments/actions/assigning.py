"""Say who judges whom by which method, and take it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from takar.kernel.language import Message, msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import (
    Assignment,
    Event,
    EventAssessor,
    EventMethod,
    Participant,
)
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import ABSENT
from takar.web.assessments.queries.staffing import Clash, forbidden_pairs, scores_by_seat
from takar.web.assessments.rules.conflicts import Pair
from takar.web.assessments.rules.refusals import BadAssignments, demand_reason
from takar.web.assessments.rules.staffing import RATING_ROLES
from takar.web.audit.action import action, noted

Triple = tuple[int, int, int]
REPLACED = msg("digantikan penugasan baru")


@dataclass(frozen=True)
class Assigned:
    """What became of the assignments of an event.

    Attributes:
        made: new ones, and those that were revoked before.
        kept: those that stood already.
        revoked: those taken back because they were not asked for any more.
    """

    made: int
    kept: int
    revoked: int


@dataclass(frozen=True)
class Roll:
    """What pairs are checked against."""

    people: Mapping[int, Participant]
    methods: Mapping[int, EventMethod]
    seats: Mapping[int, EventAssessor]
    watching: frozenset[str]
    clashes: Mapping[Pair, Clash]


@action("assessments.assignments.made", needs=operates)
def assign(
    actor: User,
    event: Event,
    *,
    pairs: Iterable[Triple],
    replace: bool = False,
    despite: str = "",
) -> Assigned:
    """Let assessors judge participants; asking for the same twice changes nothing.

    Args:
        actor: the operator.
        event: an event that is planned or runs.
        pairs: numbers of participant, method and seat.
        replace: take back every other assignment of the event for which nothing was submitted.
        despite: why conflicts of interest are accepted; without it such pairs are refused.

    Raises:
        BadAssignments: some pairs cannot be; ``faults`` names every one, none was made.
        NotNow: the event takes no assignments now.
    """
    hold(event, "assign")
    wanted = list(dict.fromkeys(pairs))
    roll = roll_of(event)
    faults = [fault for one in wanted if (fault := fault_of(one, roll, despite.strip()))]
    if faults:
        raise BadAssignments(faults)
    standing = dict(assigned_now(event))
    new = [one for one in wanted if one not in standing]
    accepted = [one for one in new if (one[2], one[0]) in roll.clashes]
    Assignment.objects.bulk_create(
        [
            Assignment(
                participant_id=person,
                method_id=method,
                assessor_id=seat,
                state="DITUGASKAN",
                assigned_by=actor,
                despite_conflict=despite.strip() if (seat, person) in roll.clashes else "",
            )
            for person, method, seat in new
        ],
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["participant", "method", "assessor"],
        update_fields=["state", "assigned_by", "despite_conflict"],
    )
    revoked = take_back(event, standing, set(wanted)) if replace else 0
    noted(pairs=len(wanted), made=len(new), revoked=revoked, accepted=named(accepted, roll))
    return Assigned(made=len(new), kept=len(wanted) - len(new), revoked=revoked)


@action("assessments.assignment.revoked", needs=operates)
def revoke(actor: User, assignment: Assignment, *, reason: str) -> None:
    """Take an assignment back, with a reason; what was submitted for it stays.

    Raises:
        NoReason: no reason was given.
        NotNow: the event takes no assignments now.
    """
    hold(assignment.participant.event, "assign")
    because = demand_reason(reason, msg("Mencabut penugasan memerlukan alasan."))
    noted(before=assignment.state, assessor=assignment.assessor.name)
    assignment.state, assignment.revoked_because = "DICABUT", because
    assignment.save(update_fields=["state", "revoked_because"])


def roll_of(event: Event) -> Roll:
    """Gather what the pairs of an event are checked against."""
    return Roll(
        people={
            one.pk: one
            for one in Participant.objects.filter(event=event).select_related("employee")
        },
        methods={one.pk: one for one in EventMethod.objects.filter(event=event)},
        seats={one.pk: one for one in EventAssessor.objects.filter(event=event)},
        watching=limits_of(law_of_event(event)).needs_assessor,
        clashes=forbidden_pairs(event),
    )


def fault_of(wanted: Triple, roll: Roll, despite: str) -> Message | None:
    """Say why a pair cannot be, or nothing."""
    person, method, seat = (
        roll.people.get(wanted[0]),
        roll.methods.get(wanted[1]),
        roll.seats.get(wanted[2]),
    )
    if person is None or method is None or seat is None:
        return msg("peserta, metode, atau asesor bukan dari kegiatan ini")
    return (
        seat_fault(seat)
        or method_fault(method, person, roll)
        or clash_fault(seat, person, roll, despite)
    )


def seat_fault(seat: EventAssessor) -> Message | None:
    """Say why a seat judges nobody, or nothing."""
    if seat.state != "AKTIF":
        return msg("{name} sudah dilepas dari tim", name=seat.name)
    if seat.role not in RATING_ROLES:
        return msg("{name} bukan asesor dalam tim", name=seat.name)
    return None


def method_fault(method: EventMethod, person: Participant, roll: Roll) -> Message | None:
    """Say why a participant is not judged by a method, or nothing."""
    if method.code not in roll.watching:
        return msg("metode {method} tidak memakai asesor", method=method.code)
    if person.state in ABSENT:
        return msg("{name} tidak hadir", name=person.employee.name)
    return None


def clash_fault(
    seat: EventAssessor, person: Participant, roll: Roll, despite: str
) -> Message | None:
    """Say which conflict of interest stands between two people, unless it was accepted."""
    clash = roll.clashes.get((seat.pk, person.pk))
    if clash is None or (despite and clash.kind != "DIRI_SENDIRI"):
        return None
    return msg(
        "{assessor} dan {name}: benturan kepentingan ({reason})",
        assessor=seat.name,
        name=person.employee.name,
        reason=clash.title,
    )


def assigned_now(event: Event) -> dict[Triple, int]:
    """Return the assignments that stand, with their rows."""
    rows = Assignment.objects.filter(participant__event=event, state="DITUGASKAN")
    return {
        (person, method, seat): pk
        for pk, person, method, seat in rows.values_list("pk", "participant", "method", "assessor")
    }


def take_back(event: Event, standing: Mapping[Triple, int], wanted: set[Triple]) -> int:
    """Revoke what stands and is no longer wanted, but for what was already submitted."""
    names = dict(EventAssessor.objects.filter(event=event).values_list("pk", "name"))
    done = scores_by_seat(event)
    unwanted = [
        row
        for (person, method, seat), row in standing.items()
        if (person, method, seat) not in wanted and (person, method, names[seat]) not in done
    ]
    rows = Assignment.objects.filter(pk__in=unwanted)
    return rows.update(state="DICABUT", revoked_because=str(REPLACED))


def named(pairs: Iterable[Triple], roll: Roll) -> list[str]:
    """Return pairs in words, for the record."""
    return [f"{roll.seats[seat].name} · {roll.people[person]}" for person, _, seat in pairs]
