"""What a page shows of one participant: every score side by side, levels, standards, gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from takar.regulations.book import Law
from takar.web.accounts.models import User
from takar.web.assessments.models import (
    Event,
    EventMethod,
    IntegratedLevel,
    IntegratedPotential,
    MethodScore,
    Participant,
)
from takar.web.assessments.queries.scores import methods_of
from takar.web.assessments.queries.sight import visible_scores
from takar.web.assessments.queries.staffing import ANSWERED
from takar.web.assessments.queries.standards import standards_of
from takar.web.assessments.rules.levels import Number, tidy


@dataclass(frozen=True)
class Column:
    """One method through the eyes of one assessor."""

    method: str
    title: str
    assessor: str


@dataclass(frozen=True)
class Cell:
    """What one assessor saw by one method, and on what evidence."""

    level: Number | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Line:
    """One competency of one participant.

    Attributes:
        cells: one per column; empty where nothing was seen.
        level: the integrated level, if there is one.
        required: what the post demands.
    """

    code: str
    title: str
    cells: Sequence[Cell]
    level: IntegratedLevel | None
    required: int | None

    @property
    def shown(self) -> Number | None:
        """The level that counts."""
        return tidy(self.level.level) if self.level else None

    @property
    def computed(self) -> Number | None:
        """The level as it was computed."""
        return tidy(self.level.computed) if self.level else None

    @property
    def difference(self) -> Number | None:
        """How far the level lies above the standard; below is negative."""
        if self.shown is None or self.required is None:
            return None
        return tidy(self.shown - self.required)


@dataclass(frozen=True)
class Sheet:
    """Everything about one participant in one event."""

    participant: Participant
    columns: Sequence[Column]
    lines: Sequence[Line]
    potentials: Sequence[tuple[str, Number | None]]

    @property
    def achieved(self) -> Number | None:
        """The sum of the levels, or nothing while one is missing."""
        levels = [line.shown for line in self.lines]
        known = [level for level in levels if level is not None]
        return tidy(sum(known, Decimal(0))) if len(known) == len(levels) else None

    @property
    def required(self) -> int | None:
        """The sum of the standard."""
        needed = [line.required for line in self.lines]
        known = [level for level in needed if level is not None]
        return sum(known) if len(known) == len(needed) else None

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


def sheet_of(
    participant: Participant, law: Law, *, with_scores: bool = True, reader: User | None = None
) -> Sheet:
    """Return everything about one participant.

    Args:
        participant: whom it is about.
        law: where titles and standards stand.
        with_scores: with the single scores, or with the levels alone.
        reader: whose eyes it is for; scores they may not read yet are left out.
    """
    event = participant.event
    scores = scores_in(participant, reader) if with_scores else {}
    columns = columns_of(event, law, scores) if with_scores else []
    levels = {
        one.competency: one
        for one in IntegratedLevel.objects.filter(participant=participant).select_related(
            "decided_by"
        )
    }
    [standard] = standards_of(event.agency, [participant], law).values()
    lines = [
        Line(
            code=code,
            title=competency.title,
            cells=[cell_of(scores.get((one.method, one.assessor, code))) for one in columns],
            level=levels.get(code),
            required=standard[code],
        )
        for code, competency in law.codes("assessment.competencies").items()
    ]
    return Sheet(participant, columns, lines, potentials_of(participant, law))


def cell_of(score: MethodScore | None) -> Cell:
    """Return what stands in one cell."""
    return Cell(tidy(score.level), score.evidence) if score else Cell()


def scores_in(
    participant: Participant, reader: User | None = None
) -> dict[tuple[str, str, str], MethodScore]:
    """Return the scores of one participant by method, assessor and competency."""
    scored = MethodScore.objects.filter(participant=participant, level__isnull=False)
    rows = visible_scores(reader, participant) if reader else scored.select_related("method")
    return {(one.method.code, one.assessor, one.competency): one for one in rows}


def columns_of(
    event: Event, law: Law, scores: dict[tuple[str, str, str], MethodScore]
) -> list[Column]:
    """Return the columns: methods in the order of the plan, in each the assessors by name."""
    titles = law.codes("assessment.methods")
    seen = sorted({(method, assessor) for method, assessor, _ in scores})
    return [
        Column(method.code, titles[method.code].title, assessor)
        for method in methods_of(event)
        for code, assessor in seen
        if code == method.code
    ]


def potentials_of(participant: Participant, law: Law) -> list[tuple[str, Number | None]]:
    """Return the aspects of potential in the order of the law; none when nothing was measured."""
    found = dict(
        IntegratedPotential.objects.filter(participant=participant).values_list("aspect", "score")
    )
    titles = law.codes("assessment.potential_aspects")
    return [(one.title, tidy(found.get(code))) for code, one in titles.items()] if found else []


@dataclass(frozen=True)
class Desk:
    """A row of the score list: one participant, how much each method has seen."""

    participant: Participant
    cells: Sequence[tuple[EventMethod, int, int]]


def desks_of(event: Event, people: Sequence[Participant], assessor: str = "") -> list[Desk]:
    """Return for each participant how many cells of each method are filled, by one assessor or any.

    Args:
        event: the event.
        people: the participants of one page.
        assessor: count only this one's scores.
    """
    rows = MethodScore.objects.filter(ANSWERED, participant__in=people)
    if assessor:
        rows = rows.filter(assessor=assessor)
    filled: dict[tuple[int, int], set[str]] = {}
    for participant, method, competency in rows.values_list("participant", "method", "competency"):
        filled.setdefault((participant, method), set()).add(competency)
    methods = methods_of(event)
    return [
        Desk(
            one,
            [
                (method, len(filled.get((one.pk, method.pk), ())), len(method.competencies.all()))
                for method in methods
            ],
        )
        for one in people
    ]
