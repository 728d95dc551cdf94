"""Dates as files write them, and the ones nobody can be sure of.

SIASN writes ``dd-mm-yyyy``. A spreadsheet that thinks in months first turns 03-04-2020 into
4 March without a word and leaves 25-04-2020 as text. So the dates of a file are judged together:
where that happened, every date it may have touched is refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from takar.exchange.faults import Problem
from takar.kernel.language import msg

Style = Literal["dash", "slash", "iso", "serial", "words"]

_DAY_FIRST = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[ T]00:00(?::00(?:\.0+)?)?)?$")
_ISO = re.compile(
    r"^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$"
)
_SERIAL = re.compile(r"^(\d{5})(?:[.,]0+)?$")
_WORDS = re.compile(r"^(\d{1,2})[ -]([a-z]+)[ -](\d{4})$")
_SERIAL_START = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
_MONTHS_A_YEAR = 12
_TELLING = 3
_RARE = 20
_CONVERTED: frozenset[Style] = frozenset({"iso", "serial", "slash"})
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}

UNREADABLE = Problem(
    "TANGGAL_TIDAK_TERBACA",
    msg("Tanggal tidak dapat dibaca."),
    msg("Tulis tanggal sebagai hh-bb-tttt, misalnya 31-12-2024."),
)
AMBIGUOUS = Problem(
    "TANGGAL_MENDUA",
    msg("Tanggal mendua arti: hari dan bulan mungkin tertukar saat berkas disimpan ulang."),
    msg("Unduh ulang berkas asli dan jangan menyimpannya lewat Excel, atau tulis hh-bb-tttt."),
)


@dataclass(frozen=True)
class Spelling:
    """A date as it is spelled: its day, if there is such a day, and its manner of writing."""

    style: Style
    day: date | None
    first: int
    second: int


def spelling(text: str) -> Spelling | None:
    """Return how a text spells a date, or ``None`` where it is no date at all."""
    if match := _DAY_FIRST.match(text):
        first, mark, second, year = match.groups()
        style: Style = "slash" if mark == "/" else "dash"
        return Spelling(style, _day(int(year), int(second), int(first)), int(first), int(second))
    if match := _ISO.match(text):
        year, _, month, number = match.groups()
        return _converted("iso", _day(int(year), int(month), int(number)))
    if (match := _SERIAL.match(text)) and int(match[1]) in _SERIALS:
        return _converted("serial", _SERIAL_START + timedelta(days=int(match[1])))
    if (match := _WORDS.match(text.casefold())) and match[2] in _MONTHS:
        day = _day(int(match[3]), _MONTHS[match[2]], int(match[1]))
        return Spelling("words", day, int(match[1]), 0)
    return None


def _converted(style: Style, day: date | None) -> Spelling:
    return Spelling(style, day, day.day if day else 0, day.month if day else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateReader:
    """Reads the dates of one file, all of which it has seen before it reads the first."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._spellings = {text: spelling(text) for text in set(texts)}
        self._doubtful = self._doubtful_styles()

    def __call__(self, text: str) -> date | Problem:
        """Return the day, or why it cannot be told."""
        found = self._spellings.get(text) or spelling(text)
        if found is None or found.day is None:
            return UNREADABLE
        swappable = found.first <= _MONTHS_A_YEAR and found.first != found.second
        return AMBIGUOUS if found.style in self._doubtful and swappable else found.day

    def _doubtful_styles(self) -> set[Style]:
        found = [each for each in self._spellings.values() if each is not None]
        styles: tuple[Style, ...] = ("dash", "slash")
        doubtful = {style for style in styles if _months_stand_first(found, style)}
        typed = [each for each in found if each.style == "dash" and each.day]
        converted = [each for each in found if each.style in _CONVERTED]
        left_behind = [each for each in typed if each.first <= _MONTHS_A_YEAR]
        beyond = [each for each in converted if each.first > _MONTHS_A_YEAR]
        if _rare(left_behind, typed) and _rare(beyond, converted):
            doubtful |= _CONVERTED
        return doubtful


def _months_stand_first(found: list[Spelling], style: Style) -> bool:
    """Whether dates such as 03/25/2020 are too many in this file to be slips of the pen."""
    alike = [each for each in found if each.style == style]
    month_first = sum(each.first <= _MONTHS_A_YEAR < each.second for each in alike)
    day_first = sum(each.first > _MONTHS_A_YEAR for each in alike)
    return month_first * _RARE > day_first


def _rare(few: list[Spelling], among: list[Spelling]) -> bool:
    """Whether ``few`` are next to none of enough dates to tell anything."""
    return len(among) >= _TELLING and len(few) * _RARE <= len(among)
