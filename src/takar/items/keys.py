"""What makes an answer right, and what it is worth; kept apart from the content and never shown.

Guaranteed: a key is a small JSON with a ``version``; every number in it is exact (written as
"2", "0.5" or "1/3", never a float); options are named by the codes of the content, and
:func:`takar.items.key_checks.check_key` refuses a key that does not fit its content.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, PlainSerializer, TypeAdapter

from takar.items.content import Frozen, Interaction
from takar.items.texts import TextRules

LONGEST_NUMBER = 40


def exact(raw: Any) -> Fraction:
    """Return a number exactly; floats are refused, because they are not exact.

    >>> exact("0.1") + exact("0.2")
    Fraction(3, 10)
    """
    if isinstance(raw, bool | float) or not isinstance(raw, int | str | Decimal | Fraction):
        raise ValueError("exact_number")  # noqa: TRY004 -- pydantic collects value errors
    if isinstance(raw, str) and (len(raw) > LONGEST_NUMBER or "e" in raw.lower()):
        raise ValueError("exact_number")
    try:
        return Fraction(raw)
    except (ValueError, ZeroDivisionError, OverflowError):
        raise ValueError("exact_number") from None


Points = Annotated[
    Fraction,
    BeforeValidator(exact),
    PlainSerializer(str, return_type=str),
    Field(ge=-1_000, le=1_000),
]
Worth = Annotated[Points, Field(gt=0)]
PointsByCode = Annotated[dict[str, Points], Field(max_length=40)]


class Scoring(StrEnum):
    """WHOLE: all or nothing. PARTS: each place or pair that is right earns its part."""

    WHOLE = "WHOLE"
    PARTS = "PARTS"


class Unmatched(StrEnum):
    """What a typed text is that no accepted text fits: wrong, or for a person to read."""

    WRONG = "WRONG"
    PERSON = "PERSON"


class ChoiceKey(Frozen):
    """Points by option; an option that is not listed earns nothing."""

    version: Literal[1] = 1
    interaction: Literal[Interaction.CHOICE] = Interaction.CHOICE
    points: Annotated[PointsByCode, Field(min_length=1)]


class ChoicesKey(Frozen):
    """The right set; with ``points`` every chosen option counts, within the two bounds.

    Attributes:
        right: the options of the right set.
        worth: what the right set earns where ``points`` is empty.
        points: what each chosen option adds (or takes away) instead.
        other: what a chosen option adds that ``points`` does not list.
        lowest: no answer earns less.
        highest: no answer earns more.
    """

    version: Literal[1] = 1
    interaction: Literal[Interaction.CHOICES] = Interaction.CHOICES
    right: tuple[str, ...] = ()
    worth: Worth = Fraction(1)
    points: PointsByCode = Field(default_factory=dict)
    other: Points = Fraction(0)
    lowest: Points | None = Fraction(0)
    highest: Points | None = None


class OrderKey(Frozen):
    """The right order, first to last."""

    version: Literal[1] = 1
    interaction: Literal[Interaction.ORDER] = Interaction.ORDER
    order: tuple[str, ...]
    scoring: Scoring = Scoring.WHOLE
    worth: Worth = Fraction(1)


class PairPoints(Frozen):
    """What one pair adds."""

    option: str
    target: str
    points: Points


class MatchKey(Frozen):
    """The right target of each option; an option without one is right when left alone.

    Attributes:
        pairs: option to target.
        scoring: WHOLE, or PARTS where every right pair earns its part of ``worth``.
        worth: what all pairs earn together.
        points: points of single pairs, instead of ``scoring`` and ``worth``.
    """

    version: Literal[1] = 1
    interaction: Literal[Interaction.MATCH] = Interaction.MATCH
    pairs: Annotated[dict[str, str], Field(max_length=40)]
    scoring: Scoring = Scoring.WHOLE
    worth: Worth = Fraction(1)
    points: Annotated[tuple[PairPoints, ...], Field(max_length=400)] = ()


class JudgementKey(Frozen):
    """Graded points for being named best, and for being named worst."""

    version: Literal[1] = 1
    interaction: Literal[Interaction.JUDGEMENT] = Interaction.JUDGEMENT
    best: Annotated[PointsByCode, Field(min_length=1)]
    worst: PointsByCode = Field(default_factory=dict)


class LikertKey(Frozen):
    """Which scale the statement belongs to, and whether agreeing means less of it."""

    version: Literal[1] = 1
    interaction: Literal[Interaction.LIKERT] = Interaction.LIKERT
    is_reversed: bool = False
    lowest: Annotated[int, Field(ge=0, le=1)] = 1
    scale: Annotated[str, Field(max_length=100)] = ""


ScaleName = Annotated[str, Field(min_length=1, max_length=100)]


class ForcedKey(Frozen):
    """The scale that each statement speaks for; its tallies compare a person with themselves."""

    version: Literal[1] = 1
    interaction: Literal[Interaction.FORCED] = Interaction.FORCED
    scales: Annotated[dict[str, ScaleName], Field(min_length=2, max_length=40)]


class Accepted(Frozen):
    """One text that is accepted.

    Attributes:
        text: the words, or with ``is_pattern`` words in which ``*`` stands for any run of
            characters and ``?`` for one.
        points: what it earns.
        is_pattern: read ``*`` and ``?`` in the text.
        within: accept any number this far from the number in ``text``, both ends included.
    """

    text: Annotated[str, Field(min_length=1, max_length=500)]
    points: Points = Fraction(1)
    is_pattern: bool = False
    within: Annotated[Points, Field(ge=0)] | None = None


class TextKey(Frozen):
    """The accepted texts, and how typed text is made comparable before it is compared.

    Attributes:
        accepted: what earns points.
        rules: what does not count when texts are compared.
        unmatched: what any other text is.
        worth: the most a person gives to a text that waits for one.
    """

    version: Literal[1] = 1
    interaction: Literal[Interaction.SHORT_TEXT] = Interaction.SHORT_TEXT
    accepted: Annotated[tuple[Accepted, ...], Field(max_length=200)] = ()
    rules: TextRules = TextRules()
    unmatched: Unmatched = Unmatched.WRONG
    worth: Worth = Fraction(1)


class Criterion(Frozen):
    """One thing a person looks for in an essay, and what it is worth."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    title: Annotated[str, Field(min_length=1, max_length=500)]
    most: Worth


class EssayKey(Frozen):
    """The rubric by which a person reads the essay."""

    version: Literal[1] = 1
    interaction: Literal[Interaction.ESSAY] = Interaction.ESSAY
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=20)]
    guide: Annotated[str, Field(max_length=20_000)] = ""


class SpeedKey(Frozen):
    """Nothing to know: the digits say what is right."""

    version: Literal[1] = 1
    interaction: Literal[Interaction.SPEED] = Interaction.SPEED


Key: TypeAlias = (
    ChoiceKey
    | ChoicesKey
    | OrderKey
    | MatchKey
    | JudgementKey
    | LikertKey
    | ForcedKey
    | TextKey
    | EssayKey
    | SpeedKey
)
_KEYS: TypeAdapter[Key] = TypeAdapter(Annotated[Key, Field(discriminator="interaction")])


def key_from_json(text: str | bytes) -> Key:
    """Read a key back from what ``key.model_dump_json()`` wrote."""
    return _KEYS.validate_json(text)


def key_from_value(value: Any) -> Key:
    """Read a key from JSON that is already parsed, as a database gives it."""
    return _KEYS.validate_python(value)
