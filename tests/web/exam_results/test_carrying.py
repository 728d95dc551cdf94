from decimal import Decimal
from fractions import Fraction

import pytest

from takar.web.exam_results.carrying import carried
from takar.web.exam_results.rules.abilities import Calibrated, Curve
from takar.web.exam_results.rules.cuts import LOWEST_ABILITY, Cuts
from takar.web.exam_results.rules.totals import WHOLE, Total
from takar.web.kit.reasons import Unwritten

EVEN = tuple(
    Calibrated(row=row, model="1PL", a=1.0, d=(-difficulty,))
    for row, difficulty in enumerate((-1.0, 0.0, 1.0), 1)
)
ONE = (Fraction(0), Fraction(1))
CURVE = Curve("uji-2025", EVEN, (ONE, ONE, ONE))


def cuts(on: str, **levels: str) -> Cuts:
    return Cuts.model_validate({"on": on, "levels": {k[1:]: v for k, v in levels.items()}})


def test_points_become_the_ability_at_which_they_are_expected() -> None:
    """The worked table of the explanation: 1.5 of 3 at 0, and 1.8 at 0.472."""
    found = carried(cuts("POINTS", l1="0", l2="1.5", l3="1.8"), CURVE, {"3": Decimal("0.173")})
    assert found.cuts.on == "THETA"
    assert found.cuts.levels == {"1": -10, "2": 0, "3": Fraction("0.472")}
    assert found.kept["levels"] == [
        {"level": "2", "points": "1.50", "theta": "0.000", "error": None},
        {"level": "3", "points": "1.80", "theta": "0.472", "error": "0.278"},
    ]
    assert (found.kept["from"], found.kept["calibration"]) == ("POINTS", "uji-2025")
    assert found.kept["parameters"] == [1, 2, 3]
    assert found.remarks == (
        "Level 2: 1,50 dari 3,00 nilai = kemampuan 0,000.",
        "Level 3: 1,80 dari 3,00 nilai = kemampuan 0,472, galat baku 0,278.",
    )


def test_percent_is_of_all_points_of_the_pool() -> None:
    by_points = carried(cuts("POINTS", l1="0", l2="1.8"), CURVE)
    by_percent = carried(cuts("PERCENT", l1="0", l2="60"), CURVE)
    assert by_percent.cuts == by_points.cuts


def test_each_category_counts_with_the_points_its_key_gives() -> None:
    graded = Calibrated(row=4, model="GRM", a=1.0, d=(1.0, -1.0))
    even = Curve("uji", (graded,), ((Fraction(0), Fraction(1), Fraction(2)),))
    steep = Curve("uji", (graded,), ((Fraction(0), Fraction(1), Fraction(4)),))
    half = cuts("PERCENT", l1="0", l2="50")
    assert carried(half, even).cuts.levels["2"] == 0
    assert carried(half, steep).cuts.levels["2"] > 0


def test_a_level_is_read_off_the_ability_and_the_cut_itself_has_reached_it() -> None:
    made = carried(cuts("POINTS", l1="0", l2="1.5"), CURVE).cuts
    for theta, level in (("-0.001", "1"), ("0.000", "2")):
        total = Total(WHOLE, None, Fraction(0), 3, 0, 0, Decimal(theta))
        assert made.level_of(total) == Decimal(level)
    assert Decimal(LOWEST_ABILITY) == -10


@pytest.mark.parametrize("points", ["0", "3", "4"])
def test_a_cut_that_the_curve_does_not_reach_is_refused_with_its_level(points: str) -> None:
    with pytest.raises(Unwritten, match="Level 2"):
        carried(cuts("POINTS", l1="-1", l2=points), CURVE)


def test_without_a_curve_nothing_is_carried() -> None:
    with pytest.raises(Unwritten, match="tidak mempunyai kurva"):
        carried(cuts("POINTS", l1="0", l2="1"), None)
