from fractions import Fraction

import pytest

from takar.items.content import Content
from takar.items.keys import Accepted, ChoiceKey, ChoicesKey, Key, TextKey
from takar.items.telling import what_tells
from takar.synthetic.items import bank
from tests.items.samples import content

ONE = Fraction(1)
PICTURE = f"{'a' * 32}.png"


def choice(right: str, *others: str, **fields: object) -> tuple[Content, Key]:
    item = content("CHOICE", right, *others, **fields)
    return item, ChoiceKey(points={item.code_of(0): ONE})


@pytest.mark.parametrize("alt", ["Jawaban benar", "the CORRECT one"])
def test_a_telling_word_beside_a_picture_is_pointed_out(alt: str) -> None:
    media = [{"name": PICTURE, "kind": "image/png", "alt": alt}]
    assert len(what_tells(*choice("a", "b", media=media))) == 1
    harmless = [{"name": PICTURE, "kind": "image/png", "alt": "Bagan kebenaran"}]
    assert what_tells(*choice("a", "b", media=harmless)) == ()


@pytest.mark.parametrize(("length", "count"), [(60, 0), (61, 1)])
def test_a_right_option_far_longer_than_all_others_is_pointed_out(length: int, count: int) -> None:
    assert len(what_tells(*choice("x" * length, "y" * 30, "z" * 10))) == count


def test_a_count_that_gives_the_key_away_is_pointed_out() -> None:
    for least, count in ((1, 0), (2, 1)):
        item = content("CHOICES", "a", "b", "c", at_least=least, at_most=2)
        assert len(what_tells(item, ChoicesKey(right=item.codes[:2]))) == count


def test_a_right_option_that_alone_keeps_its_place_is_pointed_out() -> None:
    options = [{"text": "a", "is_fixed": True}, {"text": "b"}, {"text": "c"}]
    assert len(what_tells(*choice("", options=options))) == 1


def test_an_answer_that_stands_in_the_question_is_pointed_out() -> None:
    item = content("SHORT_TEXT", prompt="<p>Tulis kata Kas di sini</p>")
    assert len(what_tells(item, TextKey(accepted=(Accepted(text="kas"),)))) == 1
    assert what_tells(item, TextKey(accepted=(Accepted(text="ka"),))) == ()


def test_the_invented_bank_tells_nothing() -> None:
    assert [item.code for item in bank() if what_tells(item.content, item.key)] == []
