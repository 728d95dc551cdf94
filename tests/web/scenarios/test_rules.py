from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from takar.web.scenarios.rules import (
    Answer,
    Change,
    Changes,
    GroupShift,
    Move,
    Shift,
    Sum,
    Summary,
    Terms,
    kept,
    meant_by,
    said_of,
)

NOTHING = Sum(hours=Decimal(0), people=0, cost=0, deeds=0, gain=Decimal(0))


def summary(*moves: Move) -> Summary:
    return Summary(
        people=sum(move.people for move in moves),
        measured_before=0,
        measured_after=0,
        index=Shift(code="total", before=None, after=None),
        category_before="",
        category_after="",
        parts=[],
        moves=list(moves),
        groups=[],
    )


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (Decimal("22.5"), "number"),
        (Decimal(0), "number"),
        (3, "integer"),
        (None, "integer?"),
        (True, "flag"),
        (False, "flag"),
        (["GURU", "BIDAN"], "texts"),
        ("JANGKA_WAKTU", ["JANGKA_WAKTU", "SEDANG_DIJALANI"]),
    ],
)
def test_what_is_kept_means_what_was_said(value: object, kind: str | list[str]) -> None:
    found = meant_by(said_of(value), kind)
    assert (found, type(found)) == (value, type(value))


def test_changes_come_back_from_storage_as_they_went() -> None:
    row = Change(key="a.b", path=("1", "x"), before="22.5", after="27.5")
    flag = Change(key="a.c", path=("f",), before=False, after=True)
    stored = kept(Changes(rows=[row, flag]))
    back = Changes.model_validate(stored)
    assert back.rows == [row, flag]
    assert back.keys == ["a.b", "a.c"]
    assert back.of("a.c") == {("f",): True}


@pytest.mark.parametrize("shape", [Changes, Terms, Answer])
def test_another_version_or_an_unknown_word_is_refused(shape: type[Changes]) -> None:
    wrongs: list[dict[str, Any]] = [{"version": 2}, {"rowz": []}]
    for wrong in wrongs:
        with pytest.raises(ValidationError):
            shape.model_validate(wrong)


def test_those_who_move_are_all_who_end_elsewhere() -> None:
    found = summary(
        Move(before="A", after="A", people=5),
        Move(before="A", after="B", people=2),
        Move(before="", after="A", people=1),
        Move(before="", after="", people=4),
    )
    assert (found.people, found.unmoved, found.moved) == (12, 9, 3)


def test_a_shift_is_the_difference_of_what_is_printed() -> None:
    shift = Shift(code="x", before=Decimal("72.005"), after=Decimal("72.014"))
    assert shift.change == Decimal("0.00")
    assert Shift(code="x", before=None, after=Decimal(1)).change is None


def test_a_group_shifts_the_same_way() -> None:
    group = GroupShift(
        grouping="UNIT",
        code="U",
        title="U",
        headcount=1,
        measured_before=1,
        measured_after=1,
        before=Decimal(70),
        after=Decimal("71.5"),
        risen=1,
        fallen=0,
    )
    assert group.change == Decimal("1.5")


def test_an_aim_is_reached_unless_a_highest_index_is_told() -> None:
    reached = Answer(
        status="OPTIMAL",
        measured=1,
        before=Decimal(1),
        after=Decimal(2),
        needed=Decimal(1),
        totals=NOTHING,
    )
    assert (reached.is_reached, reached.is_proved) == (True, True)
    held = reached.model_copy(update={"highest": Decimal(1), "status": "INFEASIBLE"})
    assert (held.is_reached, held.is_proved) == (False, False)
