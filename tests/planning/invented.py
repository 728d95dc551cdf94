"""Small tasks for tests, and the plain way to solve them: try everything."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from takar.planning.assigning import totals_of
from takar.planning.plan import Step, Totals
from takar.planning.problem import (
    COMPLETE,
    RENEW,
    TAUGHT,
    TRAIN,
    VERIFY,
    Aim,
    Course,
    Lift,
    Limits,
    Objective,
    Task,
)

TECHNICAL, SEMINAR, LEADERSHIP = "DIKLAT_TEKNIS", "SEMINAR", "DIKLAT_KEPEMIMPINAN"
COURSES = (
    Course("TEKNIS", TECHNICAL, Decimal(20), 100, 500, 2),
    Course("DARING", TECHNICAL, Decimal(20), 130, is_whole=False),
    Course("SEMINAR", SEMINAR, Decimal(8), 40, 90, 3),
    Course("PKP", LEADERSHIP, Decimal(90), 900, tiers=frozenset({"PENGAWAS"})),
)


def lift(
    employee_id: str = "P1", indicator: str = TECHNICAL, gain: str = "15", **more: object
) -> Lift:
    """Return a training that would lift somebody of unit U, unless told otherwise."""
    made = Lift(employee_id, "U", indicator, TRAIN, Decimal(gain))
    return replace(made, **more)  # type: ignore[arg-type]


def aim(needed: str | Decimal, measured: int = 10) -> Aim:
    """Return an aim that lacks so many points, from an index of 60."""
    total = Decimal(60) * measured
    return Aim((total + Decimal(needed)) / measured, measured, total)


def task(*lifts: Lift, needed: str | Decimal = "15", **more: object) -> Task:
    """Return a task with the usual courses."""
    made = Task(tuple(lifts), COURSES, aim(needed))
    return replace(made, **more)  # type: ignore[arg-type]


def sizes(totals: Totals, objectives: tuple[Objective, ...]) -> tuple[Decimal, ...]:
    """Return what a plan keeps small, in order; last the number of deeds."""
    values = {
        Objective.HOURS: totals.hours,
        Objective.PEOPLE: Decimal(totals.people),
        Objective.MONEY: Decimal(totals.cost),
    }
    return (*(values[objective] for objective in objectives), Decimal(totals.deeds))


def brute(task: Task) -> tuple[Decimal, ...] | None:
    """Try every set of steps; return the sizes of the smallest that keeps every limit."""
    found = [
        sizes(totals_of(steps, task.courses), task.objectives)
        for steps in every_set(task)
        if keeps(steps, task)
    ]
    return min(found, default=None)


def reach(task: Task) -> Decimal:
    """Try every set of steps; return the most points within the limits."""
    free = replace(task, aim=replace(task.aim, target=Decimal(0)))
    sets = (steps for steps in every_set(free) if keeps(steps, free))
    return max((totals_of(steps, task.courses).gain for steps in sets), default=Decimal(0))


def every_set(task: Task) -> Iterator[tuple[Step, ...]]:
    """Yield every choice of at most one way per person and sub-indicator."""
    allowed = [lift for lift in task.lifts if lift.deed in task.limits.deeds]
    ways: dict[tuple[str, str], list[Step | None]] = {}
    for own in allowed:
        key = own.employee_id, own.indicator
        given = [
            other
            for other in allowed
            if (other.employee_id, other.indicator) == key and other.deed == VERIFY
        ]
        must = task.limits.is_verified_first and bool(given)
        ways.setdefault(key, [] if must else [None])
        if not must or own.deed == VERIFY:
            ways[key] += list(steps_for(own, task))
    for chosen in product(*ways.values()):
        yield tuple(step for step in chosen if step)


def steps_for(own: Lift, task: Task) -> Iterator[Step]:
    """Yield the ways in which one lift can be done."""
    if own.deed not in TAUGHT:
        yield Step(own.employee_id, own.unit, own.indicator, own.deed, own.gain)
        return
    for course in task.courses:
        fits = course.indicator == own.indicator and course.hours >= own.hours
        if fits and (not course.tiers or own.tier in course.tiers):
            hours = own.hours if own.hours and not course.is_whole else course.hours
            yield Step(
                own.employee_id,
                own.unit,
                own.indicator,
                own.deed,
                own.gain,
                course.code,
                hours,
                course.cost_per_person,
            )


def keeps(steps: tuple[Step, ...], task: Task) -> bool:
    """Tell whether a set of steps keeps every limit and reaches the aim."""
    limits, totals = task.limits, totals_of(steps, task.courses)
    hours: dict[str, Decimal] = {}
    goers: dict[str, set[str]] = {}
    for step in steps:
        hours[step.employee_id] = hours.get(step.employee_id, Decimal(0)) + step.hours
        if step.course:
            goers.setdefault(step.unit, set()).add(step.employee_id)
    most = limits.people_per_unit
    return (
        totals.gain >= task.aim.needed
        and (limits.budget is None or totals.cost <= limits.budget)
        and (limits.hours_each is None or max(hours.values(), default=0) <= limits.hours_each)
        and (most is None or max((len(people) for people in goers.values()), default=0) <= most)
    )


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Draw a small task with any limits."""
    lifts = []
    for number in range(draw(st.integers(1, 4))):
        unit, tier = draw(st.sampled_from("UV")), draw(st.sampled_from(["PENGAWAS", ""]))
        for indicator in draw(st.sets(st.sampled_from([TECHNICAL, SEMINAR, LEADERSHIP]))):
            deeds = st.sampled_from([VERIFY, COMPLETE, RENEW, TRAIN])
            hours = draw(st.sampled_from([0, 3, 12, 20])) if indicator == TECHNICAL else 0
            lifts.append(
                Lift(
                    f"P{number}",
                    unit,
                    indicator,
                    draw(deeds),
                    draw(st.sampled_from([Decimal("22.5"), Decimal(15), Decimal(10)])),
                    Decimal(hours),
                    tier,
                    Decimal(draw(st.integers(3, 90))),
                )
            )
    orders = st.permutations(list(Objective)).map(lambda order: tuple(order[:2]))
    return Task(
        tuple(lifts),
        COURSES,
        aim(draw(st.sampled_from(["0", "7.5", "15", "30", "47.5", "60"]))),
        Limits(
            hours_each=draw(st.sampled_from([None, Decimal(8), Decimal(28), Decimal(98)])),
            budget=draw(st.sampled_from([None, 600, 740, 1500])),
            people_per_unit=draw(st.sampled_from([None, 1, 2])),
            deeds=draw(st.sampled_from([Limits().deeds, Limits().deeds | {COMPLETE}])),
            is_verified_first=draw(st.booleans()),
        ),
        draw(orders),
        word="2025",
    )
