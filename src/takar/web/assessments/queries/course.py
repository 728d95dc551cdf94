"""Where an event stands: its steps, its counts, its matrix, what is to be mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.events import Progress, progress_of
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import methods_of
from takar.web.assessments.rules.course import STAGES, is_behind
from takar.web.assessments.rules.matrix import Finding, is_center
from takar.web.assessments.rules.states import ORDER, STATES, next_state, previous_state
from takar.web.kit.navigation import event_steps


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
class Stage:
    """One stage of the guided course.

    Attributes:
        sentences: how it stands, told by the rooms that work on it.
        pages: title and address of the pages that work on it.
        is_next: the first one not behind.
    """

    code: str
    title: str
    is_done: bool
    is_next: bool
    sentences: Sequence[str]
    pages: Sequence[tuple[str, str]]


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


def stages_of(event: Event, roles: frozenset[str], *, with_news: bool) -> list[Stage]:
    """Return the guided course of an event: what is done, what comes next, and where.

    Args:
        event: the event.
        roles: of the reader, who gets the pages open to them.
        with_news: let the rooms tell how their stages stand.
    """
    steps = event_steps(roles)
    found: list[Stage] = []
    for code, title in STAGES.items():
        own = [step for step in steps if step.stage == code]
        told = [step.told(event) for step in own if step.told] if with_news else []
        is_done = is_behind(code, event.state) or (bool(told) and all(n.is_done for n in told))
        found.append(
            Stage(
                code=code,
                title=_(title),
                is_done=is_done,
                is_next=not is_done and all(one.is_done for one in found),
                sentences=[str(news.sentence) for news in told if news.sentence],
                pages=[
                    (str(step.title), reverse(step.url_name, args=[event.pk]))
                    for step in own
                    if step.is_shown(roles, event.state)
                ],
            )
        )
    return found


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
