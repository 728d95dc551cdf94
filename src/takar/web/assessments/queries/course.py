"""Where an event stands: its steps, its counts, its matrix, what is to be mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.events import Progress, progress_of
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import methods_of
from takar.web.assessments.rules.matrix import Finding, is_center
from takar.web.assessments.rules.states import ORDER, STATES, next_state, previous_state


@dataclass(frozen=True)
class Step:
    """One state on the way of an event."""

    code: str
    title: str
    is_done: bool
    is_here: bool


@dataclass(frozen=True)
class Course:
    """The way of an event, and the states to which it may go from here."""

    steps: Sequence[Step]
    forward: str | None
    back: str | None


@dataclass(frozen=True)
class MatrixRow:
    """One competency and which methods see it."""

    title: str
    cells: Sequence[bool]


@dataclass(frozen=True)
class Overview:
    """What the page of an event tells at a glance."""

    progress: Progress
    findings: Sequence[Finding]
    methods: Sequence[str]
    matrix: Sequence[MatrixRow]
    groups: Mapping[str, int]
    is_center: bool


def course_of(event: Event) -> Course:
    """Return the way of an event as seen from where it stands; signing has a page of its own."""
    here = ORDER.index(event.state)
    following = next_state(event.state)
    return Course(
        steps=[
            Step(code, title, is_done=place < here, is_here=place == here)
            for place, (code, title) in enumerate(STATES.items())
        ],
        forward=None if following == "DITANDATANGANI" else following,
        back=previous_state(event.state),
    )


def overview_of(event: Event) -> Overview:
    """Return what the page of an event tells at a glance."""
    limits = limits_of(law_of_event(event))
    methods = methods_of(event)
    seen = {one.code: {cell.competency for cell in one.competencies.all()} for one in methods}
    groups = Participant.objects.filter(event=event).order_by("group").values("group")
    return Overview(
        progress=progress_of(event),
        findings=findings_of(event),
        methods=[limits.methods.get(one.code, one.code) for one in methods],
        matrix=[
            MatrixRow(title, [code in competencies for competencies in seen.values()])
            for code, title in limits.competencies.items()
        ],
        groups=dict(groups.annotate(count=Count("pk")).values_list("group", "count")),
        is_center=is_center({code: frozenset(some) for code, some in seen.items()}, limits),
    )
