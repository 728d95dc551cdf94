from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import numpy as np
import pytest

from takar.items.answers import Answer
from takar.items.content import Content, Interaction, Option
from takar.items.keys import ChoiceKey, Key
from takar.items.marking import Unanswered
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.security import Before
from takar.web.exam_results.leaking import LEAST_ITEMS, known_items, leaks_in, suspected
from takar.web.exam_results.queries.evidence import Evidence, Given
from takar.web.exam_results.responses import Cell
from takar.web.item_bank.actions.findings import keep_parameters
from tests.web.exam_results.made import Sat

PEOPLE, ITEMS, LEAKED = 300, 20, 5
FROM = 150
"""Who comes after this many was told of the leaked item."""
START = datetime(2025, 5, 14, 1, 0, tzinfo=UTC)
CONTENT = Content(
    interaction=Interaction.CHOICE,
    prompt="<p>Soal</p>",
    options=(Option(text="a"), Option(text="b")),
)
RIGHT, WRONG = CONTENT.codes
KEY: tuple[int, Key] = (1, ChoiceKey(points={RIGHT: Fraction(1)}))
NAMES = {number: f"S{number:02d}" for number in range(ITEMS)}


@dataclass(frozen=True)
class Sitting:
    """What the watch is given."""

    evidence: Evidence
    cells: list[Cell]
    spent: Mapping[int, Mapping[int, float]]
    known: Mapping[str, Before]


def sat(*, is_leaked: bool, is_timed: bool = True, backwards: bool = False) -> Sitting:
    """Invented people one after another, each a minute later than the one before.

    Args:
        is_leaked: later people know one item: they answer it right, and fast.
        is_timed: the usual times of the items are known.
        backwards: the number of a sitting says nothing of when it was sat.
    """
    chance = np.random.default_rng(11)
    theta, speed = chance.standard_normal(PEOPLE), chance.normal(0, 0.3, PEOPLE)
    easiness = np.linspace(-1.2, 1.2, ITEMS)
    right = chance.random((PEOPLE, ITEMS)) < 1 / (1 + np.exp(-(theta[:, None] + easiness)))
    seconds = np.exp(3.6 - speed[:, None] + chance.normal(0, 0.4, (PEOPLE, ITEMS)))
    if is_leaked:
        right[FROM:, LEAKED] = chance.random(PEOPLE - FROM) < 0.97
        seconds[FROM:, LEAKED] /= 4
    number = {person: PEOPLE - person if backwards else person for person in range(PEOPLE)}
    sheets = {
        number[person]: [given(person, item, is_right=bool(right[person, item])) for item in NAMES]
        for person in range(PEOPLE)
    }
    cells = [
        Cell(number[person], NAMES[item], int(right[person, item]), "", None)
        for person in sorted(number, key=lambda one: number[one])
        for item in NAMES
    ]
    spent = {
        number[person]: {item: float(seconds[person, item]) for item in NAMES}
        for person in range(PEOPLE)
    }
    usual = (3.6, 2.5) if is_timed else (None, None)
    known = {
        NAMES[item]: Before(
            ItemParameters(NAMES[item], "2PL", 1.0, (float(easiness[item]),)), *usual
        )
        for item in NAMES
    }
    contents = dict.fromkeys(NAMES, CONTENT)
    keys = dict.fromkeys(NAMES, KEY)
    return Sitting(Evidence(None, sheets, contents, keys), cells, spent, known)  # type: ignore[arg-type]


def given(person: int, item: int, *, is_right: bool) -> Given:
    value = {"choice": RIGHT if is_right else WRONG}
    return Given(
        slot=item,
        version=item,
        section="A",
        competency="",
        value=value,
        answer=Answer(value),
        is_late=False,
        is_refused=False,
        rule=Unanswered.ZERO,
        is_adaptive=False,
        given_at=START + timedelta(minutes=person, seconds=item),
    )


def found(told: Sitting) -> list[tuple[str, bool, bool]]:
    names = suspected(told.evidence, told.cells, NAMES, told.spent, told.known)
    return [(one.item, one.is_easier, one.is_faster) for one in names]


def test_an_item_that_later_people_answer_right_and_fast_is_found_and_no_other() -> None:
    told = sat(is_leaked=True)
    assert found(told) == [("S05", True, True)]
    [one] = suspected(told.evidence, told.cells, NAMES, told.spent, told.known)
    assert FROM - 10 <= one.since <= FROM + 10
    assert FROM < one.raised_at < FROM + 60


def test_the_same_people_without_a_leak_raise_nothing() -> None:
    assert found(sat(is_leaked=False)) == []


def test_without_known_times_marks_alone_find_it_later() -> None:
    told, timed = sat(is_leaked=True, is_timed=False), sat(is_leaked=True)
    assert found(told) == [("S05", True, False)]
    [late] = suspected(told.evidence, told.cells, NAMES, told.spent, told.known)
    [early] = suspected(timed.evidence, timed.cells, NAMES, timed.spent, timed.known)
    assert early.raised_at < late.raised_at


def test_it_is_the_moment_of_the_answer_that_orders_people_not_their_number() -> None:
    told = sat(is_leaked=True, backwards=True)
    [one] = suspected(told.evidence, told.cells, NAMES, told.spent, told.known)
    assert FROM - 10 <= one.since <= FROM + 10


@pytest.mark.django_db
def test_an_alarm_needs_enough_calibrated_items_and_reads_their_newest_calibration(
    there: Sat,
) -> None:
    values = {"item": "S1", "model": "2PL", "a": 1.0, "d": [0.5], "c": 0.0}
    times = {"times": {"intensity": 3.5, "discrimination": 2.0}}
    version = there.versions["S1"]
    for told in (values, values | times):
        keep_parameters(there.cast.rahayu, version, values=told, scale="x", persons=9, source="x")
    known = known_items({version.pk: "S1"}, {version.pk})
    assert known["S1"].intensity == 3.5
    assert len(known) < LEAST_ITEMS
    evidence = Evidence(there.exam, {}, {version.pk: CONTENT}, {})
    assert leaks_in(evidence, [], {version.pk: "S1"}, {}) == ()
