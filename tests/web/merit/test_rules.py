from datetime import date
from decimal import Decimal

import pytest

from takar.regulations.book import Book
from takar.web.merit.rules import ADOPTION, FINDING, LEVEL, NEW, NEXT, OLD, SHARE, STATES, parts

LAW = Book.load().on(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("instrument", "count", "kind"), [(OLD, 8, LEVEL), (NEW, 8, SHARE), (ADOPTION, 5, FINDING)]
)
def test_each_instrument_asks_in_its_own_parts(instrument: str, count: int, kind: str) -> None:
    found = parts(LAW, instrument)
    assert len(found) == count
    questions = [one for part in found for one in part.questions]
    assert {one.kind for one in questions} == {kind}
    assert len({one.code for one in questions}) == len(questions)
    assert all(one.part == part.code for part in found for one in part.questions)


@pytest.mark.parametrize(
    ("instrument", "value", "is_allowed"),
    [
        (OLD, "0", False),
        (OLD, "1", True),
        (OLD, "2.5", False),
        (OLD, "4", True),
        (OLD, "5", False),
        (NEW, "-0.0001", False),
        (NEW, "0", True),
        (NEW, "0.8125", True),
        (NEW, "1", True),
        (NEW, "1.0001", False),
    ],
)
def test_an_answer_lies_on_the_scale(instrument: str, value: str, *, is_allowed: bool) -> None:
    question = parts(LAW, instrument)[0].questions[0]
    assert question.allows(Decimal(value)) is is_allowed


def test_items_counted_from_records_say_from_which_share_they_count() -> None:
    measured = {one.code for part in parts(LAW, ADOPTION) for one in part.questions if one.measured}
    assert measured == {"CAKUPAN_KINERJA", "CAKUPAN_KOMPETENSI"}


def test_every_state_leads_somewhere_known() -> None:
    assert set(NEXT) == set(STATES)
    assert {state for follows in NEXT.values() for state in follows} <= set(STATES)
