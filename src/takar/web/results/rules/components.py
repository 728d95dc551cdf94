"""What a stored result is made of, and how much of it a reader may see; pure."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer

State = Literal["ADA", "KOSONG", "TIDAK_BERLAKU"]

Exact = Annotated[
    Decimal, PlainSerializer(lambda value: f"{value.normalize():f}", when_used="json")
]
"""An exact number, stored without needless zeros."""

AXES = ("performance", "potential")


class Sight(Enum):
    """How much of a person's result a reader sees.

    Attributes:
        EVERYTHING: operators, leaders and auditors: every number and its evidence.
        OWN: the person: every number, but the box only once the evidence is complete.
        SUMMARY: the head of the unit: category, box and development advice, no numbers.
    """

    EVERYTHING = "seluruhnya"
    OWN = "milik sendiri"
    SUMMARY = "ringkasan"

    @property
    def shows_numbers(self) -> bool:
        """The single indicators and their points are shown."""
        return self is not Sight.SUMMARY


class Component(BaseModel):
    """One indicator, part of an indicator, or competency of one person.

    Attributes:
        name: as ``potential.pengalaman_jabatan.keragaman`` or the code of a competency.
        title: what is shown.
        state: whether there is evidence, none, or the rule does not apply to the person.
        points: points earned; ``None`` where there is no evidence.
        possible: the most one can earn here.
        least: where evidence is missing, the points if it turned out worst.
        most: the same if it turned out best.
        score: the score from which the points come (a level, for a competency).
        evidence: what was used, in words.
        day: when the evidence arose, where one day says it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str = ""
    state: State
    points: Exact | None = None
    possible: Exact | None = None
    least: Exact | None = None
    most: Exact | None = None
    score: Exact | None = None
    evidence: str = ""
    day: date | None = None

    @property
    def axis(self) -> str:
        """The axis of an indicator; empty for a competency."""
        first, _, rest = self.name.partition(".")
        return first if rest else ""

    @property
    def is_part(self) -> bool:
        """A part of an indicator: explained, but not counted again."""
        return self.name.count(".") > 1


class Doubt(BaseModel):
    """A rule that is not certain, as it was known when a run was made."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    title: str
    part: str
    source: str
    at: str
    certainty: str
    note: str


class Components(BaseModel):
    """What a result keeps about how it came about; the version is that of this shape."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1]
    rows: list[Component]


def stored(rows: list[Component]) -> dict[str, object]:
    """Return the components as JSON, leaving out what is not said.

    >>> stored([Component(name="INTEGRITAS", state="KOSONG")])
    {'version': 1, 'rows': [{'name': 'INTEGRITAS', 'state': 'KOSONG'}]}
    """
    return Components(version=1, rows=rows).model_dump(mode="json", exclude_defaults=True) | {
        "version": 1
    }


def gaps_of(rows: list[Component]) -> str:
    """Name what has no evidence, each name between commas; empty when nothing is missing.

    >>> gaps_of([Component(name="performance.umpan_balik_360", state="KOSONG")])
    ',performance.umpan_balik_360,'
    """
    names = [row.name for row in rows if row.state == "KOSONG" and not row.is_part]
    return f",{','.join(names)}," if names else ""


def holds_back(sight: Sight, gaps: str, *, is_talent: bool = False) -> bool:
    """Tell whether a category is kept from the person until nothing is missing.

    A measured box is kept back in any case: the person reads the decided one where it is told.

    >>> holds_back(Sight.OWN, ",performance.umpan_balik_360,"), holds_back(Sight.OWN, "")
    (True, False)
    >>> holds_back(Sight.OWN, "", is_talent=True), holds_back(Sight.SUMMARY, "", is_talent=True)
    (True, False)
    """
    return sight is Sight.OWN and (is_talent or gaps != "")
