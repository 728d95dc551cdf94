"""Why a gap is left out: each training that would help is tried on the plan as it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from takar.planning.competency_gaps.plan import (
    BUDGET,
    HOURS,
    LOT,
    NO_OFFER,
    SEATS,
    TRAININGS,
    UNPROVED,
    GapBooking,
    GapStep,
    LeftOut,
)
from takar.planning.competency_gaps.problem import GapTask, Offer, Want

NEAREST = (UNPROVED, LOT, BUDGET, SEATS, TRAININGS, HOURS, NO_OFFER)
"""What stands in the way, from the training that came nearest."""


@dataclass(frozen=True)
class Room:
    """What the plan leaves free.

    Attributes:
        people: how many sit in each training.
        least: the least worth among those seated in it.
        served: each person's steps.
        alike: the gaps served of people with the very same wants.
    """

    task: GapTask
    cost: int
    people: Counter[str]
    least: Mapping[str, Decimal]
    served: Mapping[str, list[GapStep]]
    alike: frozenset[tuple[str, str]]


def left_out(
    task: GapTask, steps: Iterable[GapStep], bookings: Iterable[GapBooking]
) -> tuple[LeftOut, ...]:
    """Tell for every gap without a training why it has none."""
    room = _room(task, list(steps), bookings)
    done = {(step.employee_id, step.competency) for own in room.served.values() for step in own}
    looks = looks_of(task.wants)
    found = [
        _why(want, room, looks[want.employee_id])
        for want in task.wants
        if (want.employee_id, want.competency) not in done
    ]
    return tuple(sorted(found, key=lambda own: (own.unit, own.employee_id, own.competency)))


def looks_of(wants: Iterable[Want]) -> dict[str, str]:
    """Return what each person's wants look like, the same for people who are alike."""
    found: dict[str, list[str]] = {}
    for want in wants:
        said = f"{want.competency} {want.gap.normalize()} {want.weight.normalize()}"
        found.setdefault(want.employee_id, []).append(said)
    return {person: "; ".join(sorted(said)) for person, said in found.items()}


def _room(task: GapTask, steps: list[GapStep], bookings: Iterable[GapBooking]) -> Room:
    served: dict[str, list[GapStep]] = {}
    least: dict[str, Decimal] = {}
    for step in steps:
        served.setdefault(step.employee_id, []).append(step)
        least[step.offer] = min(step.worth, least.get(step.offer, step.worth))
    looks = looks_of(task.wants)
    return Room(
        task=task,
        cost=sum(booking.cost for booking in bookings),
        people=Counter(step.offer for step in steps),
        least=least,
        served=served,
        alike=frozenset((looks[step.employee_id], step.competency) for step in steps),
    )


def _why(want: Want, room: Room, look: str) -> LeftOut:
    """Return the reason of the training that came nearest."""
    tried = [
        _tried(want, offer, room, look)
        for offer in room.task.offers
        if offer.competency == want.competency and offer.closes > 0
    ]
    none = LeftOut(want.employee_id, want.unit, want.competency, NO_OFFER)
    return min([*tried, none], key=lambda own: (NEAREST.index(own.reason), own.lacking or 0))


def _tried(want: Want, offer: Offer, room: Room, look: str) -> LeftOut:
    """Try one training on the plan as it stands."""
    own = room.served.get(want.employee_id, [])
    caps, free = room.task.caps, offer.seats
    lacking = None
    if caps.budget is not None:
        lacking = room.cost + _price(offer, room.people[offer.code]) - caps.budget
    hours = sum((step.hours for step in own), offer.hours)
    if caps.hours_each is not None and hours > caps.hours_each:
        reason = HOURS
    elif len(own) >= caps.trainings_each:
        reason = TRAININGS
    elif (look, want.competency) in room.alike:
        reason = LOT
    elif free is not None and room.people[offer.code] >= free:
        reason = SEATS
    else:
        reason = BUDGET if lacking is not None and lacking > 0 else UNPROVED
    return LeftOut(
        want.employee_id,
        want.unit,
        want.competency,
        reason,
        offer.code,
        min(want.gap, offer.closes) * want.weight,
        lacking if reason == BUDGET else None,
        room.least.get(offer.code) if reason == SEATS else None,
    )


def _price(offer: Offer, people: int) -> int:
    """Return what one more person would cost."""
    opens = people == 0 if offer.class_size is None else people % offer.class_size == 0
    return offer.cost_per_person + (offer.cost_per_class if opens else 0)
