"""Names that the problem does not know: the other rules can only be asked of known ones."""

from collections.abc import Iterator

from takar.kernel.language import msg
from takar.timetables.checks.fault import Fault, Sheet, when
from takar.timetables.timetable import Session


def unknown_names(sheet: Sheet) -> Iterator[Fault]:
    """Return each name that stands in no list of the problem."""
    for place, session in sheet.numbered:
        for name in unknown_of(sheet, session):
            problem = msg(
                "{name} pada sesi {method} {day} {since} tidak dikenal.",
                name=name,
                **when(session),
            )
            yield Fault("NAMA", problem, (place,))


def unknown_of(sheet: Sheet, session: Session) -> list[str]:
    """Return the names of a session that the problem does not know."""
    problem = sheet.problem
    asked: list[tuple[object, object]] = [
        (session.method, problem.method),
        (session.room, problem.room),
        (session.day, problem.day),
    ]
    asked += [(name, problem.candidate) for name in session.candidates]
    asked += [(name, problem.assessor) for name in session.assessors]
    return [str(name) for name, known in asked if name not in known]  # type: ignore[operator]
