"""The employee number (NIP): what it says, and how it is hidden.

Law: Perka BKN 22/2007 (18 digits: birth date, month of appointment, sex, sequence).
"""

import re
from dataclasses import dataclass
from datetime import date

_DIGITS = re.compile(r"^\d{18}$")
_MONTHS = range(1, 13)


@dataclass(frozen=True)
class Nip:
    """An 18-digit number taken apart; parts that make no sense are ``None``."""

    text: str
    birth_on: date | None
    appointed_year: int
    appointed_month: int | None
    sex: str | None

    @property
    def looks_like_pppk(self) -> bool:
        """Contract employees carry a number that is no month in digits 13 and 14."""
        return self.appointed_month is None


def read_nip(text: str) -> Nip | None:
    """Take a NIP apart, or return ``None`` when it is not 18 digits.

    >>> read_nip("198003122005011003").birth_on
    datetime.date(1980, 3, 12)
    """
    if not _DIGITS.match(text):
        return None
    try:
        birth_on = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        birth_on = None
    month = int(text[12:14])
    return Nip(
        text=text,
        birth_on=birth_on,
        appointed_year=int(text[8:12]),
        appointed_month=month if month in _MONTHS else None,
        sex={"1": "L", "2": "P"}.get(text[14]),
    )


def masked_nip(text: str) -> str:
    """Hide the birth date and sequence that a NIP would give away.

    >>> masked_nip("198003122005011003")
    '********2005******'
    """
    return f"{'*' * 8}{text[8:12]}{'*' * 6}" if _DIGITS.match(text) else "*" * len(text)
