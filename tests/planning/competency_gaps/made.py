"""Small tasks, and the answer that trying everything gives."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from takar.planning.competency_gaps import Caps, GapTask, Offer, Want


def want(person: str, competency: str = "A", gap: str = "1", weight: str = "1") -> Want:
    return Want(person, "U1", competency, Decimal(gap), Decimal(weight))


def offer(
    code: str,
    competency: str = "A",
    closes: str = "1",
    hours: str = "10",
    **more: int | None,
) -> Offer:
    return Offer(code, competency, Decimal(closes), Decimal(hours), **more)  # type: ignore[arg-type]


def cost_of(task: GapTask, seats: dict[str, int]) -> int | None:
    """Return the price of so many people per training; none where there are not the seats."""
    total = 0
    for own in task.offers:
        people = seats.get(own.code, 0)
        size = own.class_size or max(people, 1)
        classes = -(-people // size)
        if own.classes_most is not None and classes > own.classes_most:
            return None
        total += people * own.cost_per_person + classes * own.cost_per_class
    return total


def tried(task: GapTask) -> tuple[Decimal, int]:
    """Return the greatest worth, and the least money for it, by trying everything."""
    best = (Decimal(0), 0)
    for worth, cost in _every(task):
        best = max(best, (worth, -cost))
    return best[0], -best[1]


def _every(task: GapTask) -> Iterator[tuple[Decimal, int]]:
    options = [
        [None, *(own for own in task.offers if own.competency == each.competency)]
        for each in task.wants
    ]
    for row in product(*options):
        chosen = [(w, o) for w, o in zip(task.wants, row, strict=True) if o is not None]
        seats: dict[str, int] = {}
        for _, own in chosen:
            seats[own.code] = seats.get(own.code, 0) + 1
        cost = cost_of(task, seats)
        if cost is None or not _kept(task.caps, chosen, cost):
            continue
        yield sum((min(w.gap, o.closes) * w.weight for w, o in chosen), Decimal(0)), cost


def _kept(caps: Caps, chosen: list[tuple[Want, Offer]], cost: int) -> bool:
    people = {want.employee_id for want, _ in chosen}
    for person in people:
        own = [offer for want, offer in chosen if want.employee_id == person]
        hours = sum((offer.hours for offer in own), Decimal(0))
        if len(own) > caps.trainings_each or (
            caps.hours_each is not None and hours > caps.hours_each
        ):
            return False
    return caps.budget is None or cost <= caps.budget
