"""Numbers in sentences: exact, without idle zeros, with the Indonesian comma."""

from decimal import Decimal


def told_number(value: Decimal | int | None) -> str:
    """Return a number as it is read; a missing one is a dash.

    >>> told_number(Decimal("12.50"))
    '12,5'
    """
    if value is None:
        return "–"
    text = f"{Decimal(value):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
