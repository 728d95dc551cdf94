"""Which trainings for whom close the most weighted gap within a budget, proved, with reasons."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from takar.kernel.language import msg
from takar.planning.competency_gaps.plan import (
    GapBooking,
    GapPlan,
    GapStep,
    GapVerdict,
    WhatIf,
)
from takar.planning.competency_gaps.pooling import Bundle, Group, Member, pooled
from takar.planning.competency_gaps.problem import GapTask, OddGapTask, Offer, refuse_odd
from takar.planning.competency_gaps.reasons import left_out
from takar.planning.competency_gaps.solving import WORTH, Ready, best, counts, turned
from takar.planning.plan import OPTIMAL
from takar.planning.pooling import exact
from takar.planning.solving import Bounded, Found
from takar.tables.expressions import MICRO


def gap_plan(task: GapTask) -> GapPlan:
    """Find the trainings that close the most weighted gap within the limits.

    Raises:
        OddGapTask: the task cannot be meant as it stands.
    """
    refuse_odd(task)
    ready = Ready(task, pooled(task))
    return _planned(ready, _best(ready))


def what_if(task: GapTask, plan: GapPlan, employee_id: str, competency: str) -> WhatIf:
    """Tell what the plan would lose if this gap had to be served.

    Raises:
        OddGapTask: nobody has that gap.
    """
    if (employee_id, competency) not in {(w.employee_id, w.competency) for w in task.wants}:
        raise OddGapTask(
            msg("Kesenjangan itu tidak ada dalam rencana."),
            hint=msg("Pilih orang dan kompetensi dari daftar kebutuhan."),
        )
    groups = pooled(task, alone=employee_id)
    place = next(
        (
            number
            for number, group in enumerate(groups)
            if [member.employee_id for member in group.members] == [employee_id]
        ),
        -1,
    )
    ready = Ready(task, groups, place, competency)
    found = best(ready) if place >= 0 else Found("INFEASIBLE", {})
    if not found.proofs:
        return WhatIf(is_possible=False, status=found.status, loss=Decimal(0), leaves=())
    other = _planned(ready, found)
    before, after = (
        {(step.employee_id, step.competency) for step in own.steps} for own in (plan, other)
    )
    return WhatIf(
        is_possible=True,
        status=other.status,
        loss=plan.worth - other.worth,
        leaves=tuple(sorted(before - after)),
    )


def _best(ready: Ready) -> Found:
    return best(ready) if ready.groups else Found(OPTIMAL, {})


def _planned(ready: Ready, found: Found) -> GapPlan:
    task = ready.task
    steps = tuple(
        sorted(_steps(ready, found), key=lambda own: (own.unit, own.employee_id, own.competency))
    )
    bookings = bookings_of(steps, task.offers)
    return GapPlan(
        task=task,
        status=found.status,
        steps=steps,
        bookings=bookings,
        proofs=tuple(_verdict(turned(proof)) for proof in found.proofs),
        left_out=left_out(task, steps, bookings),
        wanted=sum((want.gap * want.weight for want in task.wants), Decimal(0)),
        word=task.word,
    )


def bookings_of(steps: Sequence[GapStep], offers: Sequence[Offer]) -> tuple[GapBooking, ...]:
    """Add up the trainings as they are held, in the order of the list."""
    people = Counter(step.offer for step in steps)
    return tuple(
        GapBooking(
            offer,
            people[offer.code],
            classes := _classes(offer, people[offer.code]),
            people[offer.code] * offer.cost_per_person + classes * offer.cost_per_class,
            sum((step.worth for step in steps if step.offer == offer.code), Decimal(0)),
        )
        for offer in offers
        if people[offer.code]
    )


def _classes(offer: Offer, people: int) -> int:
    return -(-people // offer.class_size) if offer.class_size else min(people, 1)


def _steps(ready: Ready, found: Found) -> Iterator[GapStep]:
    wants = {(want.employee_id, want.competency): want for want in ready.task.wants}
    for place, group in enumerate(ready.groups):
        for member, bundle in _assigned(group, counts(group, place, found)):
            for choice in bundle.choices:
                offer = ready.task.offers[choice.offer]
                want = wants[member.employee_id, choice.competency]
                yield GapStep(
                    employee_id=member.employee_id,
                    unit=member.unit,
                    competency=choice.competency,
                    offer=offer.code,
                    closed=min(want.gap, offer.closes),
                    worth=exact(choice.worth),
                    hours=exact(choice.hours),
                    cost=choice.cost,
                )


def _assigned(group: Group, numbers: Sequence[int]) -> Iterator[tuple[Member, Bundle]]:
    """Give the bundles to the members in the order of their lots, the worthiest first."""
    wanted = [
        bundle for bundle, number in zip(group.bundles, numbers, strict=True) for _ in range(number)
    ]
    wanted.sort(key=lambda bundle: (-bundle.worth, bundle.choices))
    return zip(group.members, wanted, strict=False)


def _verdict(proof: Bounded) -> GapVerdict:
    unit = MICRO if proof.objective == WORTH else 1
    value, bound = (Decimal(number) / unit for number in (proof.value, proof.bound))
    return GapVerdict(proof.objective, proof.status, value, bound, proof.gap)
