"""Exact numbers: whole-number division rounded half up, and the Indonesian way to print them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.numbers import format_decimal


def half_up(value: Decimal | Fraction | int, places: int = 2) -> Decimal:
    """Round half up (away from zero) to ``places`` decimals, exactly.

    >>> half_up(Fraction(7777777, 100000))
    Decimal('77.78')
    >>> half_up(Decimal("0.125"))
    Decimal('0.13')
    """
    if isinstance(value, Fraction):
        scaled = value * 10**places
        whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(whole if scaled >= 0 else -whole).scaleb(-places)
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def printed(value: Decimal | Fraction | int | None, places: int = 2, *, locale: str = "id") -> str:
    """Print a number for people, half up; a missing number is a dash, never a zero.

    >>> printed(Decimal("1234.565"))
    '1.234,57'
    >>> printed(None)
    '–'
    """
    if value is None:
        return "–"
    pattern = "#,##0" + ("." + "0" * places if places else "")
    text: str = format_decimal(half_up(value, places), format=pattern, locale=locale)
    return text
