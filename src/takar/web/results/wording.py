"""Enumerated values and days inside a sentence, put into words."""

import re
from datetime import date

from django.utils.formats import date_format

from takar.web.kit.words import title_of
from takar.web.people.rules import EDUCATION_LEVELS

_VALUE = re.compile(r"\b[A-Z]{4,}(?:_[A-Z]+)*\b|\b[A-Z]+(?:_[A-Z]+)+\b|\b[A-Z]{3,}(?=\+)")
_DAY = re.compile(r"\b(\d{2})-(\d{2})-(\d{4})\b")


def worded(text: str) -> str:
    """Return a sentence whose codes are words, and whose days are written as on all pages.

    >>> worded("Penghargaan menjadi LINTAS_INSTANSI")
    'Penghargaan menjadi Lintas Instansi'
    >>> worded("SLTA · 01-01-2024")
    'SLTA · 1 Januari 2024'
    """
    named = _VALUE.sub(
        lambda found: found[0] if found[0] in EDUCATION_LEVELS else title_of(found[0]), text
    )
    return _DAY.sub(dated, named)


def dated(found: re.Match[str]) -> str:
    """Return a day in words; what looks like one and is none stays."""
    day, month, year = map(int, found.groups())
    try:
        return date_format(date(year, month, day), "DATE_FORMAT")
    except ValueError:
        return found[0]
