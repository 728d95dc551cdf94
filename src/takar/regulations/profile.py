"""The talent profile: two axes of weighted indicators, each with its rubric, as data only.

Law: Keputusan Kepala BKN 411/2025 is the national profile; agencies lay their own over it.

The file format is told in ``docs/reference/talent-profile.md``. Whether the tables and columns
a profile names exist is asked by ``takar.measures.profile_check``, which knows the tables.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator

from takar.kernel.language import msg
from takar.regulations.bands import Band, Bands, partition
from takar.regulations.citation import Strict
from takar.regulations.exact import Number, Refused
from takar.regulations.rubrics import HUNDRED, Name, Part, PartsRubric, SameRubric, Years

T = TypeVar("T")


class Indicator(Part):
    """A part with a weight.

    Attributes:
        weight: points of the axis that a full score earns; never multiplied again.
        full: the score that earns the whole weight.
    """

    weight: Annotated[Number, Field(gt=0, le=1000, decimal_places=2)]
    full: Annotated[Number, Field(gt=0, le=1000, decimal_places=2)] = HUNDRED


class Axis(Strict):
    """One side of the nine boxes."""

    title: str
    total: Number = HUNDRED
    indicators: dict[Name, Indicator] = Field(min_length=1)
    bands: list[Band]

    @model_validator(mode="after")
    def adds_up(self) -> Self:
        """Refuse weights that do not sum to the total, and bands that do not partition."""
        weighed = sum((one.weight for one in self.indicators.values()), Decimal(0))
        if weighed != self.total:
            raise Refused(
                msg(
                    "Bobot sumbu {title} berjumlah {weighed}, seharusnya {total}.",
                    title=self.title,
                    weighed=weighed,
                    total=self.total,
                ),
                hint=msg("Bobot bersifat mutlak: jumlahkan kembali bobot setiap indikator."),
                field="indicators",
            )
        self.categories  # noqa: B018 -- asking is the check
        return self

    @property
    def categories(self) -> Bands:
        """The categories of the axis, lowest first or as written."""
        return partition(tuple(self.bands))


class Shares(Strict):
    """How the two axes make the talent score, in percent."""

    performance: Number
    potential: Number

    @model_validator(mode="after")
    def make_a_whole(self) -> Self:
        """Refuse shares that are not a whole."""
        return _whole(self, self.performance + self.potential)


class FinalShares(Strict):
    """How the talent score and the technical test make the final score for a post."""

    talent: Number
    technical: Number

    @model_validator(mode="after")
    def make_a_whole(self) -> Self:
        """Refuse shares that are not a whole."""
        return _whole(self, self.talent + self.technical)


class TalentProfile(Strict):
    """A whole profile.

    Attributes:
        checks_hold_years: how long a check "the list is complete" may be relied on.
        talent: shares of the axes in the talent score.
        final: shares per tier of the target post.
        technical: the indicator of ``scores`` that holds the technical test.
    """

    version: Literal[1]
    title: str
    performance: Axis
    potential: Axis
    talent: Shares
    final: dict[str, FinalShares] = {}
    technical: str = "tes_teknis"
    checks_hold_years: Years = 1

    @property
    def axes(self) -> Mapping[str, Axis]:
        """Both axes by name, performance first."""
        return {"performance": self.performance, "potential": self.potential}

    @model_validator(mode="after")
    def goes_in_no_circle(self) -> Self:
        """Refuse ``same_as`` that points nowhere or back to itself."""
        follow = {name: set(_pointed(one.rubric)) for name, one in self.indicators()}
        for start in follow:
            _walk(start, follow, ())
        return self

    def indicators(self) -> Iterator[tuple[str, Indicator]]:
        """Go through all indicators, named ``axis.indicator``."""
        for axis_name, axis in self.axes.items():
            for name, indicator in axis.indicators.items():
                yield f"{axis_name}.{name}", indicator


def _whole(self: T, total: Decimal) -> T:
    if total != HUNDRED:
        raise Refused(
            msg("Bagian berjumlah {total}, seharusnya 100.", total=total),
            hint=msg("Bagian ditulis dalam persen."),
        )
    return self


def _pointed(rubric: object) -> Iterator[str]:
    if isinstance(rubric, SameRubric):
        yield rubric.indicator
    if isinstance(rubric, PartsRubric):
        for part in rubric.parts.values():
            yield from _pointed(part.rubric)


def _walk(name: str, follow: Mapping[str, set[str]], path: tuple[str, ...]) -> None:
    if name not in follow:
        raise Refused(
            msg("Indikator {name} tidak ada dalam profil ini.", name=name),
            hint=msg("Tulis sumbu dan indikator, misalnya performance.penghargaan."),
            field=name,
        )
    if name in path:
        circle = " → ".join((*path[path.index(name) :], name))
        raise Refused(msg("Definisi melingkar: {circle}.", circle=circle), field=name)
    for further in follow[name]:
        _walk(further, follow, (*path, name))
