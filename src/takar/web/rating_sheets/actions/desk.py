"""The sheets of one batch, locked, with what they say: where changes are taken in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.assessments.models import Assignment, Event
from takar.web.assessments.queries.scores import ABSENT
from takar.web.assessments.rules.states import may_now
from takar.web.rating_sheets.models import RatingSheet, SheetCell, SheetChange
from takar.web.rating_sheets.models.sheets import is_withdrawn
from takar.web.rating_sheets.queries.law import competencies_of, step_of
from takar.web.rating_sheets.rules.cells import EMPTY, Cell, Change
from takar.web.rating_sheets.rules.judging import Standing, takes_more


@dataclass(frozen=True)
class Letter:
    """Who sent a batch, from which device, and when it came."""

    sender: User
    device: UUID
    received_at: datetime
    clock_difference: int = 0


@dataclass
class Desk:
    """One locked sheet while a batch is taken in.

    Attributes:
        cells: what each competency says; the note stands under an empty name.
        said: what each known change of the sheet said.
        kept: how many changes its journal holds.
    """

    assignment: Assignment
    sheet: RatingSheet
    cells: dict[str, SheetCell]
    said: dict[UUID, Cell] = field(default_factory=dict)
    kept: int = 0

    @property
    def takes_more(self) -> bool:
        """The journal of the sheet still grows."""
        return takes_more(self.kept, self.assignment.participant.event.state)

    def current(self, competency: str) -> Cell:
        """Return what a cell says now."""
        cell = self.cells.get(competency)
        return cell.said if cell else EMPTY

    def base_of(self, change: Change) -> Cell | None:
        """Return what a change was made upon; ``None`` when nobody knows."""
        return EMPTY if change.base is None else self.said.get(change.base)

    def standing(self) -> Standing:
        """Return how things stand for the sheet."""
        participant, method = self.assignment.participant, self.assignment.method
        return Standing(
            is_withdrawn=is_withdrawn(self.assignment),
            is_locked=self.sheet.state == "DIKIRIM",
            is_open=may_now("score", participant.event.state),
            is_absent=participant.state in ABSENT,
            competencies=competencies_of(method),
            step=step_of(participant.event),
        )


def locked_desks(sender: User, agency: Agency, changes: Iterable[Change]) -> dict[int, Desk]:
    """Lock the sheets that a batch speaks of and return them; those of others are left out.

    A submission locks its event first, as every act that writes scores does, so that two of them
    never wait for each other.
    """
    changes = list(changes)
    wanted = {change.sheet for change in changes}
    mine = Assignment.objects.filter(
        pk__in=wanted, assessor__user=sender, participant__event__agency=agency
    )
    submitted = {change.sheet for change in changes if change.kind == "KIRIM"}
    if submitted:
        lock_events(mine.filter(pk__in=submitted))
    return {one.pk: desk_of(one, changes) for one in locked(mine)}


def lock_events(assignments: QuerySet[Assignment]) -> None:
    """Lock the events of assignments, in the order of their numbers."""
    events = assignments.order_by().values("participant__event")
    list(Event.objects.select_for_update().filter(pk__in=events).order_by("pk"))


def locked(assignments: QuerySet[Assignment]) -> list[Assignment]:
    """Lock assignments in the order of their numbers, and return them with what belongs to them."""
    held = assignments.order_by("pk").select_for_update(of=("self",)).only("pk")
    whole = Assignment.objects.filter(pk__in=[one.pk for one in held]).order_by("pk")
    return list(
        whole.select_related(
            "participant__event__agency", "participant__employee", "method__event", "assessor"
        ).prefetch_related("method__competencies")
    )


def desk_of(assignment: Assignment, changes: Iterable[Change] = ()) -> Desk:
    """Return the desk of a locked assignment; its sheet is made when there is none."""
    sheet, _is_new = RatingSheet.objects.get_or_create(assignment=assignment)
    sheet.assignment = assignment
    cells = {cell.competency: cell for cell in SheetCell.objects.filter(sheet=sheet)}
    bases = {change.base for change in changes if change.base and change.sheet == assignment.pk}
    journal = SheetChange.objects.filter(sheet=sheet)
    said = {one.uuid: one.said for one in journal.filter(uuid__in=bases)}
    return Desk(assignment, sheet, cells, said, journal.count())
