"""Text files whose encoding and delimiter nobody wrote down: both are guessed, and told."""

import csv
import itertools
from collections.abc import Iterable
from io import StringIO

from takar.exchange.cells import heading_key
from takar.kernel.language import Message, msg

DELIMITERS = {
    ",": msg("koma"),
    ";": msg("titik koma"),
    "\t": msg("tab"),
    "|": msg("garis tegak"),
}
HEADER_WITHIN = 20

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes) -> tuple[str, Message]:
    """Return the text of a file and a note on the encoding it was read in."""
    encoding, name = _encoding(content)
    text = content.decode(encoding, errors="replace")
    return text.lstrip("\ufeff"), msg("Pengodean teks dibaca sebagai {encoding}.", encoding=name)


def _encoding(content: bytes) -> tuple[str, str]:
    if content.startswith(_UTF8_MARK):
        return "utf-8-sig", "UTF-8 (BOM)"
    if content.startswith(_UTF16_MARKS):
        return "utf-16", "UTF-16"
    start = content[:4096]
    if b"\x00" in start:
        little = start[1::2].count(0) >= start[0::2].count(0)
        return ("utf-16-le" if little else "utf-16-be"), "UTF-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def delimiter_of(text: str, headings: Iterable[str]) -> str:
    """Return the delimiter under which the first rows show the most known headings."""
    known = frozenset(headings)
    start = "".join(itertools.islice(StringIO(text, newline=""), HEADER_WITHIN))

    def recognised(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(StringIO(start, newline=""), delimiter=delimiter)
        hits = [(sum(heading_key(cell) in known for cell in row), len(row)) for row in rows]
        return max(hits, default=(0, 0))

    return max(DELIMITERS, key=recognised)
