"""Small problems as a whole: the best timetable, one measure after another, proved."""

from typing import Any

from takar.timetables.problem import Problem
from takar.timetables.stages.asking import Answer, Effort
from takar.timetables.stages.linking import Linking
from takar.timetables.stages.placing import Place, Placing, Sitting
from takar.timetables.stages.slots import slots
from takar.timetables.timetable import (
    DAYS,
    INFEASIBLE,
    LOAD,
    OPTIMAL,
    UNKNOWN,
    WAITING,
    Measured,
    Session,
)

SMALL = 6_000
"""Possibilities (people or assessors in slots) up to which a problem is solved as a whole."""


def is_small(problem: Problem) -> bool:
    """Tell whether a problem is small enough to be solved as a whole."""
    held = [
        slot for m in problem.methods for room in problem.rooms for slot in slots(problem, m, room)
    ]
    return len(held) * (len(problem.candidates) + len(problem.assessors)) <= SMALL


def solved_whole(
    problem: Problem, effort: Effort
) -> tuple[str, tuple[Session, ...], tuple[Measured, ...]]:
    """Return the status, the sessions and what was proved of each measure."""
    places = [
        Place(s) for m in problem.methods for room in problem.rooms for s in slots(problem, m, room)
    ]
    free: list[Sitting] = [
        (c.id, m.code) for c in problem.candidates for m in problem.methods_of(c)
    ]
    placing = Placing(problem, places, free)
    linking = Linking(placing)
    measures: list[Measured] = []
    answer = Answer(UNKNOWN, {})
    for name, terms in (
        (DAYS, _days(placing)),
        (WAITING, _waiting(placing)),
        (LOAD, _load(placing)),
    ):
        placing.model.minimize(terms)
        step = linking.ask(effort.part(1 / 3))
        if not step.is_found:
            if not measures:
                return (INFEASIBLE if step.status == INFEASIBLE else UNKNOWN), (), ()
            break
        answer = step
        measures.append(Measured(name, step.value, step.bound))
        placing.model.add(terms <= step.value)
    is_best = len(measures) == 3 and all(own.value == own.bound for own in measures)
    return (OPTIMAL if is_best else "FEASIBLE"), placing.sessions(answer), tuple(measures)


def _days(placing: Placing) -> Any:
    """Return the number of days up to the last one used."""
    days = placing.model.new_int_var(0, len(placing.problem.days), "")
    for number, own in enumerate(placing.places):
        placing.model.add(days >= (own.slot.day + 1) * placing.open[number])
    return days


def _waiting(placing: Placing) -> Any:
    """Return what all people wait, one more day of coming included."""
    model, problem, total = placing.model, placing.problem, 0
    for candidate in problem.candidates:
        methods = problem.methods_of(candidate)
        came = []
        for day in range(len(problem.days)):
            own = [
                (placing.places[place].slot, variable)
                for (name, place), variable in placing.sit.items()
                if name == candidate.id and placing.places[place].slot.day == day
            ]
            if own:
                first, last, here = _stay(model, own)
                total += last - first
                came.append(here)
        total -= sum(m.length for m in methods)
        if methods:
            total += problem.wishes.visit_minutes * (sum(came) - 1)
    return total


def _stay(model: Any, own: Any) -> tuple[Any, Any, Any]:
    """Return when somebody comes and goes on a day, and whether they come at all."""
    latest = max(slot.end for slot, _ in own)
    first, last = model.new_int_var(0, latest, ""), model.new_int_var(0, latest, "")
    here = model.new_bool_var("")
    model.add(last >= first)
    for slot, variable in own:
        model.add(last >= slot.end).only_enforce_if(variable)
        model.add(first <= slot.start).only_enforce_if(variable)
        model.add_implication(variable, here)
    return first, last, here


def _load(placing: Placing) -> Any:
    """Return the minutes of the assessor who judges most."""
    load = placing.model.new_int_var(0, 10**6, "")
    minutes: dict[str, list[Any]] = {own.id: [] for own in placing.problem.assessors}
    for (name, place), variable in placing.judge.items():
        slot = placing.places[place].slot
        minutes[name].append(variable * (slot.end - slot.judged))
    for terms in minutes.values():
        placing.model.add(sum(terms) <= load)
    return load
