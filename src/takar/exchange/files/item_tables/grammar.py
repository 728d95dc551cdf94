"""The small ways in which keys are written into a cell, read and written."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from takar.exchange.faults import Problem
from takar.items.keys import Accepted
from takar.items.texts import number_in
from takar.kernel.language import Message, msg

PATTERN, NUMBER, NEAR = "pola:", "angka:", "±"


class Misread(Exception):
    """A cell that does not say what its column asks for."""

    def __init__(self, column: str, value: str, problem: Problem) -> None:
        super().__init__(column)
        self.column = column
        self.value = value
        self.problem = problem


def misread(column: str, value: str, reason: Message, hint: Message) -> Misread:
    """Return the fault of a cell."""
    return Misread(column, value, Problem("ISI_TIDAK_TERBACA", reason, hint))


def letters(column: str, text: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    """Read letters of options, as in ``C, A, B``, as codes."""
    named = [part.strip().upper() for part in text.replace(";", ",").split(",") if part.strip()]
    return tuple(_code(column, letter, codes) for letter in named)


def assigned(column: str, text: str, codes: Mapping[str, str]) -> dict[str, str]:
    """Read ``A=2; B=1`` as what is said of each option; a comma may stand inside a value."""
    said: dict[str, str] = {}
    for part in filter(str.strip, text.split(";")):
        letter, mark, value = part.partition("=")
        code = _code(column, letter.strip().upper(), codes)
        if not mark or not value.strip() or code in said:
            raise misread(
                column,
                text,
                msg("Bagian {part} tidak terbaca.", part=part.strip()),
                msg("Tulis seperti A=2; B=1, setiap huruf satu kali."),
            )
        said[code] = value.strip()
    return said


def _code(column: str, letter: str, codes: Mapping[str, str]) -> str:
    if letter in codes:
        return codes[letter]
    raise misread(
        column,
        letter,
        msg("Pilihan {letter} tidak ada pada soal ini.", letter=letter or "?"),
        msg("Pakai huruf pilihan yang terisi: {letters}.", letters=", ".join(codes)),
    )


def points(column: str, text: str) -> Fraction:
    """Read points with a decimal comma or point."""
    number = number_in(text)
    if number is None:
        raise misread(
            column,
            text,
            msg("Angka {text} tidak terbaca.", text=text),
            msg("Tulis angka, misalnya 2 atau 0,5."),
        )
    return number


def whole(column: str, text: str, least: int, most: int) -> int:
    """Read a whole number within bounds."""
    number = number_in(text)
    if number is None or number.denominator != 1 or not least <= number <= most:
        raise misread(
            column,
            text,
            msg(
                "Isi {text} bukan bilangan bulat {least} sampai {most}.",
                text=text,
                least=least,
                most=most,
            ),
            msg("Perbaiki angkanya."),
        )
    return int(number)


def accepted(column: str, text: str, worth: Fraction) -> tuple[Accepted, ...]:
    """Read accepted texts: words, ``pola:kas*`` or ``angka:12±0,5``, with ``|`` between them."""
    parts = [part.strip() for part in text.split("|") if part.strip()]
    return tuple(_accepted(column, part, worth) for part in parts)


def _accepted(column: str, part: str, worth: Fraction) -> Accepted:
    if part.casefold().startswith(PATTERN):
        return Accepted(text=part[len(PATTERN) :].strip(), points=worth, is_pattern=True)
    if not part.casefold().startswith(NUMBER):
        return Accepted(text=part, points=worth)
    number, mark, near = part[len(NUMBER) :].partition(NEAR)
    points(column, number)
    return Accepted(
        text=number.strip(), points=worth, within=points(column, near) if mark else Fraction(0)
    )


def written(points_given: Fraction) -> str:
    """Write points as they are read, or ``?`` where they have no end in decimals."""
    text = str(float(points_given)) if points_given.denominator != 1 else str(points_given)
    return text.replace(".", ",") if Fraction(text) == points_given else "?"


def written_accepted(one: Accepted) -> str:
    """Write one accepted text as it is read."""
    if one.is_pattern:
        return f"{PATTERN}{one.text}"
    if one.within is None:
        return one.text
    return f"{NUMBER}{one.text}{NEAR}{written(one.within)}"


def listed(parts: Iterable[tuple[str, str]]) -> str:
    """Write what is said of each option."""
    return "; ".join(f"{letter}={value}" for letter, value in parts)
