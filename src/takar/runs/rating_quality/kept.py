"""How a report keeps sentences, estimates and exact numbers."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from takar.kernel.errors import TakarError
from takar.kernel.language import Message
from takar.kernel.rounding import printed

PLACES = 6
"""Decimals of an estimate: more would be noise, and differ between machines."""


def settled(value: object) -> object:
    """Return an estimate as it is kept: rounded, and a gap where there is no number."""
    if value is None:
        return None
    number = float(str(value)) if isinstance(value, Decimal | str) else float(value)  # type: ignore[arg-type]
    return round(number, PLACES) + 0.0 if isfinite(number) else None


Real = Annotated[float | None, BeforeValidator(settled)]
Exact = Annotated[
    Decimal, PlainSerializer(lambda value: f"{value.normalize():f}", when_used="json")
]
Fact = str | int | float


class Unfounded(TakarError):
    """A part of the report has no ground to stand on."""


class Part(BaseModel):
    """A part of the report: nothing unknown in it, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sentence(Part):
    """A sentence kept with its facts apart, so that it can be said in any language."""

    template: str
    facts: dict[str, Fact] = {}

    @classmethod
    def of(cls, message: Message | str) -> Self:
        """Keep a message; numbers in it are written as people read them."""
        if isinstance(message, str):
            return cls(template="{text}", facts={"text": message})
        return cls(
            template=message.template,
            facts={name: fact(value) for name, value in message.facts.items()},
        )

    def __str__(self) -> str:
        return str(Message(self.template, dict(self.facts)))


def fact(value: object) -> Fact:
    """Return a fact as it is kept."""
    match value:
        case bool():
            return str(value)
        case int():
            return value
        case float():
            return round(value, PLACES)
        case Decimal() | Fraction():
            return printed(value)
        case _:
            return str(value)


def sentences(messages: Iterable[Message | str]) -> tuple[Sentence, ...]:
    """Keep several messages."""
    return tuple(Sentence.of(message) for message in messages)


class Interval(Part):
    """An estimate with its interval of 95 %."""

    value: Real = None
    low: Real = None
    high: Real = None
