from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.kernel.rounding import half_up
from takar.measures.selection import BadScore, BadWeights, Ranked, Score, selection

WEIGHTS = {
    "REKAM_JEJAK": Decimal(20),
    "MAKALAH": Decimal(20),
    "ASESMEN": Decimal(25),
    "WAWANCARA": Decimal(35),
}
SOLE = {"NILAI": Decimal(100)}


def scored(applicant: str, **values: tuple[str, ...]) -> list[Score]:
    return [
        Score(applicant, component, f"anggota {number}", Decimal(value))
        for component, given_values in values.items()
        for number, value in enumerate(given_values)
    ]


def sole(
    values: dict[str, str], *, lot: str = "undian", cuts: tuple[int, ...] = (5, 3)
) -> list[Ranked]:
    scores = [Score(one, "NILAI", "a", Decimal(value)) for one, value in values.items()]
    return selection({"J": list(values)}, SOLE, scores, lot=lot, cuts=cuts)["J"]


def test_the_worked_table_of_the_page() -> None:
    scores = scored(
        "A",
        REKAM_JEJAK=("80", "90"),
        MAKALAH=("70", "80"),
        ASESMEN=("91.67",),
        WAWANCARA=("80", "85"),
    ) + scored("B", REKAM_JEJAK=("85",), MAKALAH=("75",), ASESMEN=("91.67",))
    first, second = selection({"J": ["B", "A"]}, WEIGHTS, scores, lot="undian")["J"]
    assert (first.applicant, first.total, first.place) == ("A", Fraction("83.7925"), 1)
    assert half_up(first.total or 0) == Decimal("83.79")
    assert (second.applicant, second.total, second.place, second.missing) == (
        "B",
        None,
        None,
        ("WAWANCARA",),
    )
    assert not second.is_among(5)


@pytest.mark.parametrize("change", ["-0.01", "0.01"])
def test_weights_sum_to_one_hundred(change: str) -> None:
    with pytest.raises(BadWeights, match="100"):
        selection({}, WEIGHTS | {"MAKALAH": Decimal(20) + Decimal(change)}, [], lot="x")
    with pytest.raises(BadWeights):
        selection({}, {"A": Decimal(110), "B": Decimal(-10)}, [], lot="x")


@pytest.mark.parametrize(
    ("value", "is_bad"), [("-0.01", True), ("0", False), ("100", False), ("100.01", True)]
)
def test_a_score_lies_between_nought_and_one_hundred(value: str, *, is_bad: bool) -> None:
    if is_bad:
        with pytest.raises(BadScore):
            sole({"A": value})
    else:
        assert sole({"A": value})[0].total == Fraction(value)


def test_equal_totals_share_a_place_and_the_lot_decides_only_at_a_cut() -> None:
    rows = sole({"A": "90", "B": "80", "C": "80", "D": "80", "E": "70"}, cuts=(3,))
    assert [row.place for row in rows] == [1, 2, 2, 2, 5]
    assert {row.applicant for row in rows if row.by_lot} == {"B", "C", "D"}
    assert [row.is_among(3) for row in rows] == [True, True, True, False, False]
    assert not any(row.by_lot for row in sole({"A": "90", "B": "80", "C": "80"}, cuts=(3,)))
    assert not any(
        row.by_lot for row in sole({"A": "90", "B": "80", "C": "80", "D": "1"}, cuts=(3,))
    )


def test_another_lot_word_draws_anew_and_the_same_word_draws_the_same() -> None:
    many = {f"P{number}": "80" for number in range(20)}
    orders = {lot: [row.applicant for row in sole(many, lot=lot)] for lot in ("satu", "dua")}
    assert orders["satu"] != orders["dua"]
    assert orders["satu"] == [
        row.applicant for row in sole(dict(reversed(many.items())), lot="satu")
    ]


def test_the_published_funnel_of_eight_posts_ends_with_thirty_seven() -> None:
    sizes = [9, 8, 7, 6, 6, 5, 4, 3]
    posts = {f"J{n}": [f"J{n}-{k}" for k in range(size)] for n, size in enumerate(sizes)}
    scores = [
        Score(one, "NILAI", "a", Decimal(50 + place))
        for applicants in posts.values()
        for place, one in enumerate(applicants)
    ]
    ranked = selection(posts, SOLE, scores, lot="undian")
    assert sum(row.is_among(5) for rows in ranked.values() for row in rows) == 6 * 5 + 4 + 3
    assert sum(row.is_among(3) for rows in ranked.values() for row in rows) == 8 * 3


VALUES = st.decimals(0, 100, places=2)


@given(st.lists(VALUES, min_size=1, max_size=12), st.permutations(range(12)))
def test_the_order_of_applicants_changes_nothing_and_a_higher_score_never_lowers(
    values: list[Decimal], shuffle: list[int]
) -> None:
    given_values = {f"P{number}": str(value) for number, value in enumerate(values)}
    names = [f"P{number}" for number in shuffle if number < len(values)]
    rows = sole(given_values)
    assert rows == sole({name: given_values[name] for name in names})
    before = {row.applicant: row.order for row in rows}
    raised = {row.applicant: row.order for row in sole(given_values | {"P0": "100"})}
    assert (raised["P0"] or 0) <= (before["P0"] or 0)


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_a_total_lies_between_the_members(values: list[Decimal]) -> None:
    scores = [Score("A", "NILAI", str(number), value) for number, value in enumerate(values)]
    total = selection({"J": ["A"]}, SOLE, scores, lot="x")["J"][0].total
    assert total is not None
    assert min(values) <= total <= max(values)
