"""Numbers of rows as forms and addresses send them; anything else is no number."""

from django.http import QueryDict

LONGEST = 18
"""Digits that every database can hold as the number of a row."""


def row_number(text: str | None) -> int:
    """Return the number of a row, or 0 where there is none.

    >>> row_number("12"), row_number("²"), row_number("9" * 30), row_number(None)
    (12, 0, 0, 0)
    """
    is_number = bool(text) and str(text).isascii() and str(text).isdigit()
    return int(str(text)) if is_number and len(str(text)) <= LONGEST else 0


def ticked(data: QueryDict) -> list[int]:
    """Return the numbers of the ticked rows."""
    return [number for number in map(row_number, data.getlist("pk")) if number]
