"""Rubrics: how evidence becomes a score. Each class is one way to read evidence."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from takar.kernel.language import msg
from takar.regulations.bands import Band, Span, partition
from takar.regulations.citation import Certainty, Strict
from takar.regulations.exact import Number, Refused

HUNDRED = Decimal(100)
RESULTS = frozenset({"performance", "potential", "talent", "final", "box", "recommendation"})
"""What a profile brings forth: a rule that asks for one of these would go in a circle."""

Conditions = dict[str, list[str]]
Points = Annotated[Number, Field(ge=0, le=1000)]
Weight = Annotated[Number, Field(gt=0, le=1000)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Years = Annotated[int, Field(ge=1, le=60)]


class Rung(Span):
    """A piece of the number line and the points it earns."""

    points: Points


class Scored(Strict):
    """What every rubric that turns evidence into points may say.

    Attributes:
        points: points per value of an enumerated column.
        other: points for a value that ``points`` does not name.
        bands: points per piece of the number line.
        lowest: where neither is given, the number itself counts, from here ...
        highest: ... to here; 100 unless told.
        none: points when somebody checked that there is no record; without a check it is a gap.
    """

    without: ClassVar[frozenset[str]] = frozenset()
    """The words that this way of reading does not heed, and so does not accept."""

    points: dict[str, Points] = {}
    other: Points | None = None
    bands: list[Rung] = []
    lowest: Points = Decimal(0)
    highest: Points = HUNDRED
    none: Points | None = None

    @model_validator(mode="after")
    def one_scale(self) -> Self:
        """Refuse two scales at once, and bands with gaps or overlaps."""
        if self.points and self.bands:
            raise Refused(msg("Pakai salah satu: points atau bands."), field="bands")
        if self.other is not None and not self.points:
            raise Refused(msg("other hanya berlaku bersama points."), field="other")
        if (self.points or self.bands) and (word := self._written("lowest", "highest")):
            raise Refused(
                msg("{word} hanya berlaku tanpa points dan bands.", word=word), field=word
            )
        if self.lowest >= self.highest:
            raise Refused(msg("lowest harus lebih kecil daripada highest."), field="lowest")
        if self.bands:
            partition(tuple(_named(number, rung) for number, rung in enumerate(self.bands)))
        return self

    @model_validator(mode="after")
    def heeds_every_word(self) -> Self:
        """Refuse a word that would be read and then change nothing."""
        if word := self._written(*sorted(self.without)):
            raise Refused(
                msg("{word} tidak berlaku di sini.", word=word),
                hint=msg("Hapus kata itu; yang berlaku ada di docs/reference/talent-profile.md."),
                field=word,
            )
        return self

    def _written(self, *words: str) -> str:
        """Return the first of the words that says something other than usual."""
        usual = {word: Scored.model_fields[word].get_default() for word in words}
        return next((word for word in words if getattr(self, word) != usual[word]), "")


class ColumnRubric(Scored):
    """A value in the person's own row, such as the level of education."""

    without = frozenset({"none"})

    read: Literal["column"]
    column: str


class RecordRubric(Scored):
    """One record out of a list: the latest, the best, the worst, or their average.

    Attributes:
        running: points while a record has begun and not ended on the day; an empty end is no end.
        years: how many years back from the day a record counts.
        dated: the column that dates a record, or ``period`` for "any part of it in the window".
    """

    read: Literal["latest", "best", "worst", "average"]
    source: str = Field(alias="from")
    column: str | list[str]
    where: Conditions = {}
    years: Years | None = None
    dated: str = ""
    running: Points | None = None

    @model_validator(mode="after")
    def names_a_column(self) -> Self:
        """Refuse an empty list of columns."""
        if not self.column:
            raise Refused(msg("Tidak boleh kosong."), field="column")
        return self


class TallyRubric(Scored):
    """How many records, how many different values, or the sum of a column.

    Attributes:
        per_year: divide by ``years``: the bands then speak of one year.
    """

    read: Literal["count", "distinct", "sum"]
    source: str = Field(alias="from")
    column: str = ""
    where: Conditions = {}
    years: Years | None = None
    dated: str = ""
    per_year: bool = False

    @model_validator(mode="after")
    def says_what_is_tallied(self) -> Self:
        """Refuse a sum of nothing, and a yearly figure without a number of years."""
        if self.read != "count" and not self.column:
            raise Refused(msg("{read} memerlukan column.", read=self.read), field="column")
        if self.per_year and self.years is None:
            raise Refused(msg("per_year memerlukan years."), field="per_year")
        if self.points:
            raise Refused(msg("Jumlah dinilai dengan bands, bukan points."), field="points")
        return self


class ScoreRubric(Scored):
    """A number the agency holds only as a number: the latest row of ``scores``."""

    without = frozenset({"points", "other"})

    read: Literal["score"]
    indicator: Annotated[str, Field(min_length=1)]
    years: Years | None = None


class YearsRubric(Scored):
    """Whole years since a day: of the person's row, or the latest such day of a list."""

    without = frozenset({"points", "other", "none"})

    read: Literal["years_since"]
    column: str
    source: str = Field(alias="from", default="employees")
    where: Conditions = {}


class CleanYearsRubric(Scored):
    """Whole years without a record (a sanction), counted at the longest from ``since``."""

    without = frozenset({"points", "other", "none"})

    read: Literal["years_without"]
    source: str = Field(alias="from")
    where: Conditions = {}
    since: str = "appointed_on"


class JpmRubric(Scored):
    """The sum of the levels seen over the sum of the levels required, in percent.

    Attributes:
        above: levels added to what each competency requires.
        decimals: decimals kept, half up.
        cap: the most that counts.
    """

    without = frozenset({"points", "other", "none", "lowest", "highest"})

    read: Literal["jpm"]
    above: Annotated[int, Field(ge=0, le=4)] = 0
    decimals: Annotated[int, Field(ge=0, le=6)] = 6
    cap: Points | None = HUNDRED


class AspectsRubric(Scored):
    """The potential aspects: the (weighted) sum over the highest sum, in percent.

    Attributes:
        weights: aspects that count and how heavily; all of the law's, equally, when empty.
        top: the highest score of one aspect.
    """

    without = frozenset({"points", "other", "none"})

    read: Literal["aspects"]
    weights: dict[str, Weight] = {}
    top: Weight = Decimal(5)


class SameRubric(Strict):
    """The score of another indicator, named ``axis.indicator``."""

    read: Literal["same_as"]
    indicator: str


class PartsRubric(Strict):
    """Several rubrics made into one score: their mean, sum, highest or lowest."""

    read: Literal["mean_of", "sum_of", "highest_of", "lowest_of"]
    parts: "dict[Name, Part]" = Field(min_length=1)


Rubric = Annotated[
    ColumnRubric
    | RecordRubric
    | TallyRubric
    | ScoreRubric
    | YearsRubric
    | CleanYearsRubric
    | JpmRubric
    | AspectsRubric
    | SameRubric
    | PartsRubric,
    Field(discriminator="read"),
]


class Part(Strict):
    """A rubric with a name.

    Attributes:
        not_for: whom it does not apply to, by columns of ``employees``. Only then does it leave
            the divisor; a score of zero stays in it.
    """

    title: str
    rubric: Rubric
    not_for: Conditions = {}
    certainty: Certainty | None = None
    note: str = ""

    @model_validator(mode="after")
    def asks_for_no_result(self) -> Self:
        """Refuse a rule that depends on what the profile brings forth."""
        if circle := RESULTS & set(self.not_for):
            raise Refused(
                msg("Definisi melingkar: syarat memakai hasil {result}.", result=min(circle)),
                hint=msg("Jadikan bagian ini tahap tersendiri sesudah pemetaan."),
                field="not_for",
            )
        return self


def _named(number: int, rung: Rung) -> Band:
    limits = rung.model_dump(exclude={"points"}, exclude_none=True)
    return Band(code=str(number), title="", **limits)


def rungs(bands: list[Rung]) -> list[tuple[Rung, Band]]:
    """Pair each rung with a band numbered by its place."""
    return [(rung, _named(number, rung)) for number, rung in enumerate(bands)]
