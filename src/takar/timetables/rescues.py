"""Rescues: what cannot be after a mishap, and the cheapest way to seat those without a place.

Each way out is taken, and a place is sought for those without one while everybody else stays; only
what helps all of them is advised.
"""

from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

from takar.kernel.language import Message, msg
from takar.timetables.absences import is_held
from takar.timetables.obstacles import Obstacle
from takar.timetables.problem import Problem
from takar.timetables.reasons import reasons
from takar.timetables.remedies import Remedy, remedies
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.bounds import fewest_left
from takar.timetables.stages.keeping import Freedom, Standing, placed
from takar.timetables.stages.parties import parties
from takar.timetables.stages.rearranging import has_faults_to_come

MOST = 3
"""Largest dose of a way out that is tried."""
LEAST_SECONDS = 9
"""Seconds that each way out gets, so that a machine under load does not decide."""
NAMED = 5
"""Names told before the rest are counted."""


def to_come(standing: Standing) -> Problem:
    """Return what is still to be held, in what is left of the days."""
    problem, moment = standing.problem, standing.held_until
    if moment is None:
        return problem
    held = {
        (name, own.method)
        for own in standing.sessions
        if is_held(own, moment)
        for name in own.candidates
    }
    people = tuple(
        replace(
            own,
            methods=tuple(m.code for m in problem.methods_of(own) if (own.id, m.code) not in held),
        )
        for own in problem.candidates
    )
    days = tuple(
        replace(day, opening=max(day.opening, moment[1])) if day.date == moment[0] else day
        for day in problem.days
        if day.date >= moment[0]
    )
    days = tuple(day for day in days if day.opening < day.closing)
    return replace(problem, candidates=people, days=days)


def least_left(standing: Standing) -> int:
    """Return how many people cannot sit all they should, at the least, proved."""
    rest = to_come(standing)
    if not rest.days:
        return sum(bool(rest.methods_of(own)) for own in rest.candidates)
    return fewest_left(rest, parties(rest))


def rescues(
    standing: Standing, told: Message, effort: Effort, until: float
) -> tuple[Obstacle, ...]:
    """Return each way out that seats everybody without moving anybody else, the cheapest first.

    Args:
        standing: what stands when nobody moves but those who have to.
        told: what stands in the way.
        until: when to stop.
    """
    found = []
    ways = sorted(
        (
            own
            for own in remedies(standing.problem)
            if _keeps_everybody(standing, own) and _serves(standing, own)
        ),
        key=lambda own: own.cost(1),
    )
    for number, remedy in enumerate(ways):
        share = (until - monotonic()) / (len(ways) - number)
        helped = _helped(standing, remedy, replace(effort, seconds=max(share, LEAST_SECONDS)))
        if helped:
            way_out = remedy.said(helped)
            found.append(Obstacle(told, way_out, remedy.cost(helped), remedy.taken(helped)))
    found.sort(key=lambda own: own.cost or 0)
    return tuple(found) or (Obstacle(told, None, None),)


def _keeps_everybody(standing: Standing, remedy: Remedy) -> bool:
    """Tell whether a way out is more than leaving people out, and can be taken at all."""
    people = len(standing.problem.candidates)
    return remedy.most > 0 and len(remedy.taken(1).candidates) == people


def _serves(standing: Standing, remedy: Remedy) -> bool:
    """Tell whether those without a place could sit in a room that a way out adds, if any."""
    problem = standing.problem
    new = [room for room in remedy.taken(1).rooms if room.id not in problem.room]
    codes = {code for _, code in standing.left}
    return not new or any(room.may_hold(problem.method[c]) for room in new for c in codes)


def _helped(standing: Standing, remedy: Remedy, effort: Effort) -> int | None:
    """Return the smallest dose with which everybody has a place and nobody else moves."""
    for dose in range(1, min(MOST, remedy.most) + 1):
        helped = replace(standing, problem=remedy.taken(dose))
        found = placed(helped, _freedom(standing.problem, helped.problem), effort.part(1 / MOST))
        if found is None or found.left:
            continue
        if not has_faults_to_come(replace(helped, sessions=found.sessions, left=())):
            return dose
    return None


def _freedom(before: Problem, after: Problem) -> Freedom:
    """Return where new sessions may be held: in what a way out adds."""
    rooms = set(after.room) - set(before.room)
    days = {number for number, date in enumerate(after.day) if date not in before.day}
    return Freedom((), on=days or None, rooms=rooms or None, is_tidy=True)


def told_left(standing: Standing, least: int) -> Message:
    """Say how many have no place, who, and why; a reason only where it is proved."""
    names = list(dict.fromkeys(name for name, _ in standing.left))
    facts = {
        "count": len(names),
        "names": ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else ""),
    }
    why = next(_proved(standing), None)
    if why is not None:
        return msg(
            "{count} orang belum mendapat semua sesinya ({names}). Tidak mungkin semuanya: {why}",
            why=str(why),
            **facts,
        )
    if least:
        return msg(
            "{count} orang belum mendapat semua sesinya ({names}). Ruang, jam buka dan asesor yang "
            "tersisa bersama-sama kurang untuk sedikitnya {least} orang.",
            least=least,
            **facts,
        )
    return msg(
        "{count} orang belum mendapat semua sesinya ({names}); belum terbukti tidak mungkin.",
        **facts,
    )


def _proved(standing: Standing) -> Iterator[Message]:
    rest = to_come(standing)
    if rest.days:
        yield from reasons(rest)
