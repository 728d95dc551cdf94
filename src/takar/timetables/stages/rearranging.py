"""Rearranging: step by step more may move, until everybody has a place again.

First only those move who have to; then the groups they leave and the assessors of those days; then
whole days one after another, the roomiest first. Each step begins with what the one before found,
so nothing found is lost, and a step that finds nothing better changes nothing.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from takar.timetables.problem import Problem
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.exact import is_small
from takar.timetables.stages.keeping import Freedom, Kept, Standing, homes, placed
from takar.timetables.stages.placing import Sitting
from takar.timetables.stages.slots import blocks
from takar.timetables.timetable import Session

Step = Callable[[Standing], Freedom]
"""What may change, seen from what stands."""
MANY = 150
"""Sittings beyond which not all that are near are let go at once."""
LEAST_SECONDS = 2
"""Seconds that a step gets at the least."""
SHARES = 4
"""A step takes at most this part of the time that is left, unless it is among the last."""


@dataclass(frozen=True)
class Rearranged:
    """What can stand after a mishap.

    Attributes:
        better: each better than the one before; in the first only those moved who have to.
        is_best: all was free to move, and the last is proved to be the best.
    """

    better: tuple[Standing, ...]
    is_best: bool


def rearranged(standing: Standing, kept: Kept, least: int, effort: Effort) -> Rearranged:
    """Return what can stand after the mishap, with places for as many as were found.

    Args:
        standing: what stands, those who have to move still in their sessions.
        kept: who has to move.
        least: people of whom it is proved that they cannot sit all they should.
        effort: for all the steps together.
    """
    until, now, better = monotonic() + effort.seconds, standing, list[Standing]()
    is_best = False
    steps = list(_steps(standing, kept))
    for number, step in enumerate(steps):
        left = until - monotonic()
        if left <= 0:
            break
        share = max(left / min(len(steps) - number, SHARES), LEAST_SECONDS) / effort.seconds
        found = placed(now, step(now), effort.part(share))
        if found is None:
            continue
        is_best = found.is_best and number + 1 == len(steps) and is_small(standing.problem)
        then = replace(now, sessions=found.sessions, left=found.left)
        if not has_faults_to_come(then) and (not better or score(then) < score(now)):
            now = then
            better.append(then)
        if better and _is_enough(now, kept, least):
            break
    return Rearranged(tuple(better), is_best)


def _is_enough(standing: Standing, kept: Kept, least: int) -> bool:
    """Tell whether no more can be had; in a large problem, no more worth the time."""
    people, _, moves = score(standing)
    if people or least:
        return people <= least
    return moves <= kept.bound or not is_small(standing.problem)


def score(standing: Standing) -> tuple[int, int, int]:
    """Return how bad it is: people who miss something, sittings missed, moves."""
    return len({name for name, _ in standing.left}), len(standing.left), len(moved(standing))


def moved(standing: Standing) -> tuple[Sitting, ...]:
    """Return each sitting that has another time or room than before."""
    now = homes(standing.sessions)
    return tuple(
        sorted(own for own, home in standing.homes.items() if own in now and now[own] != home)
    )


def seen(standing: Standing) -> Problem:
    """Return the problem with only those sittings that have a place."""
    less: dict[str, set[str]] = {}
    for name, method in standing.left:
        less.setdefault(name, set()).add(method)
    problem = standing.problem
    people = tuple(
        replace(
            own,
            methods=tuple(m.code for m in problem.methods_of(own) if m.code not in less[own.id]),
        )
        if own.id in less
        else own
        for own in problem.candidates
    )
    return replace(problem, candidates=people)


def has_faults_to_come(standing: Standing) -> bool:
    """Tell whether a rule is broken by more than what was held, or by who has no place."""
    return next(standing.new_faults(seen(standing)), None) is not None


def _steps(standing: Standing, kept: Kept) -> Iterator[Step]:
    must = set(kept.moving)
    days = standing.broken_days()
    judged = days if kept.is_judged else ()
    yield lambda _: Freedom(must, judged=judged)
    mates = must | _mates(standing, must)
    if len(mates) <= MANY:
        yield lambda _: Freedom(mates, judged=days)
    if is_small(standing.problem):
        every = range(len(standing.problem.days))
        yield lambda now: Freedom(set(now.sittings()), judged=every)
        return
    yield from _roomy(standing, must)


def _roomy(standing: Standing, must: Collection[Sitting]) -> Iterator[Step]:
    """Let room be made where some is free: in one room where few sit first, then on whole days."""
    methods = {method for _, method in must}
    stays = replace(standing, sessions=_without(standing, must))
    free, dates = free_minutes(stays, methods), list(standing.problem.day)
    sat = Counter(dict.fromkeys(free, 0))
    for own in stays.sessions:
        sat[own.room, dates.index(own.day)] += len(own.candidates)
    shortest = min(standing.problem.method[code].length for code in methods)
    for room, day in sorted(free, key=lambda own: (sat[own], -free[own], own)):
        if free[room, day] >= shortest:
            yield _room(room, day)
    minutes = Counter({day: 0 for _, day in free})
    for (_, day), count in free.items():
        minutes[day] += count
    for day in sorted(minutes, key=lambda own: (-minutes[own], own)):
        yield _day(day)


def _without(standing: Standing, must: Collection[Sitting]) -> tuple[Session, ...]:
    gone = {standing.sittings()[own] for own in must}
    return tuple(own for place, own in enumerate(standing.sessions) if place not in gone)


def _room(room: str, day: int) -> Step:
    """Let those sit otherwise who sit in one room on one day."""

    def freedom(now: Standing) -> Freedom:
        own = {
            sitting
            for sitting, place in now.sittings({day}).items()
            if now.sessions[place].room == room
        }
        return Freedom(own, on={day}, rooms={room})

    return freedom


def _day(day: int) -> Step:
    return lambda now: Freedom(set(now.sittings({day})), judged={day}, on={day})


def _mates(standing: Standing, must: Collection[Sitting]) -> set[Sitting]:
    """Return who sits in the groups that some have to leave, and what those sit besides."""
    names, homes_left = {name for name, _ in must}, {standing.homes[own] for own in must}
    found = set()
    for own, home in standing.homes.items():
        is_group = standing.problem.method[own[1]].fewest > 1
        if own[0] in names or (is_group and home in homes_left):
            found.add(own)
    return found


def free_minutes(standing: Standing, methods: Collection[str]) -> dict[tuple[str, int], int]:
    """Return the minutes that each room for some methods has free on each day to come."""
    problem, found = standing.problem, {}
    for room in problem.rooms:
        if not any(room.may_hold(problem.method[code]) for code in methods):
            continue
        for number, (date, day) in enumerate(problem.day.items()):
            if standing.held_until is None or date >= standing.held_until[0]:
                found[room.id, number] = sum(
                    until - since
                    for since, until in blocks(day)
                    if room.is_open(date, since, until)
                )
    dates = list(problem.day)
    for own in standing.sessions:
        key = own.room, dates.index(own.day)
        if key in found:
            found[key] -= own.end_minute - own.start_minute
    return found
