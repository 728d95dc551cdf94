"""What a scenario and a plan keep, in shapes with a version; pure."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer

from takar.kernel.rounding import half_up

Exact = Annotated[
    Decimal, PlainSerializer(lambda value: f"{value.normalize():f}", when_used="json")
]
"""An exact number, stored without needless zeros."""

Said = str | bool | int | list[str] | None
"""What a leaf of the law says, as JSON keeps it; exact numbers are text."""

COMPARED = 3
"""How many scenarios or plans are laid side by side at most."""


class Kept(BaseModel):
    """Something stored as JSON: nothing unknown in it, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Change(Kept):
    """One thing in one rule that says something else.

    Attributes:
        key: the rule.
        path: the names that lead to the thing inside the rule.
    """

    key: str
    path: tuple[str, ...]
    before: Said
    after: Said


class Changes(Kept):
    """All that a scenario changes in the rules."""

    version: Literal[1] = 1
    rows: list[Change] = []

    @property
    def keys(self) -> list[str]:
        """The rules that are changed."""
        return list(dict.fromkeys(row.key for row in self.rows))

    def of(self, key: str) -> dict[tuple[str, ...], Said]:
        """Return the new values of one rule by their places."""
        return {row.path: row.after for row in self.rows if row.key == key}


class Shift(Kept):
    """A mean before and after."""

    code: str
    before: Exact | None
    after: Exact | None

    @property
    def change(self) -> Decimal | None:
        """By how much it moves, from the rounded figures that are shown."""
        if self.before is None or self.after is None:
            return None
        return half_up(self.after) - half_up(self.before)


class Move(Kept):
    """How many people go from one category to another; an empty one is nobody's."""

    before: str
    after: str
    people: int


class GroupShift(Kept):
    """What a group gains or loses.

    Attributes:
        risen: people who end in a higher category.
        fallen: people who end in a lower one.
    """

    grouping: str
    code: str
    title: str
    headcount: int
    measured_before: int
    measured_after: int
    before: Exact | None
    after: Exact | None
    risen: int
    fallen: int

    @property
    def change(self) -> Decimal | None:
        """By how much the mean moves, from the rounded figures that are shown."""
        return Shift(code="", before=self.before, after=self.after).change


class Summary(Kept):
    """What a scenario would do, without any name."""

    version: Literal[1] = 1
    people: int
    measured_before: int
    measured_after: int
    index: Shift
    category_before: str
    category_after: str
    parts: list[Shift]
    moves: list[Move]
    groups: list[GroupShift]

    @property
    def unmoved(self) -> int:
        """People whose category stays."""
        return sum(move.people for move in self.moves if move.before == move.after)

    @property
    def moved(self) -> int:
        """People whose category changes, or who become measurable or not."""
        return self.people - self.unmoved

    def counts(self) -> dict[tuple[str, str], int]:
        """Return the people by category before and after."""
        return {(move.before, move.after): move.people for move in self.moves}


class CourseFacts(Kept):
    """A training as it stood when the plan was computed."""

    code: str
    title: str
    indicator: str
    hours: Exact
    cost_per_person: int = 0
    cost_per_class: int = 0
    class_size: int | None = None
    tiers: list[str] = []
    is_whole: bool = True


class Terms(Kept):
    """What a plan must keep within, and the trainings it may use."""

    version: Literal[1] = 1
    hours_each: Exact | None = None
    budget: int | None = None
    people_per_unit: int | None = None
    deeds: list[str] = []
    is_verified_first: bool = True
    courses: list[CourseFacts] = []


class Sum(Kept):
    """The size of a plan."""

    hours: Exact
    people: int
    cost: int
    deeds: int
    gain: Exact

    @property
    def whole_hours(self) -> int:
        """The lesson hours without decimals, for people."""
        return int(half_up(self.hours, 0))


class Proved(Kept):
    """What was proved about one thing that was kept small."""

    objective: str
    status: str
    value: Exact
    bound: Exact
    gap: Exact


class Held(Kept):
    """A training as the plan holds it."""

    code: str
    title: str
    people: int
    classes: int
    hours: Exact
    cost: int


class Part(Kept):
    """What falls on one deed, sub-indicator or unit.

    Attributes:
        kind: DEED, INDICATOR or UNIT.
    """

    kind: str
    code: str
    title: str = ""
    people: int
    deeds: int
    hours: Exact
    cost: int
    gain: Exact


class WayOut(Kept):
    """What happens when one limit alone gives way."""

    limit: str
    index: Exact
    needed: Exact | None
    totals: Sum | None


class Answer(Kept):
    """What a plan answers, without any name.

    Attributes:
        highest: where the aim cannot be reached, the highest index within the limits.
        unlimited: the same without any limit.
        simple: what the simple way would take; none where it fails.
    """

    version: Literal[1] = 1
    status: str
    measured: int
    before: Exact
    after: Exact
    needed: Exact
    totals: Sum
    simple: Sum | None = None
    proofs: list[Proved] = []
    held: list[Held] = []
    parts: list[Part] = []
    highest: Exact | None = None
    unlimited: Exact | None = None
    ways_out: list[WayOut] = []
    word: str = ""

    @property
    def is_reached(self) -> bool:
        """The aim can be reached."""
        return self.highest is None

    @property
    def is_proved(self) -> bool:
        """Nothing smaller exists, and that was proved."""
        return self.status == "OPTIMAL"


def kept(model: Kept) -> dict[str, Any]:
    """Return what a JSON column holds."""
    return model.model_dump(mode="json")


def said_of(value: object) -> Said:
    """Return a value of the law as JSON keeps it.

    >>> said_of(Decimal("22.50"))
    '22.5'
    """
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def meant_by(said: Said, kind: str | list[str]) -> object:
    """Return the value of the law that was kept.

    >>> meant_by("22.5", "number")
    Decimal('22.5')
    """
    is_number = isinstance(kind, str) and kind.removesuffix("?") == "number"
    return Decimal(str(said)) if is_number and said is not None else said
