"""What the checker says of a version as it stands, or would stand after a change by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from takar.kernel.language import Message
from takar.timetables import Fault, faults
from takar.timetables.timetable import Session as Sitting
from takar.web.timetables.models import Session, Timetable
from takar.web.timetables.queries.problems import Asked, asked_of, sittings_of
from takar.web.timetables.queries.sessions import sessions_in
from takar.web.timetables.rules.refusals import NEVER


@dataclass(frozen=True)
class Checked:
    """A version with everything the checker needs.

    Attributes:
        places: where each session stands in the list of sittings.
    """

    asked_for: Asked
    sessions: Sequence[Session]
    sittings: tuple[Sitting, ...]
    places: Mapping[int, int]

    def faults(self) -> tuple[Fault, ...]:
        """Return every rule broken as it stands."""
        return faults(self.asked_for.problem, self.sittings)

    def new_faults(self, session: Session, **changes: object) -> tuple[Fault, ...]:
        """Return the rules that a change of one session would break and that hold now."""
        place = self.places[session.pk]
        changed = list(self.sittings)
        changed[place] = replace(changed[place], **changes)  # type: ignore[arg-type]
        before = {(fault.rule, str(fault.problem)) for fault in self.faults()}
        after = faults(self.asked_for.problem, changed)
        return tuple(one for one in after if (one.rule, str(one.problem)) not in before)


def checked(timetable: Timetable) -> Checked:
    """Return a version ready to be checked, under the wishes it was made with.

    Who fell out for the rest of the event is kept: sessions held before stay as they were.
    """
    wishes = timetable.wished
    days_off = tuple(one for one in wishes.absences if one.day is not None)
    asked_for = asked_of(timetable.event, wishes.model_copy(update={"absences": days_off}))
    sessions = list(sessions_in(timetable))
    places = {one.pk: place for place, one in enumerate(sessions)}
    return Checked(asked_for, sessions, sittings_of(sessions, asked_for), places)


def refusals(found: Sequence[Fault]) -> list[Message]:
    """Return, of broken rules, those on which nobody may insist."""
    return [fault.problem for fault in found if fault.rule in NEVER]


def told(found: Sequence[Fault]) -> list[Message]:
    """Return every broken rule in words, each once."""
    return list({str(fault.problem): fault.problem for fault in found}.values())
