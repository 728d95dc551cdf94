"""Enumerated values inside a sentence, put into words."""

import re

from takar.web.kit.words import title_of
from takar.web.people.rules import EDUCATION_LEVELS

_VALUE = re.compile(r"\b[A-Z]{4,}(?:_[A-Z]+)*\b|\b[A-Z]+(?:_[A-Z]+)+\b|\b[A-Z]{3,}(?=\+)")


def worded(text: str) -> str:
    """Return a sentence whose codes are words.

    >>> worded("Penghargaan menjadi LINTAS_INSTANSI")
    'Penghargaan menjadi Lintas Instansi'
    >>> worded("SLTA · 01-01-2024")
    'SLTA · 01-01-2024'
    """
    return _VALUE.sub(
        lambda found: found[0] if found[0] in EDUCATION_LEVELS else title_of(found[0]), text
    )
