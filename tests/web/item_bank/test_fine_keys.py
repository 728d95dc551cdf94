"""Keys with parts, bounds and tolerances: typed in boxes, and shown in them again."""

from fractions import Fraction
from typing import Any

import pytest

from takar.items.content import Content, Interaction, Option
from takar.items.keys import (
    Accepted,
    ChoicesKey,
    JudgementKey,
    Key,
    MatchKey,
    PairPoints,
    TextKey,
)
from takar.items.texts import TextRules
from takar.web.item_bank.rules.sheet_faults import SheetFault
from takar.web.item_bank.rules.sheets import Sheet, draft_from, sheet_of

A, B, C = (Option(text=word) for word in ("Satu", "Dua", "Tiga"))
ONE, TWO = (Option(text=word) for word in ("Kesatu", "Kedua"))
HALF = Fraction(1, 2)


def content(interaction: Interaction, **facts: Any) -> Content:
    options = {} if interaction is Interaction.SHORT_TEXT else {"options": (A, B, C)}
    return Content(interaction=interaction, prompt="<p>Contoh.</p>", **(options | facts))


FINE: tuple[tuple[Content, Key], ...] = (
    (
        content(Interaction.CHOICES, at_most=3),
        ChoicesKey(
            right=(A.code, B.code),
            points={A.code: Fraction(1), B.code: HALF, C.code: Fraction(-1, 3)},
            other=Fraction(-1, 4),
            lowest=None,
            highest=Fraction(3, 2),
        ),
    ),
    (
        content(Interaction.MATCH, targets=(ONE, TWO)),
        MatchKey(
            pairs={A.code: ONE.code, B.code: TWO.code},
            points=(
                PairPoints(option=A.code, target=ONE.code, points=Fraction(2)),
                PairPoints(option=C.code, target=TWO.code, points=-HALF),
            ),
        ),
    ),
    (
        content(Interaction.JUDGEMENT, asks_both=True),
        JudgementKey(
            best={A.code: Fraction(3), B.code: HALF}, worst={B.code: HALF, C.code: Fraction(3)}
        ),
    ),
    (
        content(Interaction.SHORT_TEXT),
        TextKey(
            accepted=(
                Accepted(text="kas daerah"),
                Accepted(text="kas", points=HALF),
                Accepted(text="kas*", points=Fraction(1, 4), is_pattern=True),
                Accepted(text="12", within=HALF),
                Accepted(text="12", within=Fraction(2), points=Fraction(1, 3)),
            ),
            rules=TextRules(ignore_blanks="ALL", ignore_accents=True),
        ),
    ),
)


@pytest.mark.parametrize(("question", "key"), FINE)
def test_a_fine_key_comes_back_from_its_boxes_as_it_was(question: Content, key: Key) -> None:
    shown = sheet_of(question, key)
    bare = Sheet(shown.interaction, shown.fields, shown.rows, shown.targets, shown.media, None)
    draft = draft_from(bare)
    assert draft.key == key
    assert draft.content == question


def typed(question: Content, key: Key, **fields: str) -> Sheet:
    shown = sheet_of(question, key)
    told = dict(shown.fields) | fields
    return Sheet(shown.interaction, told, shown.rows, shown.targets, shown.media, key)


@pytest.mark.parametrize("line", ["D-1 = 1", "A-3 = 1", "A1 = 1", "A-1", "A-1 = banyak"])
def test_a_pair_that_is_not_there_is_named_at_its_box(line: str) -> None:
    with pytest.raises(SheetFault) as fault:
        draft_from(typed(*FINE[1], pair_points=line))
    assert fault.value.field == "pair_points"


def test_an_empty_bound_is_no_bound_and_a_zero_is_one() -> None:
    for box, bound in (("", None), ("0", Fraction(0)), ("-0,5", -HALF)):
        key = draft_from(typed(*FINE[0], least_points=box)).key
        assert isinstance(key, ChoicesKey)
        assert key.lowest == bound


def test_points_of_a_text_that_cannot_be_read_are_named_at_their_box() -> None:
    with pytest.raises(SheetFault) as fault:
        draft_from(typed(*FINE[3], accepted="kas nilai:banyak"))
    assert fault.value.field == "accepted"


def test_letters_are_read_small_or_large() -> None:
    key = draft_from(typed(*FINE[1], pair_points="a-2 = 1/3")).key
    assert isinstance(key, MatchKey)
    option, target = FINE[1][0].options[0].code, FINE[1][0].targets[1].code
    assert key.points == (PairPoints(option=option, target=target, points=Fraction(1, 3)),)
