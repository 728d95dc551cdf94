from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.web.portal.suppression import Cell, joined, shown

LEAST = 3


def all_tables(
    totals: tuple[tuple[int, ...], tuple[int, ...]], opened: dict[Cell, int], size: tuple[int, int]
) -> Iterator[dict[Cell, int]]:
    """Every table of whole numbers that agrees with the totals and the open cells."""
    row_totals, column_totals = totals
    rows, columns = size

    def fill(row: int, left: tuple[int, ...], table: dict[Cell, int]) -> Iterator[dict[Cell, int]]:
        if row == rows:
            if not any(left):
                yield table
            return
        ranges = [
            [opened[str(row), str(c)]] if (str(row), str(c)) in opened else range(left[c] + 1)
            for c in range(columns)
        ]
        for values in product(*ranges):
            if sum(values) == row_totals[row] and all(
                v <= r for v, r in zip(values, left, strict=True)
            ):
                after = tuple(r - v for v, r in zip(values, left, strict=True))
                more = {(str(row), str(c)): v for c, v in enumerate(values)}
                yield from fill(row + 1, after, table | more)

    yield from fill(0, column_totals, {})


tables = st.tuples(st.integers(2, 3), st.integers(2, 3)).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.integers(0, 6), min_size=size[0] * size[1], max_size=size[0] * size[1]),
    )
)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_nobody_can_tell_that_a_hidden_cell_is_small(
    drawn: tuple[tuple[int, int], list[int]],
) -> None:
    (rows, columns), numbers = drawn
    names_r, names_c = [str(r) for r in range(rows)], [str(c) for c in range(columns)]
    counts = {(str(n // columns), str(n % columns)): number for n, number in enumerate(numbers)}
    row_totals = tuple(sum(counts[r, c] for c in names_c) for r in names_r)
    column_totals = tuple(sum(counts[r, c] for r in names_r) for c in names_c)
    if any(0 < total < LEAST for total in (*row_totals, *column_totals)):
        return  # such lines are joined with others before
    published = shown(counts, names_r, names_c, LEAST)
    opened = {cell: people for cell, people in published.items() if people is not None}
    small = [cell for cell, people in counts.items() if 0 < people < LEAST]
    assert all(published[cell] is None for cell in small)
    highest = dict.fromkeys(small, 0)
    for table in all_tables((row_totals, column_totals), opened, (rows, columns)):
        for cell in small:
            highest[cell] = max(highest[cell], table[cell])
    assert all(top >= LEAST for top in highest.values())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=9), st.integers(2, 6))
def test_every_group_of_joined_names_is_large_or_empty(numbers: list[int], least: int) -> None:
    totals = {str(n): number for n, number in enumerate(numbers)}
    groups = joined(totals, least)
    assert sorted(name for group in groups for name in group) == sorted(totals)
    if sum(numbers) >= least:
        assert all(
            total == 0 or total >= least
            for total in (sum(totals[name] for name in group) for group in groups)
        )


def test_one_small_name_is_never_left_to_be_worked_out_from_the_total() -> None:
    assert joined({"A": 20, "B": 4, "C": 9}, 5) == [("A",), ("B", "C")]


def test_large_names_stay_alone() -> None:
    assert joined({"A": 5, "B": 6, "C": 0}, 5) == [("A",), ("B",), ("C",)]


@pytest.mark.parametrize(("people", "is_open"), [(4, False), (5, True), (6, True)])
def test_a_cell_is_hidden_just_below_the_limit_and_open_on_it(people: int, is_open: bool) -> None:
    counts = {("a", "x"): people, ("a", "y"): 30, ("b", "x"): 30, ("b", "y"): 30}
    assert (shown(counts, ["a", "b"], ["x", "y"], 5)["a", "x"] is not None) == is_open


def test_a_small_cell_takes_others_with_it_so_that_totals_do_not_tell() -> None:
    counts = {("a", "x"): 2, ("a", "y"): 30, ("b", "x"): 40, ("b", "y"): 50}
    published = shown(counts, ["a", "b"], ["x", "y"], 5)
    assert set(published.values()) == {None}


def test_the_cheapest_circle_is_hidden_and_the_rest_stays_open() -> None:
    counts = {
        ("a", "x"): 2, ("a", "y"): 10, ("a", "z"): 50,
        ("b", "x"): 12, ("b", "y"): 11, ("b", "z"): 60,
        ("c", "x"): 70, ("c", "y"): 80, ("c", "z"): 90,
    }  # fmt: skip
    published = shown(counts, ["a", "b", "c"], ["x", "y", "z"], 5)
    hidden = {cell for cell, people in published.items() if people is None}
    assert hidden == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}


def test_a_unit_whose_people_all_stand_in_one_cell_is_not_shown_so() -> None:
    counts = {("a", "x"): 12, ("a", "y"): 0, ("b", "x"): 20, ("b", "y"): 30}
    published = shown(counts, ["a", "b"], ["x", "y"], 5)
    assert published["a", "x"] is None
    assert published["a", "y"] is None


def test_a_table_without_small_cells_stays_open() -> None:
    counts = {("a", "x"): 12, ("a", "y"): 8, ("b", "x"): 20, ("b", "y"): 30}
    assert shown(counts, ["a", "b"], ["x", "y"], 5) == counts
