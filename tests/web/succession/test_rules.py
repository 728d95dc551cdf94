from datetime import date

from takar.measures.succession.ranking import KEYS as KNOWN_KEYS
from takar.regulations.book import Book
from takar.web.succession.rules import (
    DEEDS,
    KEYS,
    LED_BY_LEADERS,
    NEXT,
    NOMINATION_STATES,
    OPEN,
    READINESS,
    REFUSED,
    SETTLED,
    TAKEN_BACK,
)


def test_states_lead_to_known_states_and_end_somewhere() -> None:
    assert set(NEXT) == set(NOMINATION_STATES)
    assert {state for follows in NEXT.values() for state in follows} <= set(NOMINATION_STATES)
    assert NEXT[REFUSED] == NEXT[TAKEN_BACK] == ()
    assert SETTLED in LED_BY_LEADERS
    assert set(DEEDS) == {state for follows in NEXT.values() for state in follows}
    assert not set(OPEN) & {SETTLED, REFUSED, TAKEN_BACK}


def test_words_are_those_of_the_law_and_the_measure() -> None:
    labels = Book.load().on(date(2026, 3, 2)).codes("talent.readiness_labels")
    assert set(READINESS) == set(labels)
    assert set(KEYS) == set(KNOWN_KEYS)
