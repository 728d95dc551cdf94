"""Which wishes clash: a smallest set that cannot be kept together.

Wishes are let go one after another; one whose loss changes nothing is gone for good. What is left
is minimal: without any one of them nothing proves any more that there is no timetable.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from takar.kernel.language import Message, msg
from takar.timetables.problem import Problem


@dataclass(frozen=True)
class Wish:
    """A wish that could be let go, and the problem without it."""

    said: Message
    without: Callable[[Problem], Problem]


def wishes(problem: Problem) -> list[Wish]:
    """Return the wishes that this problem has."""
    own = problem.wishes
    every = [
        (
            bool(own.rest_minutes),
            msg("jeda {minutes} menit antarsesi peserta", minutes=own.rest_minutes),
            _wish(rest_minutes=0),
        ),
        (
            bool(own.assessor_rest_minutes),
            msg("jeda {minutes} menit antarsesi asesor", minutes=own.assessor_rest_minutes),
            _wish(assessor_rest_minutes=0),
        ),
        (own.is_connected, msg("jejaring asesor tersambung"), _wish(is_connected=False)),
        (any(m.after for m in problem.methods), msg("urutan metode"), _methods(after=())),
        (
            any(m.seats_least for m in problem.methods),
            msg("isi sesi paling sedikit"),
            _methods(seats_least=0),
        ),
        (
            any(c.away for c in problem.candidates),
            msg("waktu berhalangan peserta"),
            _candidates(away=()),
        ),
        (any(c.site for c in problem.candidates), msg("lokasi peserta"), _candidates(site="")),
        (
            any(c.language for c in problem.candidates),
            msg("bahasa asesor"),
            _candidates(language=""),
        ),
        (any(c.tier for c in problem.candidates), msg("jenjang asesor"), _candidates(tier=0)),
        (bool(problem.bars), msg("benturan kepentingan"), _unbarred),
        (
            any(a.present is not None for a in problem.assessors),
            msg("hari hadir asesor"),
            _assessors(present=None),
        ),
        (
            any(a.most_a_day is not None for a in problem.assessors),
            msg("batas sesi asesor sehari"),
            _assessors(most_a_day=None),
        ),
        (any(day.breaks for day in problem.days), msg("istirahat"), _unbroken),
        (
            any(room.days is not None or room.closed for room in problem.rooms),
            msg("hari ruang"),
            _rooms(days=None, closed=()),
        ),
    ]
    return [Wish(said, without) for has, said, without in every if has]


def clashing(problem: Problem, is_impossible: Callable[[Problem], bool]) -> tuple[Wish, ...]:
    """Return a minimal set of wishes that cannot be kept together; empty if wishes are not it."""
    own = wishes(problem)
    bare = problem
    for wish in own:
        bare = wish.without(bare)
    if is_impossible(bare):
        return ()
    kept: list[Wish] = []
    for place, wish in enumerate(own):
        trial = problem
        gone = [w for w in own[: place + 1] if w not in kept]
        for other in gone:
            trial = other.without(trial)
        if not is_impossible(trial):
            kept.append(wish)
    return tuple(kept)


def _wish(**changes: object) -> Callable[[Problem], Problem]:
    return lambda own: replace(own, wishes=replace(own.wishes, **changes))  # type: ignore[arg-type]


def _methods(**changes: object) -> Callable[[Problem], Problem]:
    return lambda own: replace(own, methods=tuple(replace(m, **changes) for m in own.methods))  # type: ignore[arg-type]


def _candidates(**changes: object) -> Callable[[Problem], Problem]:
    return lambda own: replace(
        own,
        candidates=tuple(replace(c, **changes) for c in own.candidates),  # type: ignore[arg-type]
    )


def _assessors(**changes: object) -> Callable[[Problem], Problem]:
    return lambda own: replace(
        own,
        assessors=tuple(replace(a, **changes) for a in own.assessors),  # type: ignore[arg-type]
    )


def _rooms(**changes: object) -> Callable[[Problem], Problem]:
    return lambda own: replace(own, rooms=tuple(replace(r, **changes) for r in own.rooms))  # type: ignore[arg-type]


def _unbarred(own: Problem) -> Problem:
    assessors = tuple(replace(a, unit="") for a in own.assessors)
    return replace(own, forbidden=(), assessors=assessors)


def _unbroken(own: Problem) -> Problem:
    return replace(own, days=tuple(replace(day, breaks=()) for day in own.days))
