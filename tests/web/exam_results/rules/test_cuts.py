from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exam_results.rules.totals import Total

THIRDS = Cuts.model_validate({"levels": {"1": "0", "2": "100/3", "3": "200/3"}})


def total(points: Fraction | None, most: int = 3, **open_facts: int) -> Total:
    facts = {"waiting": 0, "late": 0} | open_facts
    return Total("UJIAN", points, Fraction(most), 3, **facts)  # type: ignore[arg-type]


def test_a_score_exactly_on_a_cut_has_reached_it_and_just_below_has_not() -> None:
    assert THIRDS.level_of(total(Fraction(1))) == 2
    assert THIRDS.level_of(total(Fraction(999999, 1000000))) == 1
    assert THIRDS.level_of(total(Fraction(1000001, 1000000))) == 2


def test_whoever_is_below_all_cuts_has_the_lowest_level() -> None:
    assert THIRDS.level_of(total(Fraction(-1))) == 1


def test_a_gap_has_no_level_and_neither_has_what_is_still_open() -> None:
    assert THIRDS.level_of(total(None)) is None
    assert THIRDS.level_of(total(Fraction(3), waiting=1)) is None
    assert THIRDS.level_of(total(Fraction(3), late=1)) is None


def test_cuts_in_points_are_compared_with_points() -> None:
    cuts = Cuts.model_validate({"on": "POINTS", "levels": {"1": "0", "2.5": "2"}})
    assert cuts.level_of(total(Fraction(2), most=100)) == Decimal("2.5")


@pytest.mark.parametrize(
    "levels", [{"1": "0", "2": "0"}, {"1": "5", "2": "4"}, {"1": "0", "6": "9"}, {"1": "0"}]
)
def test_cuts_rise_and_levels_lie_between_0_and_5(levels: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Cuts.model_validate({"levels": levels})


def test_the_nearest_cut_is_never_the_bottom() -> None:
    assert THIRDS.nearest(Fraction(1)) == (Decimal(2), Fraction(100, 3))
