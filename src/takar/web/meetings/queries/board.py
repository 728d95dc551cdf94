"""Everything about one participant on one screen: ratings, levels, standard, anchors, changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from takar.regulations.book import Law
from takar.web.accounts.models import User
from takar.web.assessments.models import IntegratedLevel, MethodScore, Participant
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.scores import methods_of
from takar.web.assessments.queries.sheets import potentials_of
from takar.web.assessments.queries.sight import visible_scores
from takar.web.assessments.queries.staffing import complete_by_seat
from takar.web.assessments.queries.standards import standards_of
from takar.web.assessments.rules.levels import Number, tidy
from takar.web.meetings.models import LevelChange
from takar.web.meetings.queries.anchors import Step, ladders_of
from takar.web.meetings.queries.changes import changes_about
from takar.web.meetings.queries.sight import hidden_from

Seen = Mapping[tuple[int, str, str], MethodScore]


@dataclass(frozen=True)
class Column:
    """One method through the eyes of one assessor."""

    method: int
    title: str
    assessor: str
    weight: Number | None


@dataclass(frozen=True)
class Cell:
    """What one assessor saw by one method, and on what evidence.

    Attributes:
        mark: ``high`` or ``low`` where the scores of a competency lie far apart.
    """

    column: Column
    level: Number | None = None
    evidence: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Line:
    """One competency of one participant.

    Attributes:
        cells: one per column; empty where nothing was seen, or not to be shown yet.
        ladder: the steps of the competency, with how each is known.
    """

    code: str
    title: str
    cells: Sequence[Cell]
    integrated: IntegratedLevel | None
    required: int | None
    ladder: Sequence[Step]
    changes: Sequence[LevelChange] = field(default_factory=list)

    @property
    def shown(self) -> Number | None:
        """The level that counts."""
        return tidy(self.integrated.level) if self.integrated else None

    @property
    def computed(self) -> Number | None:
        """The level as it was computed."""
        return tidy(self.integrated.computed) if self.integrated else None

    @property
    def difference(self) -> Number | None:
        """How far the level lies above the standard; below is negative."""
        if self.shown is None or self.required is None:
            return None
        return tidy(Decimal(self.shown - self.required))

    @property
    def is_decided(self) -> bool:
        """The meeting set the level, or agreed with it."""
        return self.integrated is not None and self.integrated.decided_by_id is not None

    @property
    def is_disputed(self) -> bool:
        """What was seen lies far apart."""
        return self.integrated is not None and self.integrated.is_disputed

    @property
    def asks(self) -> bool:
        """The meeting has to talk about it."""
        return self.integrated is not None and not self.is_decided and self.is_disputed

    @property
    def evidence(self) -> list[Cell]:
        """The cells in which something was seen."""
        return [cell for cell in self.cells if cell.level is not None or cell.evidence]


@dataclass(frozen=True)
class Board:
    """Everything about one participant on one screen.

    Attributes:
        waiting: methods whose scores are hidden until everybody submitted, with who is awaited.
    """

    participant: Participant
    columns: Sequence[Column]
    lines: Sequence[Line]
    potentials: Sequence[tuple[str, Number | None]]
    waiting: Sequence[tuple[str, str]]

    @property
    def groups(self) -> list[tuple[Column, int]]:
        """The methods, each with how many columns it spans."""
        spans: dict[int, int] = {}
        for column in self.columns:
            spans[column.method] = spans.get(column.method, 0) + 1
        first = {one.method: one for one in reversed(self.columns)}
        return [(first[method], span) for method, span in spans.items()]

    @property
    def labels(self) -> list[str]:
        """The titles for the radar."""
        return [line.title for line in self.lines]

    @property
    def seen(self) -> list[Number | None]:
        """The levels for the radar."""
        return [line.shown for line in self.lines]

    @property
    def demanded(self) -> list[int | None]:
        """The standard for the radar."""
        return [line.required for line in self.lines]

    @property
    def agreeable(self) -> int:
        """How many computed levels nobody disputes and nobody decided."""
        return sum(
            line.computed is not None and not line.is_decided and not line.is_disputed
            for line in self.lines
        )


def board_of(reader: User, participant: Participant) -> Board:
    """Return everything about one participant that the reader may read now."""
    event = participant.event
    law = law_of_event(event)
    scores: Seen = {
        (one.method_id, one.assessor, one.competency): one
        for one in visible_scores(reader, participant)
    }
    columns = columns_of(participant, law, scores)
    is_hidden = participant.pk in hidden_from(reader, event)
    levels = {} if is_hidden else levels_about(participant)
    [standard] = standards_of(event.agency, [participant], law).values()
    ladders, changes = ladders_of(event, law), {} if is_hidden else changes_about(participant)
    lines = [
        line_of(
            Line(
                code=code,
                title=competency.title,
                cells=[
                    cell_of(one, scores.get((one.method, one.assessor, code))) for one in columns
                ],
                integrated=levels.get(code),
                required=standard[code],
                ladder=ladders[code],
                changes=changes.get(code, []),
            )
        )
        for code, competency in law.codes("assessment.competencies").items()
    ]
    return Board(
        participant, columns, lines, potentials_of(participant, law), waiting_for(participant, law)
    )


def levels_about(participant: Participant) -> dict[str, IntegratedLevel]:
    """Return the levels of one participant by competency."""
    levels = IntegratedLevel.objects.filter(participant=participant).select_related("decided_by")
    return {one.competency: one for one in levels}


def columns_of(participant: Participant, law: Law, scores: Seen) -> list[Column]:
    """Return the columns: methods in the order of the plan, in each the assessors by name."""
    titles = law.codes("assessment.methods")
    seen = sorted({(method, assessor) for method, assessor, _ in scores})
    return [
        Column(
            method.pk,
            titles[method.code].title if method.code in titles else method.code,
            assessor,
            tidy(method.weight),
        )
        for method in methods_of(participant.event)
        for pk, assessor in seen
        if pk == method.pk
    ]


def cell_of(column: Column, score: MethodScore | None) -> Cell:
    """Return what stands in one cell."""
    return Cell(column, tidy(score.level), score.evidence) if score else Cell(column)


def line_of(line: Line) -> Line:
    """Mark the highest and the lowest score where they lie far apart."""
    known = [cell.level for cell in line.cells if cell.level is not None]
    if not line.is_disputed or not known:
        return line
    marks = {max(known): "high", min(known): "low"}
    cells = [
        Cell(cell.column, cell.level, cell.evidence, marks.get(cell.level, ""))
        if cell.level is not None
        else cell
        for cell in line.cells
    ]
    return replace(line, cells=cells)


def waiting_for(participant: Participant, law: Law) -> list[tuple[str, str]]:
    """Return the methods of which somebody assigned has not finished, with their names."""
    complete = complete_by_seat(participant.event)
    titles = law.codes("assessment.methods")
    awaited: dict[str, list[str]] = {}
    rows = participant.assignments.filter(state="DITUGASKAN").select_related("method", "assessor")
    for one in rows.order_by("method", "assessor__name"):
        if one.assessor.state != "AKTIF":
            continue
        if (participant.pk, one.method_id, one.assessor.name) not in complete:
            code = one.method.code
            awaited.setdefault(titles[code].title if code in titles else code, []).append(
                one.assessor.name
            )
    return [(title, ", ".join(names)) for title, names in awaited.items()]
