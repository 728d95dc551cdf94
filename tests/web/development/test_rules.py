from decimal import Decimal

import pytest

from takar.planning.competency_gaps.reasons import NEAREST
from takar.regulations.book import Book
from takar.web.development import rules
from tests.web.development.made import DAY


@pytest.mark.parametrize(
    ("people", "size", "count"), [(0, 30, 0), (1, 30, 1), (30, 30, 1), (31, 30, 2), (900, None, 1)]
)
def test_a_class_is_opened_for_the_first_who_does_not_fit(
    people: int, size: int | None, count: int
) -> None:
    assert rules.classes(people, size) == count


def test_every_reason_of_the_solver_has_words() -> None:
    assert set(rules.REASONS) == set(NEAREST)


def test_priorities_and_grounds_are_those_of_the_law() -> None:
    law = Book.load().on(DAY)
    rows = law.table("development.priorities")
    assert {row["priority"] for row in rows} == set(rules.PRIORITIES)
    assert set(law.points("development.weights")) == set(rules.GROUNDS)


def test_an_answer_is_kept_exactly() -> None:
    answer = rules.Answer(
        worth=Decimal("0.10"),
        tries=[rules.Try(budget=None, worth=Decimal("1.5"), people=1, cost=2, is_proved=True)],
    )
    again = rules.Answer.model_validate(answer.model_dump(mode="json"))
    assert (again.worth, again.tries[0].worth) == (Decimal("0.10"), Decimal("1.5"))
    assert not again.is_proved


def test_no_plan_is_said_to_be_able_to_close_more_than_is_wanted() -> None:
    facts = {"objective": "worth", "status": "FEASIBLE", "value": Decimal(5)}
    far = rules.Verdict.model_validate(facts | {"bound": Decimal(900)})
    near = rules.Verdict.model_validate(facts | {"bound": Decimal(7)})
    assert rules.Answer(wanted=Decimal(20), verdicts=[far]).worth_most == Decimal(20)
    assert rules.Answer(wanted=Decimal(20), verdicts=[near]).worth_most == Decimal(7)
