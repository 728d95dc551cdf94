import numpy as np
import pytest

from takar.synthetic.dice import (
    Dice,
    day_of,
    decimals,
    hex_ids,
    month_of,
    monthday_of,
    pick,
    pick_by,
    rank_within,
    words,
    year_of,
)


def test_the_same_topic_throws_the_same_and_another_topic_throws_differently() -> None:
    first, again, other = (Dice(1, "kab_a").about(topic).random(5) for topic in ("x", "x", "y"))
    assert first.tolist() == again.tolist()
    assert first.tolist() != other.tolist()


def test_another_agency_or_seed_throws_differently() -> None:
    throws = [dice.about("x").random() for dice in (Dice(1, "a"), Dice(1, "b"), Dice(2, "a"))]
    assert len(set(throws)) == 3


def test_an_index_is_drawn_as_often_as_its_weight_says() -> None:
    drawn = pick(np.random.default_rng(1), [1, 0, 3], 20_000)
    shares = np.bincount(drawn, minlength=3) / len(drawn)
    assert shares[1] == 0
    assert shares[2] == pytest.approx(0.75, abs=0.01)


def test_each_row_draws_from_its_own_weights() -> None:
    weights = np.array([[1.0, 0, 0], [0, 0, 1]])
    drawn = pick_by(np.random.default_rng(1), weights, np.array([0, 1, 0, 1]))
    assert drawn.tolist() == [0, 2, 0, 2]


def test_a_word_below_zero_or_in_a_gap_is_missing() -> None:
    index = np.array([0, -1, 1])
    assert words(["a", "b"], index).to_pylist() == ["a", None, "b"]
    gap = np.array([True, False, False])
    assert words(["a", "b"], index, gap=gap).to_pylist() == [None, None, "b"]


def test_decimals_are_exact_below_and_above_zero() -> None:
    column = decimals(np.array([1, -1, 83_330_000]))
    assert [str(value) for value in column.to_pylist()] == ["0.000001", "-0.000001", "83.330000"]


def test_a_day_comes_back_apart_as_it_was_put_together() -> None:
    days = day_of(np.array([1969, 2024]), np.array([12, 2]), np.array([31, 29]))
    assert days.astype(str).tolist() == ["1969-12-31", "2024-02-29"]
    assert year_of(days).tolist() == [1969, 2024]
    assert month_of(days).tolist() == [12, 2]
    assert monthday_of(days).tolist() == [31, 29]


def test_ranks_count_within_their_group_in_the_order_of_the_rows() -> None:
    assert rank_within(np.array([5, 3, 5, 5, 3])).tolist() == [0, 0, 1, 2, 1]
    assert rank_within(np.array([], dtype=np.int64)).tolist() == []


def test_ids_are_32_hexadecimal_digits_and_never_repeat() -> None:
    ids = hex_ids(np.random.default_rng(1), 5000).to_pylist()
    assert len(set(ids)) == 5000
    assert all(len(one) == 32 and set(one) <= set("0123456789ABCDEF") for one in ids)
