"""A new timetable after somebody falls ill or a room is lost, moving as few as possible."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from takar.kernel.language import Message, msg
from takar.timetables.absences import Absence, Moment, Who, is_held, without
from takar.timetables.checking import faults
from takar.timetables.measuring import days_used, load, waiting
from takar.timetables.network import network_of
from takar.timetables.problem import Problem
from takar.timetables.proving import not_found
from takar.timetables.solving import WORK
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.exact import is_small
from takar.timetables.stages.keeping import Kept, Standing, emptiest, most_kept, placed
from takar.timetables.stages.placing import Sitting
from takar.timetables.timetable import (
    DAYS,
    FEASIBLE,
    LOAD,
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
        problem: the problem as it is after the absence; the timetable keeps its rules.
        moved: (candidate, method) whose time or room changed.
        replaced: assessors' seats that changed hands in sessions that stay.
        bound: no timetable moves fewer sittings.
    """

    timetable: Timetable
    problem: Problem
    moved: tuple[Sitting, ...]
    replaced: int
    bound: int
    proof: Message


def repair(  # noqa: PLR0913 -- all but two are settings by keyword
    problem: Problem,
    timetable: Timetable,
    *,
    absent: Iterable[Absence],
    held_until: Moment | None = None,
    seconds: float = 30,
    workers: int = 2,
    seed: int = 1,
) -> Repaired:
    """Return a timetable without those absent that moves the fewest sittings.

    Args:
        held_until: sessions that started before this moment were held and stay as they are.
    """
    changed = without(problem, timetable.sessions, absent, held_until)
    sessions = tuple(_sessions_left(changed, timetable.sessions, held_until))
    standing = Standing(changed, sessions, held_until)
    effort = Effort(seconds * WORK, seconds, workers, seed)
    days = standing.broken_days()
    kept = most_kept(standing, days, effort.part(0.3))
    if kept is None:
        return _told(standing, None, 0)
    tries = list(_tries(standing, kept, days))
    for moving in tries:
        found = placed(standing, moving, effort.part(0.7 / len(tries)))
        if found is not None and not _faults_to_come(standing, found):
            return _told(standing, found, kept.bound)
    return _told(standing, None, kept.bound)


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


def _tries(standing: Standing, kept: Kept, days: set[int]) -> Iterator[set[Sitting]]:
    """Return what may move, from what has to up to everything on those days."""
    moving, every = set(kept.moving), standing.sittings()
    yield moving
    people = {name for name, _ in moving}
    groups = {code for code, m in standing.problem.method.items() if m.fewest > 1}
    yield moving | {
        (name, method)
        for (name, method), place in every.items()
        if name in people or (method in groups and standing.slot(place).day in days)
    }
    yield moving | set(standing.sittings(days))
    if is_small(standing.problem):
        yield set(every)
    else:
        for day in emptiest(standing)[:2]:
            yield moving | set(standing.sittings({day}))


def _faults_to_come(standing: Standing, sessions: Sequence[Session]) -> bool:
    """Tell whether a rule is broken by more than what was already held."""
    for fault in faults(standing.problem, sessions):
        places = [sessions[place] for place in fault.sessions]
        if not places or not all(is_held(own, standing.held_until) for own in places):
            return True
    return False


def _told(standing: Standing, sessions: tuple[Session, ...] | None, bound: int) -> Repaired:
    if sessions is None:
        said = msg("Belum ditemukan jadwal pengganti; lihat jalan keluar yang disarankan.")
        return Repaired(not_found(UNKNOWN), standing.problem, (), 0, bound, said)
    moved, replaced = _moved(standing.sessions, sessions), _replaced(standing.sessions, sessions)
    proof = msg(
        "{moved} kehadiran pindah; tidak mungkin kurang dari {bound}. "
        "{replaced} kursi asesor berganti orang.",
        moved=len(moved),
        bound=bound,
        replaced=replaced,
    )
    return Repaired(
        _timetable(standing, sessions, proof), standing.problem, moved, replaced, bound, proof
    )


def _timetable(standing: Standing, sessions: tuple[Session, ...], proof: Message) -> Timetable:
    """Return the timetable; only the number of moves is proved, so other bounds are zero."""
    problem, own = standing.problem, sessions
    waits = Measured(WAITING, waiting(problem, own), 0)
    measures = (
        Measured(DAYS, days_used(problem, own), 0),
        waits,
        Measured(LOAD, load(problem, own), 0),
    )
    network = network_of(own, problem.wishes.shared_least)
    return Timetable(own, FEASIBLE, waits.value, 0, waits.gap, proof, network, measures)


def _homes(sessions: Iterable[Session]) -> dict[Sitting, tuple[object, ...]]:
    return {
        (name, own.method): (own.room, own.day, own.start_minute)
        for own in sessions
        for name in own.candidates
    }


def _moved(before: Iterable[Session], after: Iterable[Session]) -> tuple[Sitting, ...]:
    now = _homes(after)
    return tuple(sorted(own for own, home in _homes(before).items() if now.get(own) != home))


def _replaced(before: Iterable[Session], after: Iterable[Session]) -> int:
    """Return how many assessors sit in a session that stays and did not sit there before."""
    was = {(own.room, own.day, own.start_minute): set(own.assessors) for own in before}
    return sum(
        len(set(own.assessors) - was.get((own.room, own.day, own.start_minute), set(own.assessors)))
        for own in after
    )
