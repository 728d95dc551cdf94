"""The solver's answers are checked again in whole numbers."""

from decimal import Decimal
from typing import Any

import pytest

from takar.planning import solving
from takar.planning.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN
from takar.planning.pooling import pooled
from takar.planning.problem import Limits
from takar.planning.solving import Question, highest, smallest
from tests.planning.invented import COURSES, SEMINAR, lift


def question(people: int = 3, limits: Limits | None = None) -> Question:
    lifts = [lift(f"P{number}") for number in range(people)]
    line = {own.employee_id: place for place, own in enumerate(lifts)}
    return Question(pooled(lifts, COURSES, line), COURSES, limits or Limits(), 10.0)


def test_the_most_and_the_smallest_are_found_in_millionths() -> None:
    assert highest(question()) == 45_000_000
    found = smallest(question(), 30_000_000, ("people",))
    assert (found.status, found.proofs[0].value, found.proofs[0].bound) == (OPTIMAL, 2, 2)
    assert smallest(question(), 45_000_001, ("people",)).status == INFEASIBLE


def test_nobody_to_choose_from_reaches_nothing_and_needs_nothing() -> None:
    assert highest(question(0)) == 0
    assert smallest(question(0), 0, ("hours",)).status == OPTIMAL
    assert smallest(question(0), 1, ("hours",)).status == INFEASIBLE


def test_an_answer_that_oversteps_a_row_is_asked_for_again_and_not_called_proved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first answer is one person short, as a solver's tolerance could make it."""
    asked = solving._asked
    answers = []

    def careless(model: Any, rows: Any, terms: Any) -> Any:
        values, status, bound = asked(model, rows, terms)
        answers.append(values)
        if len(answers) == 1:
            key = next(key for key in values if key[0] == "bundle")
            return values | {key: values[key] - 1}, status, bound - 1
        return values, status, bound

    monkeypatch.setattr(solving, "_asked", careless)
    found = smallest(question(), 30_000_000, ("people",))
    assert len(answers) == 2
    assert (found.status, found.proofs[0].bound) == (FEASIBLE, 1)
    chosen = sum(count for key, count in found.values.items() if key[0] == "bundle")
    assert chosen >= 2
    assert found.proofs[0].gap > 0


def test_without_time_nothing_is_claimed() -> None:
    lifts = [
        lift(f"P{number}", indicator, f"{gain + number / 1000:.3f}", hours=Decimal(number % 20))
        for number in range(400)
        for indicator, gain in (("DIKLAT_TEKNIS", 15), (SEMINAR, 10))
    ]
    line = {own.employee_id: place for place, own in enumerate(lifts)}
    asked = Question(pooled(lifts, COURSES, line), COURSES, Limits(people_per_unit=150), 1e-9)
    found = smallest(asked, 2_000_000_000, ("hours", "people"))
    assert found.status in {UNKNOWN, FEASIBLE}
