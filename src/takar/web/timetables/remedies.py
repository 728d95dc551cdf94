"""What a way out adds: the difference between a problem and the problem with the way out taken."""

from dataclasses import asdict

from takar.timetables import Obstacle, Problem
from takar.web.notices.rules import Said
from takar.web.timetables.rules.wishes import Finding, NewDay, NewRoom, Remedy

ASKED = ("rest_minutes", "assessor_rest_minutes", "is_connected", "shared_least", "step_minutes")


def finding_of(obstacle: Obstacle, problem: Problem) -> Finding:
    """Return an obstacle as it is kept, with what its way out adds."""
    return Finding(
        problem=Said.of(obstacle.problem),
        way_out=Said.of(obstacle.way_out) if obstacle.way_out else None,
        cost=obstacle.cost,
        remedy=remedy_between(problem, obstacle.remedied) if obstacle.remedied else Remedy(),
    )


def remedy_between(problem: Problem, remedied: Problem) -> Remedy:
    """Return what one problem has more than another, and the wishes it gives up."""
    rooms = {room.id for room in problem.rooms}
    days = set(problem.days)
    before, after = asdict(problem.wishes), asdict(remedied.wishes)
    return Remedy(
        rooms=tuple(
            NewRoom(capacity=room.capacity, site=room.site, methods=room.methods)
            for room in remedied.rooms
            if room.id not in rooms
        ),
        days=tuple(
            NewDay(date=day.date, opening=day.opening, closing=day.closing, breaks=day.breaks)
            for day in remedied.days
            if day not in days
        ),
        assessors=max(len(remedied.assessors) - len(problem.assessors), 0),
        wishes={name: after[name] for name in ASKED if before[name] != after[name]},
    )
