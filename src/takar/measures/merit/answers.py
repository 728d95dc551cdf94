"""What an agency answers about its own merit system, checked against the instrument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.kinds import Code
from takar.regulations.law import Law

INSTRUMENTS = "merit.instruments"


class UnknownInstrument(TakarError):
    """No instrument of that name is known on the day."""


class BadAnswer(TakarError):
    """An answer names what the instrument has not, twice the same, or lies outside the scale."""


@dataclass(frozen=True)
class Answer:
    """What is said about one aspect; what is not said is missing, never zero.

    Attributes:
        levels: first instrument: the level of each topic.
        points: first instrument: the points of the aspect, where they are known.
        maturity: second instrument: 0 to 1.
    """

    aspect: str
    levels: Mapping[str, int] = field(default_factory=dict)
    points: Decimal | None = None
    maturity: Decimal | None = None


def aspects_of(instrument: str, law: Law) -> dict[str, Code]:
    """Return the aspects of an instrument, in its order.

    Raises:
        UnknownInstrument: it is not known on the day.
    """
    known = law.codes(INSTRUMENTS)
    if instrument not in known:
        raise UnknownInstrument(
            msg("Instrumen {name} tidak dikenal.", name=instrument),
            hint=msg("Pilih salah satu: {known}.", known=", ".join(known)),
        )
    return law.codes(known[instrument]["aspects"])


def by_aspect(answers: Iterable[Answer], aspects: Mapping[str, Code]) -> dict[str, Answer]:
    """Return the answers by aspect; an aspect nobody answered has an empty one.

    Raises:
        BadAnswer: an aspect or topic is not of the instrument, or is answered twice.
    """
    found: dict[str, Answer] = {}
    for answer in answers:
        if answer.aspect not in aspects:
            raise _bad(answer.aspect, ", ".join(aspects))
        if answer.aspect in found:
            raise BadAnswer(
                msg("Aspek {aspect} dijawab dua kali.", aspect=answer.aspect),
                hint=msg("Satu aspek satu jawaban."),
            )
        topics = aspects[answer.aspect]["topics"]
        for topic in answer.levels:
            if topic not in topics:
                raise _bad(topic, ", ".join(topics))
        found[answer.aspect] = answer
    return {code: found.get(code, Answer(code)) for code in aspects}


def within(value: Decimal, low: Decimal | int, high: Decimal | int, name: str) -> Decimal:
    """Return the number if it lies within the scale.

    Raises:
        BadAnswer: it does not.
    """
    if not low <= value <= high:
        raise BadAnswer(
            msg("Nilai {value} pada {name} di luar skala.", value=value, name=name),
            hint=msg("Isi antara {low} dan {high}.", low=low, high=high),
        )
    return value


def _bad(name: str, known: str) -> BadAnswer:
    return BadAnswer(
        msg("{name} bukan bagian dari instrumen ini.", name=name),
        hint=msg("Yang dikenal: {known}.", known=known),
    )
