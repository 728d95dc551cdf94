from decimal import Decimal

from takar.web.exam_results.drawings import BINS, bins_of, spread_svg


def test_whoever_is_on_a_line_is_above_it_and_the_best_are_in_the_last_tenth() -> None:
    counts = bins_of([Decimal(0), Decimal("0.999"), Decimal(1), Decimal(10)], Decimal(10))
    assert counts == [2, 1, *[0] * 7, 1]


def test_points_below_nothing_are_drawn_in_the_first_tenth() -> None:
    assert bins_of([Decimal(-2)], Decimal(10)) == [1, *[0] * (BINS - 1)]


def test_a_test_that_can_give_nothing_is_drawn_without_dividing_by_it() -> None:
    assert sum(bins_of([Decimal(0)], Decimal(0))) == 1


def test_the_drawing_says_in_words_what_it_shows() -> None:
    drawn = spread_svg([Decimal(1), Decimal(9)], Decimal(10), title="Sebaran", people="orang")
    assert "<title" in drawn
    assert "1–2: 1 orang; 9–10: 1 orang" in drawn
