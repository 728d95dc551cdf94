"""Bands: a range of numbers cut into named pieces, with neither gap nor overlap."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, model_validator

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.regulations.exact import Number, Refused

INFINITY = Decimal("Infinity")


class OutsideBands(TakarError):
    """The number lies outside the whole range that the bands cover."""


class Bound(NamedTuple):
    """One end of a piece: the number, and whether the number itself belongs to the piece."""

    value: Decimal
    included: bool


class Span(BaseModel):
    """A piece of the number line; an end that is not given is open to the whole range.

    ``at_least`` and ``up_to`` include the number, ``over`` and ``below`` leave it out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    at_least: Number | None = None
    over: Number | None = None
    below: Number | None = None
    up_to: Number | None = None

    @model_validator(mode="after")
    def one_bound_a_side(self) -> Self:
        """Refuse two different words for the same end."""
        if self.at_least is not None and self.over is not None:
            raise Refused(msg("Pakai salah satu: at_least atau over."), field="at_least")
        if self.below is not None and self.up_to is not None:
            raise Refused(msg("Pakai salah satu: below atau up_to."), field="below")
        return self

    @property
    def lower(self) -> Bound | None:
        """The lower end, where one is given."""
        if self.at_least is not None:
            return Bound(self.at_least, included=True)
        return None if self.over is None else Bound(self.over, included=False)

    @property
    def upper(self) -> Bound | None:
        """The upper end, where one is given."""
        if self.up_to is not None:
            return Bound(self.up_to, included=True)
        return None if self.below is None else Bound(self.below, included=False)

    def holds(self, value: Decimal | Fraction | int) -> bool:
        """Tell whether the number lies in this piece."""
        low, high = self.lower, self.upper
        if low and (value < low.value or (value == low.value and not low.included)):
            return False
        return not (high and (value > high.value or (value == high.value and not high.included)))


class Band(Span):
    """A named piece."""

    code: str
    title: str


WHOLE = Span(at_least=Decimal(0))


@dataclass(frozen=True)
class Bands:
    """Bands in the order written; together they cover ``span`` exactly once."""

    pieces: tuple[Band, ...]
    span: Span = WHOLE

    def __iter__(self) -> Iterator[Band]:
        return iter(self.pieces)

    def __len__(self) -> int:
        return len(self.pieces)

    def __getitem__(self, code: str) -> Band:
        return next(band for band in self.pieces if band.code == code)

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of the bands, in the order written."""
        return tuple(band.code for band in self.pieces)

    def of(self, value: Decimal | Fraction | int) -> str:
        """Name the band in which the number lies.

        Raises:
            OutsideBands: the number lies outside the whole range.
        """
        if self.span.holds(value):
            for band in self.pieces:
                if band.holds(value):
                    return band.code
        raise OutsideBands(
            msg("Nilai {value} berada di luar semua kategori.", value=value),
            hint=msg("Periksa nilainya: kategori ini mulai dari {low}.", low=_low(self.span)),
        )


def partition(pieces: tuple[Band, ...], span: Span = WHOLE) -> Bands:
    """Return the bands when they cover the range with neither gap nor overlap.

    Raises:
        Refused: naming the first place where they do not.
    """
    if not pieces:
        raise Refused(msg("Tidak ada satu pun kategori."))
    codes = [band.code for band in pieces]
    if len(set(codes)) < len(codes):
        raise Refused(msg("Kode kategori tertulis dua kali."), field="code")
    low = span.lower or Bound(-INFINITY, included=False)
    high = span.upper or Bound(INFINITY, included=False)
    for band in pieces:
        _holds_something(band.lower or low, band.upper or high, band.code)
    ends = sorted(
        ((band.lower or low, band.upper or high) for band in pieces),
        key=lambda end: (end[0].value, not end[0].included, end[1].value),
    )
    before = [_outside(low), *(upper for _, upper in ends)]
    after = [*(lower for lower, _ in ends), _outside(high)]
    for upper, lower in zip(before, after, strict=True):
        _meets(upper, lower)
    return Bands(pieces, span)


def _outside(end: Bound) -> Bound:
    """Return the end seen from the other side."""
    return Bound(end.value, included=not end.included)


def _holds_something(lower: Bound, upper: Bound, code: str) -> None:
    """Refuse a band in which no number fits."""
    point = lower.value == upper.value and lower.included and upper.included
    if lower.value >= upper.value and not point:
        raise Refused(msg("Kategori {code} tidak memuat satu angka pun.", code=code), field=code)


def _meets(upper: Bound, lower: Bound) -> None:
    """Refuse a gap or an overlap between two neighbours."""
    low, high = _said(upper.value), _said(lower.value)
    if upper.value < lower.value:
        raise _refused(
            msg(
                "Celah: angka antara {low} dan {high} tidak masuk kategori mana pun.",
                low=low,
                high=high,
            )
        )
    if upper.value > lower.value:
        raise _refused(
            msg(
                "Tumpang tindih: angka antara {low} dan {high} masuk dua kategori.",
                low=high,
                high=low,
            )
        )
    if upper.included and lower.included:
        raise _refused(msg("Tumpang tindih: angka {value} masuk dua kategori.", value=low))
    if not upper.included and not lower.included:
        raise _refused(msg("Celah: angka {value} tidak masuk kategori mana pun.", value=low))


def _refused(reason: Message) -> Refused:
    return Refused(
        reason,
        hint=msg("Pakai angka yang sama di kedua sisi batas, misalnya below: 80 dan at_least: 80."),
    )


def _said(value: Decimal) -> Message | Decimal:
    return msg("tak terhingga") if value.is_infinite() else value


def _low(span: Span) -> Decimal | str:
    return span.lower.value if span.lower else "-"
