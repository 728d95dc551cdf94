from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest

from takar.items.answers import Answer
from takar.items.content import Content, Interaction, Option
from takar.items.keys import ChoiceKey, Key
from takar.items.marking import Unanswered
from takar.web.exam_results.queries.evidence import Evidence, Given
from takar.web.exam_results.responses import Cell
from takar.web.exam_results.watching import (
    LEAST_PEOPLE,
    Sign,
    refused,
    signs_in,
    standing,
    too_alike,
    too_fast,
)
from tests.web.exam_results.made import Sat, answered

PEOPLE, ITEMS = 40, 30


def content(number: int) -> Content:
    return Content(
        interaction=Interaction.CHOICE,
        prompt=f"<p>Soal {number}</p>",
        options=tuple(Option(text=f"{number} {word}") for word in "abcd"),
    )


CONTENTS = {number: content(number) for number in range(ITEMS)}
KEYS: Mapping[int, tuple[int, Key]] = {
    number: (1, ChoiceKey(points={one.code_of(0): Fraction(1)})) for number, one in CONTENTS.items()
}
NAMES = {number: f"S{number:02d}" for number in range(ITEMS)}


def answers(copier: int | None = None) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Invented people of spread ability; one may have the very answers of the one before."""
    chance = np.random.default_rng(3)
    theta = chance.standard_normal(PEOPLE)[:, None]
    knows = chance.random((PEOPLE, ITEMS)) < 1 / (1 + np.exp(-theta))
    chosen = np.where(knows, 0, chance.integers(1, 4, (PEOPLE, ITEMS)))
    if copier is not None:
        chosen[copier] = chosen[copier - 1]
    return chosen


def evidence(chosen: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Evidence:
    sheets = {
        person: [
            Given(
                slot=item,
                version=item,
                section="A",
                competency="",
                value={"choice": CONTENTS[item].code_of(int(row[item]))},
                answer=Answer({"choice": CONTENTS[item].code_of(int(row[item]))}),
                is_late=False,
                is_refused=False,
                rule=Unanswered.ZERO,
                is_adaptive=False,
                given_at=None,
            )
            for item in range(ITEMS)
        ]
        for person, row in enumerate(chosen)
    }
    return Evidence(None, sheets, CONTENTS, KEYS)  # type: ignore[arg-type]


def cells(found: Evidence) -> list[Cell]:
    return [
        Cell(
            person,
            NAMES[one.version],
            int(one.value["choice"] == CONTENTS[one.version].code_of(0)),
            "",
            one.value["choice"],
        )
        for person, sheet in found.sheets.items()
        for one in sheet
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("there")
def test_two_with_the_very_same_answers_are_found_and_hardly_anybody_else() -> None:
    found = evidence(answers(copier=7))
    signs = too_alike(found, cells(found), NAMES)
    assert (6, 7) in {one.sittings for one in signs}
    assert len(signs) <= 2
    assert signs[0].figures["matches"] == ITEMS


@pytest.mark.django_db
@pytest.mark.usefixtures("there")
def test_people_who_answered_by_themselves_are_not_called_alike() -> None:
    found = evidence(answers())
    assert too_alike(found, cells(found), NAMES) == []


def test_whoever_answers_faster_than_anybody_can_read_is_found() -> None:
    spent = {
        person: dict.fromkeys(range(ITEMS), 1.0 if person == 4 else 40.0)
        for person in range(PEOPLE)
    }
    signs = list(too_fast(evidence(answers()), NAMES, spent))
    assert [one.sittings for one in signs] == [(4,)]
    assert signs[0].figures["rapid"] == ITEMS


def test_a_small_group_is_not_compared() -> None:
    few = evidence(answers()[: LEAST_PEOPLE - 1])
    spent = {person: dict.fromkeys(range(ITEMS), 1.0) for person in few.sheets}
    assert list(too_fast(few, NAMES, spent)) == []
    assert too_alike(few, cells(few), NAMES) == []


@pytest.mark.django_db
def test_answers_that_no_page_of_ours_sends_are_a_sign(there: Sat) -> None:
    answered(there.sittings[0], 0, {"choice": "tidak-ada"}, sequence=9)
    signs = signs_in(there.live())
    assert [(one.kind, one.sittings) for one in signs] == [("DITOLAK", (there.sittings[0].pk,))]
    assert list(refused(evidence(answers()))) == []


def test_the_same_sign_is_the_same_whoever_stands_first() -> None:
    assert Sign("TERLALU_MIRIP", (1, 2)).digest == Sign("TERLALU_MIRIP", (2, 1)).digest
    assert Sign("TERLALU_MIRIP", (1, 2)).digest != Sign("TERLALU_CEPAT", (1, 2)).digest


def test_people_who_are_all_alike_stand_in_the_middle() -> None:
    assert standing(np.array([3, 3, 3])).tolist() == [0.0, 0.0, 0.0]
