"""A sheet as its page shows it, and the list of one assessor's candidates."""

from collections.abc import Sequence
from dataclasses import dataclass

from takar.web.accounts.models import Agency, User
from takar.web.assessments.models import Assignment
from takar.web.rating_sheets.models import RatingSheet, SheetCell
from takar.web.rating_sheets.queries.board import Line, lines_of
from takar.web.rating_sheets.queries.journal import offered_changes, sheet_of
from takar.web.rating_sheets.queries.law import Question, questions_of
from takar.web.rating_sheets.queries.seen import my_assignments
from takar.web.rating_sheets.queries.timing import Meeting, meetings_of
from takar.web.rating_sheets.rules.cells import EMPTY, Cell


@dataclass(frozen=True)
class Entry:
    """One question of a sheet with what was answered.

    Attributes:
        change: the change the answer came with; the next is made upon it.
        offers: other values that wait for a choice.
    """

    question: Question
    said: Cell
    change: str
    offers: Sequence[Cell] = ()

    @property
    def level(self) -> str:
        """The level as it is typed."""
        return "" if self.said.level is None else f"{self.said.level:f}"


@dataclass(frozen=True)
class Listed:
    """One candidate of an assessor, with when and where."""

    line: Line
    meeting: Meeting | None


def entries_of(assignment: Assignment) -> tuple[list[Entry], Entry]:
    """Return the questions of a sheet with their answers, and the note of the whole."""
    sheet = sheet_of(assignment)
    cells = {one.competency: one for one in SheetCell.objects.filter(sheet=sheet)} if sheet else {}
    offers: dict[str, list[Cell]] = {}
    for change in offered_changes(sheet) if sheet else ():
        offers.setdefault(change.competency, []).append(change.said)
    asked = [
        entry_of(question, cells.get(question.code), offers.get(question.code, []))
        for question in questions_of(assignment.method)
    ]
    note = Question("", "", "", ())
    return asked, entry_of(note, cells.get(""), offers.get("", []))


def entry_of(question: Question, cell: SheetCell | None, offers: Sequence[Cell]) -> Entry:
    """Return one question with its answer."""
    said = cell.said if cell else EMPTY
    return Entry(question, said, str(cell.change) if cell else "", offers)


def read_entries(sheet: RatingSheet) -> list[Entry]:
    """Return the answers of somebody else's sheet."""
    return entries_of(sheet.assignment)[0]


def my_list(user: User, agency: Agency) -> list[Listed]:
    """Return the candidates of an assessor: first those to be met next, then by number."""
    rows = list(
        my_assignments(user, agency).select_related(
            "participant__employee", "participant__event__agency", "method", "assessor", "sheet"
        )
    )
    by_event: dict[int, list[Assignment]] = {}
    for row in rows:
        by_event.setdefault(row.participant.event_id, []).append(row)
    lines = [
        line for some in by_event.values() for line in lines_of(some[0].participant.event, some)
    ]
    meetings = meetings_of(rows)
    listed = [Listed(line, meetings.get(line.assignment.pk)) for line in lines]
    return sorted(listed, key=in_time)


def in_time(listed: Listed) -> tuple[int, bool, str]:
    """Return the place of a candidate in the list: newest event first, then the timetable."""
    event, meeting = listed.line.assignment.participant.event, listed.meeting
    when = f"{meeting.day} {meeting.starts_at}" if meeting else ""
    return -event.starts_on.toordinal(), meeting is None, when


def neighbours_of(
    user: User, agency: Agency, assignment: Assignment
) -> tuple[Assignment | None, Assignment | None]:
    """Return the sheet before and the one after in the list of an assessor, of the same event."""
    alike = [
        one.line.assignment
        for one in my_list(user, agency)
        if one.line.assignment.participant.event_id == assignment.participant.event_id
    ]
    place = next((n for n, one in enumerate(alike) if one.pk == assignment.pk), None)
    if place is None:
        return None, None
    return (
        alike[place - 1] if place else None,
        alike[place + 1] if place + 1 < len(alike) else None,
    )
