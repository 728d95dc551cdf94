"""Who has submitted what in an event, what is late, and where two values wait for a choice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from takar.web.assessments.models import Assignment, Event
from takar.web.assessments.queries.scores import ABSENT
from takar.web.rating_sheets.models import RatingSheet, SheetChange
from takar.web.rating_sheets.queries.journal import sheet_of, standing_word
from takar.web.rating_sheets.queries.law import method_titles
from takar.web.rating_sheets.rules.states import SHEET_STATES


@dataclass(frozen=True)
class Line:
    """One sheet on the board.

    Attributes:
        asked: competencies of the method; ``answered`` of them have a level or a reason.
        conflicts: values that wait for a choice.
        late: changes that arrived when they could not count any more.
        is_awaited: the sheet is still to be submitted.
    """

    assignment: Assignment
    sheet: RatingSheet | None
    standing: str
    method: str
    asked: int
    answered: int
    conflicts: int
    late: int
    is_awaited: bool

    @property
    def title(self) -> str:
        """How the sheet stands, in words."""
        return SHEET_STATES[self.standing]

    @property
    def changed_at(self) -> datetime | None:
        """When something of it last came to the server."""
        return self.sheet.changed_at if self.sheet else None


@dataclass(frozen=True)
class Board:
    """The counts of an event, and of each assessor: (name, seat, submitted, awaited, conflicts)."""

    states: Mapping[str, int]
    conflicts: int
    late: int
    assessors: list[dict[str, Any]]


def waiting_assignments(event: Event) -> QuerySet[Assignment]:
    """Return what is still to be submitted: assigned, the candidate not absent, not handed in."""
    rows = Assignment.objects.filter(
        participant__event=event, state="DITUGASKAN", assessor__state="AKTIF"
    )
    return rows.exclude(participant__state__in=ABSENT).exclude(sheet__state="DIKIRIM")


def listed_assignments(event: Event, wanted: Mapping[str, Any]) -> QuerySet[Assignment]:
    """Return the assignments of an event that match a search, with the state of their sheets."""
    rows = Assignment.objects.filter(participant__event=event).filter(
        Q(state="DITUGASKAN") | ~Q(sheet=None)
    )
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(
            Q(participant__employee__name__icontains=word) | Q(assessor__name__icontains=word)
        )
    if wanted.get("state"):
        rows = rows.filter(in_state(wanted["state"]))
    if wanted.get("assessor"):
        rows = rows.filter(assessor=wanted["assessor"])
    if wanted.get("only") == "BENTROK":
        rows = rows.filter(pk__in=troubled(event, Q(state="CONFLICT")))
    if wanted.get("only") == "TERLAMBAT":
        rows = rows.filter(pk__in=troubled(event, ~Q(state="CONFLICT")))
    return rows.select_related(
        "participant__employee", "participant__event__agency", "method", "assessor", "sheet"
    ).order_by("participant__number", "method", "assessor__name")


def in_state(state: str) -> Q:
    """Return the condition that a sheet stands so, its assignment considered."""
    gone = Q(state="DICABUT") | Q(assessor__state="DILEPAS")
    if state == "DIKIRIM":
        return Q(sheet__state="DIKIRIM")
    if state == "DITARIK":
        return gone & (Q(sheet=None) | ~Q(sheet__state="DIKIRIM"))
    if state == "DIISI":
        return Q(sheet__state="DIISI") & ~gone
    return (Q(sheet=None) | Q(sheet__state="KOSONG")) & ~gone


def unsettled(event: Event) -> QuerySet[SheetChange]:
    """Return what was written in an event, does not count, and waits for somebody."""
    rows = SheetChange.objects.filter(sheet__assignment__participant__event=event, settled_by=None)
    wrong = Q(state__in=("CONFLICT", "LATE")) | Q(because="TIDAK_HADIR")
    return rows.filter(wrong).exclude(kind="KIRIM")


def troubled(event: Event, which: Q) -> QuerySet[SheetChange, Any]:
    """Return the assignments with unsettled changes of a kind."""
    return unsettled(event).filter(which).order_by().values("sheet__assignment")


def lines_of(event: Event, assignments: list[Assignment]) -> list[Line]:
    """Return the lines of the board for some assignments, with a fixed number of queries."""
    sheets = [sheet.pk for one in assignments if (sheet := sheet_of(one)) is not None]
    answered = Counter[int]()
    for pk, count in (
        RatingSheet.objects.filter(pk__in=sheets)
        .order_by()
        .annotate(
            count=Count("cells", filter=Q(cells__is_answered=True) & ~Q(cells__competency=""))
        )
        .values_list("pk", "count")
    ):
        answered[pk] = count
    waiting = unsettled(event).filter(sheet__in=sheets).order_by().values_list("sheet", "state")
    troubles = Counter((sheet, state == "CONFLICT") for sheet, state in waiting)
    asked = dict(
        event.methods.order_by().annotate(count=Count("competencies")).values_list("pk", "count")
    )
    titles = method_titles(event)
    return [line_of(one, asked, answered, troubles, titles) for one in assignments]


def line_of(
    assignment: Assignment,
    asked: Mapping[int, int],
    answered: Mapping[int, int],
    troubles: Mapping[tuple[int, bool], int],
    titles: Mapping[str, str],
) -> Line:
    """Return one line of the board."""
    sheet, standing = sheet_of(assignment), standing_word(assignment)
    place = sheet.pk if sheet else 0
    return Line(
        assignment=assignment,
        sheet=sheet,
        standing=standing,
        method=titles.get(assignment.method.code, assignment.method.code),
        asked=asked.get(assignment.method_id, 0),
        answered=answered.get(place, 0),
        conflicts=troubles.get((place, True), 0),
        late=troubles.get((place, False), 0),
        is_awaited=standing in {"KOSONG", "DIISI"} and assignment.participant.state not in ABSENT,
    )


def board_of(event: Event) -> Board:
    """Return the counts of an event and of each of its assessors."""
    lines = lines_of(event, list(listed_assignments(event, {})))
    seats: dict[int, dict[str, Any]] = {}
    for line in lines:
        seat = line.assignment.assessor
        entry = seats.setdefault(
            seat.pk,
            {"seat": seat, "submitted": 0, "awaited": 0, "conflicts": 0, "late": 0, "last": None},
        )
        entry["submitted"] += line.standing == "DIKIRIM"
        entry["awaited"] += line.is_awaited
        entry["conflicts"] += line.conflicts
        entry["late"] += line.late
        if line.changed_at and (entry["last"] is None or line.changed_at > entry["last"]):
            entry["last"] = line.changed_at
    counted = Counter(line.standing for line in lines)
    return Board(
        states={state: counted[state] for state in SHEET_STATES},
        conflicts=sum(line.conflicts for line in lines),
        late=sum(line.late for line in lines),
        assessors=sorted(seats.values(), key=lambda one: str(one["seat"])),
    )


def progress_rows(event: Event) -> list[dict[str, object]]:
    """Return the board as rows of a workbook: who has submitted what, without any level."""
    return [
        {
            "Nomor": line.assignment.participant.number,
            "Peserta": line.assignment.participant.employee.name,
            "Metode": line.method,
            "Asesor": line.assignment.assessor.name,
            "Keadaan": line.title,
            "Terjawab": line.answered,
            "Diminta": line.asked,
            "Bentrok": line.conflicts,
            "Terlambat": line.late,
            "Dikirim": line.sheet.submitted_at.date()
            if line.sheet and line.sheet.submitted_at
            else None,
        }
        for line in lines_of(event, list(listed_assignments(event, {})))
    ]
