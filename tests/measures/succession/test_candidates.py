from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from takar.measures.succession import Between, final_score, possible_boxes, profiled
from takar.measures.talent import profile_of
from takar.regulations.law import Law
from tests.measures.succession.made import profile

HEIGHTS = ("DI_BAWAH_EKSPEKTASI", "SESUAI_EKSPEKTASI", "DI_ATAS_EKSPEKTASI")
WIDTHS = ("RENDAH", "MENENGAH", "TINGGI")


def row(**more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {"employee_id": "P1", "technical": None}
    for axis, categories in (("performance", HEIGHTS), ("potential", WIDTHS)):
        plain |= {
            axis: None,
            f"{axis}_least": Decimal(50),
            f"{axis}_most": Decimal(70),
            f"{axis}_category_least": categories[0],
            f"{axis}_category_most": categories[1],
        }
    plain |= {"talent": None, "talent_least": Decimal(50), "talent_most": Decimal(70)}
    return plain | more


@pytest.mark.parametrize(
    ("tier", "final"),
    [
        ("JPT_MADYA", "74.44"),
        ("JPT_PRATAMA", "75.135"),
        ("ADMINISTRATOR", "75.83"),
        ("PENGAWAS", "76.525"),
        (None, "73.05"),
    ],
)
def test_the_final_score_of_every_tier(law: Law, tier: str | None, final: str) -> None:
    one = profile(talent="73.05", technical=80)
    shares = profile_of(law).final.get(tier or "")
    assert final_score(one, shares) == Between.of(Fraction(final))


def test_a_missing_test_leaves_the_final_score_between_its_ends(law: Law) -> None:
    shares = profile_of(law).final["JPT_PRATAMA"]
    found = final_score(profile(talent=80, technical=None), shares)
    assert (found.value, found.least, found.most) == (None, Fraction(56), Fraction(86))
    found = final_score(profile(talent=(60, 80), technical=100), shares)
    assert (found.value, found.least, found.most) == (None, Fraction(72), Fraction(86))


def test_ends_that_meet_are_a_number() -> None:
    assert Between.of(None, Fraction(60), Fraction(60)).value == 60
    assert Between.of(None) == Between(None, Fraction(0), Fraction(100))


def test_every_box_between_least_and_most_of_both_axes_is_possible(law: Law) -> None:
    assert possible_boxes(row(), law) == {1, 2, 3, 5}
    everything = row(
        performance_category_most=HEIGHTS[2],
        potential_category_most=WIDTHS[2],
    )
    assert possible_boxes(everything, law) == set(range(1, 10))
    assert possible_boxes(row(potential_category_least=None), law) == frozenset()


@pytest.mark.parametrize(("height", "width"), list(product(range(3), repeat=2)))
def test_known_categories_give_one_box(law: Law, height: int, width: int) -> None:
    known = row(
        performance_category_least=HEIGHTS[height],
        performance_category_most=HEIGHTS[height],
        potential_category_least=WIDTHS[width],
        potential_category_most=WIDTHS[width],
    )
    assert len(possible_boxes(known, law)) == 1


def test_a_row_of_the_measure_becomes_facts(law: Law) -> None:
    given = row(technical=Decimal("81.5"), **{"performance.penghargaan": Decimal(70)})
    found = profiled(given, law, grade="IV/a")
    assert found.talent == Between(None, Fraction(50), Fraction(70))
    assert found.technical.value == Fraction("81.5")
    assert found.grade == "IV/a"
    assert found.indicators == {"performance.penghargaan": Decimal(70)}
