import numpy as np
import pyarrow as pa
import pytest

from takar.psychometrics.responses import BadResponses, Gap, Responses

ROWS: dict[str, list[object]] = {
    "person": ["b", "a", "a", "b"],
    "item": ["2", "1", "2", "1"],
    "score": [1, 0, int(Gap.OMITTED), int(Gap.NOT_REACHED)],
}


def test_a_long_table_becomes_persons_by_items_in_the_order_of_names() -> None:
    found = Responses.of(pa.table(ROWS))
    assert (found.persons, found.items) == (("a", "b"), ("1", "2"))
    assert found.answers.tolist() == [[0, Gap.OMITTED], [Gap.NOT_REACHED, 1]]
    assert found.categories == (2, 2)


def test_the_three_kinds_of_missing_are_told_apart_and_treated_as_asked() -> None:
    found = Responses.from_array([[1, -1, -2, -3]])
    assert found.scored().tolist() == [[1, -1, 0, -1]]
    assert found.scored(not_reached="wrong").tolist() == [[1, -1, 0, 0]]
    assert found.scored(omitted="not_given").tolist() == [[1, -1, -1, -1]]
    assert found.given.tolist() == [[True, False, True, False]]
    with pytest.raises(BadResponses, match="half"):
        found.scored(omitted="half")  # type: ignore[arg-type]


def test_a_pair_without_a_row_was_not_given() -> None:
    rows = {name: cells[:3] for name, cells in ROWS.items()}
    assert Responses.of(pa.table(rows)).answers[1, 0] == Gap.NOT_GIVEN


def test_somebody_who_answered_twice_is_refused_by_name() -> None:
    twice = {name: [*cells, cells[0]] for name, cells in ROWS.items()}
    with pytest.raises(BadResponses, match=r"b tercatat dua kali menjawab butir 2"):
        Responses.of(pa.table(twice))


@pytest.mark.parametrize("score", [-4, 3, 1.5, float("nan"), "x", None])
def test_a_score_that_is_no_category_and_no_gap_is_refused(score: object) -> None:
    rows = pa.table({**ROWS, "score": [score, *([score] if isinstance(score, str) else [1]) * 3]})
    with pytest.raises(BadResponses):
        Responses.of(rows, categories=(3, 3))


def test_the_highest_category_is_allowed_and_the_next_refused() -> None:
    assert Responses.from_array([[0], [2]], categories=[3]).categories == (3,)
    with pytest.raises(BadResponses, match="Butir 1"):
        Responses.from_array([[0], [3]], categories=[3])


def test_a_category_nobody_used_stays_one_where_it_is_asked_for() -> None:
    assert Responses.from_array([[0], [1]], categories=[5]).categories == (5,)
    assert Responses.from_array([[0], [0]]).categories == (2,)


def test_groups_follow_their_persons_and_nobody_is_in_two() -> None:
    found = Responses.of(pa.table({**ROWS, "group": ["y", "x", "x", "y"]}))
    assert found.group_names == ("x", "y")
    assert found.groups is not None
    assert found.groups.tolist() == [0, 1]
    with pytest.raises(BadResponses, match="a tercatat pada dua kelompok"):
        Responses.of(pa.table({**ROWS, "group": ["y", "x", "y", "y"]}))


def test_the_first_group_of_an_array_is_the_reference() -> None:
    found = Responses.from_array([[0], [1], [1]], groups=["2026", "2025", "2026"])
    assert found.group_names == ("2026", "2025")
    assert found.groups is not None
    assert found.groups.tolist() == [0, 1, 0]


def test_a_subset_keeps_what_belongs_to_its_persons_and_items() -> None:
    whole = Responses.from_array(
        [[0, 2], [1, 1], [1, 0]], items=["p", "q"], groups=["x", "y", "y"], weights=[1, 2, 3]
    )
    part = whole.subset(items=["q"], persons=np.array([False, True, True]))
    assert part.answers.tolist() == [[1], [0]]
    assert (part.persons, part.categories) == (("2", "3"), (3,))
    assert part.counted().tolist() == [2, 3]
    assert part.groups is not None
    assert part.groups.tolist() == [1, 1]
    with pytest.raises(BadResponses, match="r"):
        whole.subset(items=["r"])


def test_sums_count_what_was_given_only() -> None:
    assert Responses.from_array([[2, 1], [-1, 1], [-2, 0]]).sum_scores().tolist() == [3, 1, 0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"items": ["1", "1"]},
        {"persons": ["a"]},
        {"weights": [1.0, 0.0]},
        {"categories": [2]},
        {"groups": ["x"]},
    ],
)
def test_names_and_numbers_that_do_not_fit_are_refused(wrong: dict[str, list[object]]) -> None:
    with pytest.raises(BadResponses):
        Responses.from_array([[0, 1], [1, 0]], **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["person", "item", "score"])
def test_a_table_without_a_column_is_refused_by_its_name(missing: str) -> None:
    rows = pa.table({name: cells for name, cells in ROWS.items() if name != missing})
    with pytest.raises(BadResponses, match=missing):
        Responses.of(rows)


def test_unused_categories_are_closed_up_only_when_asked() -> None:
    found = Responses.from_array([[0, 3], [2, -2], [4, 0]], categories=[5, 4])
    assert found.categories == (5, 4)
    assert found.collapsed().answers.tolist() == [[0, 1], [1, -2], [2, 0]]
    assert found.collapsed().categories == (3, 2)
    assert found.answers.tolist() == [[0, 3], [2, -2], [4, 0]]
