"""A new timetable after somebody falls ill or a room is lost, moving as few as possible."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from takar.kernel.language import Message, msg
from takar.timetables.absences import Absence, Moment, Who, is_held, without
from takar.timetables.checking import faults
from takar.timetables.measuring import days_used, load, waiting
from takar.timetables.network import network_of
from takar.timetables.obstacles import Obstacle
from takar.timetables.problem import Problem
from takar.timetables.proving import not_found, told_mended
from takar.timetables.rescues import least_left, rescues, told_left
from takar.timetables.solving import WORK
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.bounds import fewest_days, least_load, least_waiting
from takar.timetables.stages.keeping import Standing, most_kept, must_move
from takar.timetables.stages.parties import parties
from takar.timetables.stages.placing import Sitting
from takar.timetables.stages.rearranging import moved, rearranged, score, seen
from takar.timetables.timetable import (
    DAYS,
    FEASIBLE,
    LOAD,
    PARTIAL,
    UNKNOWN,
    WAITING,
    Measured,
    Session,
    Timetable,
)

__all__ = ["Absence", "Repaired", "Who", "repair"]


@dataclass(frozen=True)
class Repaired:
    """The new timetable and what changed.

    Attributes:
        timetable: with everybody seated; or, as ``PARTIAL``, with as many people as were found
            places for.
        problem: the problem as it is after the absence; the timetable keeps its rules.
        moved: (candidate, method) whose time or room changed.
        replaced: assessors' seats that changed hands in sessions that stay.
        bound: no timetable moves fewer sittings, those left without a place included.
        left: (candidate, method) without a place.
        least: no timetable leaves fewer people without a place for all they sit.
        ways_out: what cannot be and what would help, the cheapest first; empty when all sit.
    """

    timetable: Timetable
    problem: Problem
    moved: tuple[Sitting, ...]
    replaced: int
    bound: int
    proof: Message
    left: tuple[Sitting, ...] = ()
    least: int = 0
    ways_out: tuple[Obstacle, ...] = ()


def repair(  # noqa: PLR0913 -- all but two are settings by keyword
    problem: Problem,
    timetable: Timetable,
    *,
    absent: Iterable[Absence],
    held_until: Moment | None = None,
    seconds: float = 60,
    workers: int = 2,
    seed: int = 1,
) -> Repaired:
    """Return a timetable without those absent that seats the most and moves the fewest sittings.

    Args:
        held_until: sessions that started before this moment were held and stay as they are.
    """
    until, effort = monotonic() + seconds, Effort(seconds * WORK, seconds, workers, seed)
    changed = without(problem, timetable.sessions, absent, held_until)
    sessions = tuple(_sessions_left(changed, timetable.sessions, held_until))
    borne = frozenset((own.rule, str(own.problem)) for own in faults(problem, timetable))
    standing = Standing(changed, sessions, held_until, sessions, borne=borne)
    kept = must_move(standing) or most_kept(standing, standing.broken_days(), effort.part(0.2))
    if kept is None:
        return _nothing(standing, 0)
    least = least_left(standing)
    found = rearranged(standing, kept, least, effort.part(0.5))
    if not found.better:
        return _nothing(standing, kept.bound)
    first, best = found.better[0], found.better[-1]
    if found.is_best:
        least = score(best)[0]
    ways_out = rescues(first, told_left(best, least), effort, until) if best.left else ()
    return _told(best, kept.bound, least, ways_out)


def _sessions_left(
    problem: Problem, sessions: Iterable[Session], held_until: Moment | None
) -> Iterator[Session]:
    """Return the sessions without those who sit a method no more; empty ones are gone."""
    for own in sessions:
        people = tuple(name for name in own.candidates if _sits(problem, name, own.method))
        if is_held(own, held_until):
            yield own
        elif people:
            yield replace(own, candidates=people)


def _sits(problem: Problem, name: str, method: str) -> bool:
    return problem.method[method] in problem.methods_of(problem.candidate[name])


def _nothing(standing: Standing, bound: int) -> Repaired:
    said = msg("Belum ditemukan jadwal pengganti; lihat jalan keluar yang disarankan.")
    return Repaired(not_found(UNKNOWN), standing.problem, (), 0, bound, said)


def _told(standing: Standing, bound: int, least: int, ways_out: tuple[Obstacle, ...]) -> Repaired:
    own, problem = standing.sessions, standing.problem
    people_left = len({name for name, _ in standing.left})
    measures = measured(standing)
    network = network_of(own, problem.wishes.shared_least)
    moves, replaced = moved(standing), _replaced(standing.before, own)
    counted = {
        "moved": len(moves),
        "bound": bound,
        "replaced": replaced,
        "left": people_left,
        "least": least,
    }
    proof = told_mended(counted, measures, network)
    waits = measures[1]
    status = PARTIAL if people_left else FEASIBLE
    found = Timetable(own, status, waits.value, waits.bound, waits.gap, proof, network, measures)
    return Repaired(found, problem, moves, replaced, bound, proof, standing.left, least, ways_out)


def measured(standing: Standing) -> tuple[Measured, ...]:
    """Return days, waiting and load beside what no timetable without those absent is below.

    Of those without a place nothing is asked. A bound above its value is none: what was held, or
    insisted on, may break a rule that the bound takes for granted.
    """
    problem, own = seen(standing), standing.sessions
    people, days = parties(problem), days_used(problem, own)
    values = (
        (DAYS, days, fewest_days(problem, people) or 0),
        (WAITING, waiting(problem, own), least_waiting(problem, people, days, 10)),
        (LOAD, load(problem, own), least_load(problem)),
    )
    return tuple(Measured(name, value, min(value, bound)) for name, value, bound in values)


def _replaced(before: Iterable[Session], after: Iterable[Session]) -> int:
    """Return how many assessors sit in a session that stays and did not sit there before."""
    was = {(own.room, own.day, own.start_minute): set(own.assessors) for own in before}
    return sum(
        len(set(own.assessors) - was.get((own.room, own.day, own.start_minute), set(own.assessors)))
        for own in after
    )
