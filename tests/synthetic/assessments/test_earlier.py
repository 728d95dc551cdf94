import numpy as np
import pytest

from takar.kernel.calendar import add_years
from takar.synthetic import Regency
from takar.synthetic.assessments.earlier import seen_levels, seen_potential
from takar.synthetic.assessments.standards import COMPETENCIES, POTENTIAL_ASPECTS
from takar.synthetic.people.latent import Latent


def traits(ability: float, count: int = 400) -> Latent:
    same = np.full(count, ability)
    return Latent(same, same)


def test_the_able_show_more_than_the_less_able() -> None:
    required = np.full(400, 3)
    low, high = (
        seen_levels(np.random.default_rng(1), required, traits(one)).mean() for one in (-1, 1)
    )
    assert high - low == pytest.approx(0.84, abs=0.1)
    low, high = (seen_potential(np.random.default_rng(1), traits(one)).mean() for one in (-1, 1))
    assert high > low + 1


@pytest.mark.parametrize("ability", [-9.0, 9.0])
def test_even_the_extremes_stay_between_nought_and_five(ability: float) -> None:
    for seen in (
        seen_levels(np.random.default_rng(1), np.full(400, 3), traits(ability)),
        seen_potential(np.random.default_rng(1), traits(ability)),
    ):
        assert seen.min() >= 0
        assert seen.max() <= 5


def test_some_earlier_results_are_still_valid_and_some_have_expired(medium: Regency) -> None:
    limit = add_years(medium.day, -3)
    days = medium.tables["competency_levels"]["assessed_on"].to_pylist()
    assert any(day < limit for day in days)
    assert any(day > limit for day in days)
    assert max(days) < medium.day


def test_who_was_assessed_has_all_nine_levels_and_all_eight_aspects(medium: Regency) -> None:
    levels, aspects = (medium.tables[name] for name in ("competency_levels", "potential_aspects"))
    people = len(set(levels["employee_id"].to_pylist()))
    assert levels.num_rows == people * len(COMPETENCIES)
    assert aspects.num_rows == people * len(POTENTIAL_ASPECTS)
    assert 0.03 < people / medium.tables["employees"].num_rows < 0.15
