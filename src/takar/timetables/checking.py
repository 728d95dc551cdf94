"""An independent check of every rule, for solved timetables and for changes made by hand."""

from collections.abc import Callable, Iterable, Iterator

from takar.timetables.checks import assessors, names, people, sessions
from takar.timetables.checks.fault import Fault, Sheet
from takar.timetables.problem import Problem
from takar.timetables.timetable import Session, Timetable

__all__ = ["RULES", "Fault", "faults"]

RULES: tuple[Callable[[Sheet], Iterator[Fault]], ...] = (
    sessions.times,
    sessions.rooms,
    sessions.seats,
    sessions.rooms_twice,
    people.seen_once,
    people.people_apart,
    people.away,
    people.order,
    assessors.enough,
    assessors.assessors_apart,
    assessors.present,
    assessors.load,
    assessors.fit,
    assessors.connected,
)


def faults(problem: Problem, timetable: Timetable | Iterable[Session]) -> tuple[Fault, ...]:
    """Return every rule broken; empty for a timetable that keeps them all.

    Names that the problem does not know are told first; the sessions that hold them are left out
    of the other checks.
    """
    own = timetable.sessions if isinstance(timetable, Timetable) else tuple(timetable)
    sheet = Sheet(problem, own)
    found = list(names.unknown_names(sheet))
    strange = {place for fault in found for place in fault.sessions}
    known = [place for place in range(len(own)) if place not in strange]
    rest = Sheet(problem, tuple(own[place] for place in known))
    for rule in RULES:
        for fault in rule(rest):
            places = tuple(known[place] for place in fault.sessions)
            found.append(Fault(fault.rule, fault.problem, places))
    return tuple(found)
