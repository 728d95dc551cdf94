"""The law of 2026, in which both instruments are known, and answers of either."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from takar.measures.merit import FIRST, SECOND, Answer, aspects_of
from takar.regulations.book import Book

LAW = Book.load().on(date(2026, 2, 1))


def levels(level: int, *leave_out: str) -> list[Answer]:
    return [
        Answer(code, levels=dict.fromkeys(aspect["topics"], level))
        for code, aspect in aspects_of(FIRST, LAW).items()
        if code not in leave_out
    ]


def points(**given: str) -> list[Answer]:
    return [Answer(code, points=Decimal(value)) for code, value in given.items()]


def maturity(value: str, changed: Mapping[str, str | None] | None = None) -> list[Answer]:
    given = dict.fromkeys(aspects_of(SECOND, LAW), value) | dict(changed or {})
    return [Answer(code, maturity=Decimal(own)) for code, own in given.items() if own is not None]
