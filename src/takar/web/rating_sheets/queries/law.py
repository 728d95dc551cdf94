"""What a sheet asks: competencies, the words of each level, and the steps between levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from takar.web.assessments.models import Event, EventMethod
from takar.web.assessments.queries.anchors import behaviours_of
from takar.web.assessments.queries.law import law_of_event

WHOLE, FINE = Decimal(1), Decimal("0.01")


@dataclass(frozen=True)
class Behaviour:
    """Something an assessor may tick; ``code`` is level and place, as ``3.1``."""

    code: str
    text: str


@dataclass(frozen=True)
class Anchor:
    """One level of a competency: its number, its name, and how it is known."""

    level: int
    title: str
    behaviours: tuple[Behaviour, ...]


@dataclass(frozen=True)
class Question:
    """One competency as a sheet asks for it."""

    code: str
    title: str
    meaning: str
    anchors: tuple[Anchor, ...]


def step_of(event: Event) -> Decimal:
    """Return the smallest step between two levels, as the event rounds them."""
    return WHOLE if event.rounding == "BULAT" else FINE


def competencies_of(method: EventMethod) -> frozenset[str]:
    """Return what a method sees."""
    return frozenset(cell.competency for cell in method.competencies.all())


def questions_of(method: EventMethod) -> list[Question]:
    """Return what the sheets of a method ask, in the order of the law."""
    law, seen = law_of_event(method.event), competencies_of(method)
    names = {code: one.title for code, one in law.codes("assessment.levels").items()}
    words = behaviours_of(method.event)
    return [
        Question(code, one.title, one["meaning"], anchors_of(words[code], names))
        for code, one in law.codes("assessment.competencies").items()
        if code in seen
    ]


def anchors_of(
    words: Mapping[int, tuple[str, ...]], names: Mapping[str, str]
) -> tuple[Anchor, ...]:
    """Return the levels of a competency with what can be ticked at each."""
    return tuple(
        Anchor(
            level,
            names.get(str(level), ""),
            tuple(Behaviour(f"{level}.{place}", text) for place, text in enumerate(texts, 1)),
        )
        for level, texts in sorted(words.items())
    )


def titles_of(event: Event) -> dict[str, str]:
    """Return the title of each competency."""
    codes = law_of_event(event).codes("assessment.competencies")
    return {code: one.title for code, one in codes.items()}


def method_titles(event: Event) -> dict[str, str]:
    """Return the title of each method."""
    codes = law_of_event(event).codes("assessment.methods")
    return {code: one.title for code, one in codes.items()}
