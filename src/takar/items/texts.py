"""Typed text made comparable, and compared, without regular expressions.

Guaranteed: comparing takes time proportional to the length of the answer times the length of the
accepted text at worst, whatever anybody typed or accepted.
"""

import unicodedata
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from takar.kernel.language import Message, msg

ANY_RUN, ANY_ONE = "*", "?"
LONGEST_NUMBER = 40
MOST_RUNS = 10


class TextRules(BaseModel):
    """What does not count when texts are compared; blanks at the ends never count.

    Attributes:
        ignore_case: "Bupati" is "BUPATI".
        ignore_blanks: several blanks are one; with ``"ALL"`` blanks do not count at all.
        ignore_punctuation: marks are blanks.
        ignore_accents: "é" is "e".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ignore_case: bool = True
    ignore_blanks: Annotated[str, Field(pattern="^(NONE|SEVERAL|ALL)$")] = "SEVERAL"
    ignore_punctuation: bool = False
    ignore_accents: bool = False


def comparable(text: str, rules: TextRules, *, keep: str = "") -> str:
    """Return the text as it is compared; marks listed in ``keep`` stay.

    >>> comparable("  Kabupaten   TIRTAMAYA ", TextRules())
    'kabupaten tirtamaya'
    """
    text = unicodedata.normalize("NFKC", text)
    if rules.ignore_accents:
        parts = unicodedata.normalize("NFD", text)
        text = "".join(letter for letter in parts if not unicodedata.combining(letter))
    if rules.ignore_punctuation:
        text = "".join(" " if _is_mark(letter, keep) else letter for letter in text)
    if rules.ignore_case:
        text = text.casefold()
    if rules.ignore_blanks == "NONE":
        return text.strip()
    return ("" if rules.ignore_blanks == "ALL" else " ").join(text.split())


def _is_mark(letter: str, keep: str) -> bool:
    return unicodedata.category(letter)[0] in "PS" and letter not in keep


def fits_pattern(text: str, pattern: str) -> bool:
    """Whether a text fits a pattern of ``*`` (any run) and ``?`` (any one character).

    >>> fits_pattern("surat keputusan bupati", "*keputusan*")
    True
    """
    at = place = 0
    run, resume = -1, 0
    while at < len(text):
        if place < len(pattern) and pattern[place] == ANY_RUN:
            run, resume = place, at
            place += 1
        elif place < len(pattern) and pattern[place] in {text[at], ANY_ONE}:
            at, place = at + 1, place + 1
        elif run >= 0:
            resume += 1
            at, place = resume, run + 1
        else:
            return False
    return not pattern[place:].strip(ANY_RUN)


def check_pattern(pattern: str) -> Message | None:
    """Return why a text cannot be accepted, or ``None``."""
    if not pattern.strip():
        return msg("Jawaban yang diterima tidak boleh kosong.")
    if pattern.count(ANY_RUN) > MOST_RUNS:
        return msg("Pola jawaban memuat lebih dari {most} tanda bintang.", most=MOST_RUNS)
    return None


def number_in(text: str) -> Fraction | None:
    """Read a typed number with a decimal comma or point, or return ``None``.

    >>> number_in(" 2,50 ")
    Fraction(5, 2)
    """
    text = "".join(text.split())
    if not text or len(text) > LONGEST_NUMBER or text.count(",") + text.count(".") > 1:
        return None
    digits = text.replace(",", ".").removeprefix("-").removeprefix("+")
    if not digits.replace(".", "", 1).isascii() or not digits.replace(".", "", 1).isdigit():
        return None
    if digits.startswith(".") or digits.endswith("."):
        return None
    return Fraction(text.replace(",", "."))
