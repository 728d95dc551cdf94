from decimal import Decimal
from fractions import Fraction

import pytest

from takar.measures.merit import Answer, BadAnswer, merit_by_points
from tests.measures.merit.made import LAW, levels, points

CODES = (
    "PERENCANAAN_KEBUTUHAN",
    "PENGADAAN",
    "PENGEMBANGAN_KARIER",
    "PROMOSI_DAN_MUTASI",
    "MANAJEMEN_KINERJA",
    "PENGGAJIAN_PENGHARGAAN_DISIPLIN",
    "PERLINDUNGAN_DAN_PELAYANAN",
    "SISTEM_INFORMASI",
)


def whole(total: str) -> list[Answer]:
    """Points that sum to so many."""
    given = dict(zip(CODES, ("40", "40", "0", "40", "80", "40", "16", "24"), strict=True))
    given["PENGEMBANGAN_KARIER"] = str(Decimal(total) - 280)
    return points(**given)


@pytest.mark.parametrize(
    ("total", "category"),
    [("325", "IV"), ("324.99", "III"), ("329", "IV"), ("342.5", "IV"), ("400", "IV")],
)
def test_the_categories_hold_at_their_limits(total: str, category: str) -> None:
    found = merit_by_points(whole(total), LAW)
    assert found.value == Fraction(total) / 400
    assert found.category == category


@pytest.mark.parametrize(
    ("total", "category"),
    [("250", "III"), ("249.99", "II"), ("175", "II"), ("174.99", "I"), ("0", "I")],
)
def test_the_lower_categories_hold_at_their_limits(total: str, category: str) -> None:
    spread = dict.fromkeys(CODES, "0")
    left = Decimal(total)
    for code, most in zip(CODES, (40, 40, 130, 40, 80, 40, 16, 24), strict=True):
        spread[code] = str(min(left, Decimal(most)))
        left -= Decimal(spread[code])
    assert merit_by_points(points(**spread), LAW).category == category


def test_329_points_are_the_published_index() -> None:
    assert merit_by_points(whole("329"), LAW).value == Fraction(8225, 10000)


def test_points_nobody_settled_leave_the_index_between_two_numbers() -> None:
    found = merit_by_points(levels(4), LAW)
    assert (found.least, found.most) == (Fraction(400, 400), Fraction(410, 400))
    assert (found.value, found.category, found.completeness) == (None, "IV", Fraction(100))
    career = found.aspects[2]
    assert (career.least, career.most, career.weight) == (Fraction(120), Fraction(130), None)


def test_missing_levels_count_as_the_lowest_and_the_highest_and_are_told() -> None:
    found = merit_by_points(levels(2, "SISTEM_INFORMASI"), LAW)
    system = found.aspects[-1]
    assert (system.least, system.most, system.answered, system.asked) == (
        Fraction(6),
        Fraction(24),
        0,
        2,
    )
    assert found.completeness < 100
    nothing = merit_by_points([], LAW)
    assert (nothing.least, nothing.most) == (Fraction(100, 400), Fraction(410, 400))
    assert (nothing.category, nothing.completeness) == (None, Fraction(0))


@pytest.mark.parametrize(
    "answers",
    [
        [Answer("LAIN")],
        [Answer("PENGADAAN"), Answer("PENGADAAN")],
        [Answer("PENGADAAN", levels={"Lain": 1})],
        [Answer("PENGADAAN", levels={"Rencana pengadaan tahunan": 0})],
        [Answer("PENGADAAN", levels={"Rencana pengadaan tahunan": 5})],
        points(PENGADAAN="40.01"),
        points(PENGADAAN="-0.01"),
        points(PENGEMBANGAN_KARIER="130.01"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(answers: list[Answer]) -> None:
    with pytest.raises(BadAnswer):
        merit_by_points(answers, LAW)


def test_the_larger_of_both_numbers_of_points_is_accepted() -> None:
    assert merit_by_points(points(PENGEMBANGAN_KARIER="130"), LAW).aspects[2].value == 130
