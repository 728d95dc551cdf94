"""Why there is no timetable, and the cheapest way out.

What stands in the way is proved by arithmetic or, for small problems, by the solver; each way out
is taken and solved before it is advised.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from takar.kernel.language import Message, msg
from takar.timetables.clashes import clashing
from takar.timetables.problem import Problem
from takar.timetables.reasons import is_impossible, reasons, together
from takar.timetables.remedies import Remedy, remedies
from takar.timetables.solving import solve
from takar.timetables.stages.exact import is_small
from takar.timetables.timetable import INFEASIBLE
from takar.timetables.validity import check

Impossible = Callable[[Problem], bool]
DOSES = 3
"""Doses tried beyond the first that arithmetic does not rule out."""


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way, and one way out.

    Attributes:
        problem: what clashes, in words and numbers.
        way_out: what helps; ``None`` where nothing tried helps.
        cost: hours of rooms and assessors that the way out takes more; the cheapest comes first.
        remedied: the problem with the way out taken, for which a timetable was found.
    """

    problem: Message
    way_out: Message | None
    cost: int | None
    remedied: Problem | None = None


def why_not(
    problem: Problem, *, seconds: float = 60, workers: int = 2, seed: int = 1
) -> tuple[Obstacle, ...]:
    """Return what stands in the way with the ways out, cheapest first; empty when nothing does."""
    check(problem)
    until = monotonic() + seconds

    def solved(own: Problem, share: float) -> str:
        left = max(until - monotonic(), 0.1)
        return solve(own, seconds=max(left * share, 0.5), workers=workers, seed=seed).status

    def impossible(own: Problem) -> bool:
        return is_impossible(own) or (is_small(own) and solved(own, 0.1) == INFEASIBLE)

    told = _told(problem, impossible)
    if told is None:
        status = solved(problem, 0.3)
        if status in {"OPTIMAL", "FEASIBLE"}:
            return ()
        told = msg("Belum ditemukan jadwal, dan belum terbukti tidak ada.")
    ways = _ways(problem, impossible)
    found = []
    for remedy, dose in sorted(ways, key=lambda way: way[0].cost(way[1])):
        helped = _helped(remedy, dose, lambda own: solved(own, 0.5))
        if helped is not None:
            own = remedy.taken(helped)
            found.append(Obstacle(told, remedy.said(helped), remedy.cost(helped), own))
    found.sort(key=lambda own: own.cost or 0)
    return tuple(found) or (Obstacle(told, None, None),)


def _told(problem: Problem, impossible: Impossible) -> Message | None:
    """Return why there is no timetable; nothing where that is not proved."""
    if not impossible(problem):
        return None
    alone = [*reasons(problem)]
    clash = clashing(problem, impossible)
    if alone:
        return alone[0]
    if clash:
        return msg(
            "Tidak dapat dipenuhi bersama-sama: {wishes}.",
            wishes="; ".join(str(wish.said) for wish in clash),
        )
    return together(problem) or msg("Terbukti tidak ada jadwal dengan ruang, hari dan asesor ini.")


def _ways(problem: Problem, impossible: Impossible) -> list[tuple[Remedy, int]]:
    """Return each way out with the smallest dose that is not ruled out."""
    found = []
    for remedy in remedies(problem):
        if remedy.most < 1 or impossible(remedy.taken(remedy.most)):
            continue
        low, high = 1, remedy.most
        while low < high:
            middle = (low + high) // 2
            if impossible(remedy.taken(middle)):
                low = middle + 1
            else:
                high = middle
        found.append((remedy, low))
    return found


def _helped(remedy: Remedy, dose: int, status: Callable[[Problem], str]) -> int | None:
    """Return the smallest dose from there on with which a timetable is found."""
    for more in range(dose, min(dose + DOSES, remedy.most) + 1):
        if status(remedy.taken(more)) in {"OPTIMAL", "FEASIBLE"}:
            return more
    return None
