"""What the cells of a workbook are up to, seen in its XML before a reader unfolds it.

A single cell far out, at XFD1048576, makes a small file unfold to billions of empty cells.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LAST_COLUMN = "CZ"
LAST_ROW = 200_000

_OVERLAP = 64
_FAR_COLUMN = re.compile(rb"\br\s*=\s*[\"'](?:[D-Z][A-Z]|[A-Z]{3,})\d")
_FAR_ROW = re.compile(rb"\br\s*=\s*[\"'][A-Z]{0,3}(\d{6,})")
_MAYBE_FAR = re.compile(rb"=\"(?:[D-Z][A-Z]\d|[A-Z]{3}|[A-Z]{0,3}\d{6})")
_FORMULA = re.compile(rb"<f[ />]")


@dataclass(frozen=True)
class SheetScan:
    """Whether a sheet stays within bounds, and whether cells of it hold formulas."""

    is_too_far_out: bool
    has_formulas: bool


NOT_A_SHEET = SheetScan(is_too_far_out=False, has_formulas=False)


def scan_sheet(pieces: Iterable[bytes]) -> SheetScan:
    """Scan the XML of a sheet as it comes, piece by piece."""
    tail, is_too_far_out, has_formulas = b"", False, False
    for piece in pieces:
        text = tail + piece
        is_too_far_out = is_too_far_out or _reaches_too_far(text)
        has_formulas = has_formulas or _FORMULA.search(text) is not None
        tail = text[-_OVERLAP:]
    return SheetScan(is_too_far_out, has_formulas)


def _reaches_too_far(text: bytes) -> bool:
    """Look closely only where something may be far, or is written in an unusual way."""
    is_plain = text.count(b"=") == text.count(b'="')
    if is_plain and not _MAYBE_FAR.search(text):
        return False
    if _FAR_COLUMN.search(text):
        return True
    return any(int(match[1]) > LAST_ROW for match in _FAR_ROW.finditer(text))
