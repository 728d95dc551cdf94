from collections import Counter

from takar.items.content import Interaction
from takar.items.key_checks import check_key
from takar.items.keys import JudgementKey
from takar.regulations.book import Book
from takar.synthetic.items import bank
from takar.synthetic.regency import DEMO_DAY


def test_every_form_is_there() -> None:
    counts = Counter(item.content.interaction for item in bank())
    assert set(counts) == set(Interaction)
    assert 110 <= sum(counts.values()) <= 140


def test_every_competency_has_items_of_several_levels() -> None:
    for code in Book.load().on(DEMO_DAY).codes("assessment.competencies"):
        levels = {item.level for item in bank() if item.competency == code}
        assert len(levels) >= 3, code


def test_nothing_is_asked_of_a_competency_that_the_law_does_not_name() -> None:
    named = {item.competency for item in bank()} - {"", "NUMERASI", "LITERASI"}
    assert named == set(Book.load().on(DEMO_DAY).codes("assessment.competencies"))


def test_codes_and_questions_are_told_apart() -> None:
    assert len({item.code for item in bank()}) == len(bank())
    assert len({(item.title, item.content.prompt) for item in bank()}) == len(bank())


def test_every_key_fits() -> None:
    for item in bank():
        check_key(item.content, item.key)


def test_the_best_act_is_not_always_named_first() -> None:
    places = Counter(
        item.content.codes.index(max(item.key.best, key=lambda code: best[code]))
        for item in bank()
        if isinstance(item.key, JudgementKey)
        for best in [item.key.best]
    )
    assert len(places) == 4
    assert max(places.values()) <= 16
