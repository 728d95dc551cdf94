"""The words all measures use: points, bands, exact division, windows of time.

Every number near a limit of the law is a whole number here: scores are counted in millionths, so
that nothing is rounded before it is compared. Ibis writes ``//`` as ``FLOOR(a / b)``, which goes
through a double: exact for whole numbers below 2**53, so operands are kept below that
(:data:`LARGEST`).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import ibis
import ibis.expr.types as ir

from takar.kernel.calendar import add_years
from takar.regulations.bands import Band, Bands, Bound

MICRO = 10**6
LARGEST = 2**53
DAY_ZERO = 25_567
"""Days from 1 January 1900 to 1 January 1970."""
DAYS = 10**5
"""More days than any date in a record is away from 1 January 1900 (until 2173)."""


def micro(number: Decimal | int) -> int:
    """Return a constant in millionths.

    >>> micro(Decimal("79.99"))
    79990000
    """
    return int(Decimal(number) * MICRO)


def in_micro(column: ir.Value) -> ir.IntegerValue:
    """Return a decimal column in millionths; exact, since it has at most six places."""
    return (column * MICRO).cast("int64")


def as_decimal(millionths: ir.Value) -> ir.DecimalValue:
    """Return millionths as a decimal with six places.

    DuckDB divides through a double, which is exact to the sixth place below 2**53 millionths.
    """
    return (millionths.cast("decimal(18,6)") / ibis.literal(MICRO)).cast("decimal(18,6)")


def divided(numerator: ir.Value, denominator: ir.Value | int) -> ir.IntegerValue:
    """Divide whole numbers that are not negative, rounding half up; nothing by zero is null."""
    below = denominator if isinstance(denominator, int) else denominator.nullif(0)
    return (numerator * 2 + below) // (below * 2)


def points(
    column: ir.Value, table: Mapping[str, Decimal | int], *, other: Decimal | None = None
) -> ir.IntegerValue:
    """Return the points of an enumerated value in millionths; a gap stays a gap."""
    rest = ibis.null("int64") if other is None else whole(micro(other))
    cases = [(column == code, whole(micro(number))) for code, number in table.items()]
    return ibis.cases((column.isnull(), ibis.null("int64")), *cases, else_=rest)


def band(numerator: ir.Value, bands: Bands, per: ir.Value | int = MICRO) -> ir.StringValue:
    """Name the band of ``numerator / per`` by whole-number comparison alone."""
    return ibis.cases(
        *((inside(numerator, piece, per), ibis.literal(piece.code)) for piece in bands),
        else_=ibis.null("string"),
    )


def inside(numerator: ir.Value, piece: Band, per: ir.Value | int = MICRO) -> ir.BooleanValue:
    """Tell whether ``numerator / per`` lies in one band."""
    told = ibis.literal(value=True)
    if piece.lower:
        left, right = _sides(numerator, piece.lower, per)
        told &= left >= right if piece.lower.included else left > right
    if piece.upper:
        left, right = _sides(numerator, piece.upper, per)
        told &= left <= right if piece.upper.included else left < right
    return told & numerator.notnull()


def whole(number: int) -> ir.IntegerValue:
    """Return a 64-bit constant; engines take a bare small number for 32 bits and overflow."""
    if abs(number) < 2**31:
        return ibis.literal(number, type="int32").cast("int64")
    return ibis.literal(number, type="int64")


def when(told: ir.BooleanValue, value: ir.Value) -> ir.Value:
    """Return the value where it is true, and a gap elsewhere."""
    return ibis.cases((told, value), else_=ibis.null(value.type()))


def latest_of(days: list[ir.Value]) -> ir.Value:
    """Return the greatest of several columns, leaving gaps out (as both engines do)."""
    return ibis.greatest(*days) if len(days) > 1 else days[0]


def clamped(value: ir.Value, low: int, high: int | None = None) -> ir.IntegerValue:
    """Keep a number within limits; a gap stays a gap (``greatest`` would fill it)."""
    cases = [(value < low, whole(low))]
    if high is not None:
        cases.append((value > high, whole(high)))
    return ibis.cases(*cases, else_=value)


def window_start(day: date, years: int) -> date:
    """Return the first day from which ``years`` reach to ``day`` or beyond.

    >>> window_start(date(2028, 2, 29), 3)
    datetime.date(2025, 3, 1)
    """
    start = add_years(day, -years)
    return start if add_years(start, years) >= day else start + timedelta(days=1)


def whole_years(start: ir.DateValue, day: date) -> ir.IntegerValue:
    """Count the full years from a column of dates to a day; days to come give zero."""
    early = start.month() * 100 + start.day() > day.month * 100 + day.day
    years = whole(day.year) - start.year() - early.cast("int64")
    return clamped(years.cast("int64"), 0)


def day_number(column: ir.DateValue) -> ir.IntegerValue:
    """Number the days from 1 January 1900, so that a day fits beside a score in one integer."""
    days = column.epoch_days().cast("int64") + DAY_ZERO
    return ibis.cases((column.isnull(), ibis.null("int64")), (days < 0, whole(0)), else_=days)


def _sides(
    numerator: ir.Value, bound: Bound, per: ir.Value | int
) -> tuple[ir.Value, ir.Value | ir.IntegerScalar]:
    """Return both sides of ``numerator / per ? bound`` free of fractions."""
    edge = Fraction(bound.value)
    if isinstance(per, int):
        edge *= per
        return numerator * edge.denominator, whole(edge.numerator)
    return numerator * edge.denominator, per * edge.numerator
