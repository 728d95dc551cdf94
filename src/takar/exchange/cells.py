"""What a cell says once the marks of spreadsheets and exports are taken off."""

import re
from decimal import Decimal, InvalidOperation

from takar.exchange.faults import Problem, Severity
from takar.kernel.language import msg

MISSING = frozenset({"", "-", "null"})
EXCEL_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
OPENINGS = "=+@"

_EDGE = " \t\r\n\u00a0\ufeff\u200b"
_GAPS = re.compile(r"\s{2,}|[\t\r\n\v\f\u00a0\u2028\u2029]")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")

FORMULA = Problem(
    "SEL_RUMUS",
    msg("Sel berisi rumus atau diawali tanda rumus (=, +, @); tandanya dibuang."),
    msg("Ganti isi sel dengan teks biasa."),
    Severity.WARNING,
)
EXCEL_ERROR = Problem(
    "SEL_GALAT",
    msg("Sel berisi galat Excel, bukan nilai."),
    msg("Perbaiki rumusnya, lalu simpan sebagai nilai."),
)


def cleaned(raw: str) -> str | None:
    """Return the text of a cell without leading apostrophes and stray blanks, or ``None``.

    >>> cleaned("''198003122005011003 ")
    '198003122005011003'
    >>> cleaned("null") is None
    True
    """
    text = raw.lstrip(_EDGE + "'").rstrip(_EDGE)
    if _GAPS.search(text):
        text = " ".join(text.split())
    return None if text.casefold() in MISSING else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run this text instead of showing it."""
    return text.startswith(tuple(OPENINGS))


def neutral(text: str) -> str | None:
    """Return the text without what makes a spreadsheet run it.

    >>> neutral("=+HYPERLINK(1)")
    'HYPERLINK(1)'
    """
    return cleaned(text.lstrip(OPENINGS + _EDGE + "'"))


def plain_text(text: str) -> str | Problem:
    """Read free text; the error marks of a spreadsheet are no text."""
    return EXCEL_ERROR if text.upper() in EXCEL_ERRORS else text


def heading_key(text: str) -> str:
    """Return a heading or a name in the one spelling in which all are compared.

    >>> heading_key(" Tanggal  LAHIR *")
    'tanggal_lahir'
    """
    return _NOT_WORDS.sub("_", text.casefold()).strip("_")


def exact_number(text: str) -> Decimal | None:
    """Read a number with a decimal comma or point; thousands marks are not guessed at.

    >>> exact_number("12,5")
    Decimal('12.5')
    """
    if text.count(",") + text.count(".") > 1:
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
