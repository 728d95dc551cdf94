import numpy as np
import pyarrow as pa
import pytest

from takar.psychometrics.raters.design import counts, design, severity_information
from takar.psychometrics.raters.ratings import Ratings


def seen(pairs: list[tuple[str, str]], competencies: int = 1) -> Ratings:
    rows = [(ratee, rater, f"k{one}") for ratee, rater in pairs for one in range(competencies)]
    return Ratings.of(
        pa.table(
            {
                "ratee": [row[0] for row in rows],
                "rater": [row[1] for row in rows],
                "competency": [row[2] for row in rows],
                "method": ["wawancara"] * len(rows),
                "level": [3.0] * len(rows),
            }
        )
    )


def test_two_raters_of_one_ratee_are_connected() -> None:
    drawn = design(seen([("a", "X"), ("a", "Y")], competencies=9))
    assert drawn.is_connected
    assert drawn.components == (("X", "Y"),)
    assert drawn.connectivity == pytest.approx(9)  # variance 2/9 of a difference
    assert drawn.least_shared == 1
    assert drawn.weakest == ("X", "Y")


def test_raters_without_a_common_ratee_fall_apart_and_advice_says_how_to_join_them() -> None:
    drawn = design(seen([("a", "X"), ("a", "Y"), ("b", "Z"), ("b", "W")]))
    assert not drawn.is_connected
    assert drawn.components == (("W", "Z"), ("X", "Y"))
    assert drawn.least_shared == 0
    assert "W dan X" in str(drawn.advice[0])


def test_a_chain_is_as_firm_as_its_weakest_link() -> None:
    firm = [(f"a{one}", rater) for one in range(6) for rater in ("X", "Y")]
    thin = [(f"b{one}", rater) for one in range(2) for rater in ("Y", "Z")]
    drawn = design(seen(firm + thin))
    assert drawn.weakest == ("Y", "Z")
    assert drawn.least_shared == 2
    assert any("hanya berbagi 2" in str(one) for one in drawn.advice)


def test_a_link_is_thin_below_five_shared_ratees_and_not_at_five() -> None:
    for shared, is_thin in ((4, True), (5, False)):
        pairs = [(f"a{one}", rater) for one in range(shared) for rater in ("X", "Y")]
        assert any("terlemah" in str(one) for one in design(seen(pairs)).advice) is is_thin


def test_connectivity_bounds_the_variance_of_every_comparison() -> None:
    rng = np.random.default_rng(5)
    pairs = {(f"p{one}", f"r{rater}") for one in range(40) for rater in rng.integers(0, 6, 2)}
    ratings = seen(sorted(pairs))
    inverse = np.linalg.pinv(severity_information(counts(ratings)))
    contrasts = np.eye(6) - 1 / 6
    worst = np.linalg.eigvalsh(contrasts @ inverse @ contrasts)[-1]
    assert design(ratings).connectivity == pytest.approx(1 / worst)


def test_a_ratee_without_ratings_changes_nothing() -> None:
    ratings = seen([("a", "X"), ("a", "Y"), ("b", "X"), ("b", "Y")])
    rest = ratings.kept(ratings.ratee == 0)
    assert design(rest).connectivity == pytest.approx(1)
    assert design(rest).shared_fraction == 1


def test_one_rater_alone_is_connected_with_nothing_to_compare() -> None:
    drawn = design(seen([("a", "X"), ("b", "X")]))
    assert drawn.is_connected
    assert (drawn.connectivity, drawn.least_shared, drawn.weakest) == (0.0, 0, None)


def test_raters_below_ten_ratees_are_named_and_not_at_ten() -> None:
    for number, is_named in ((9, True), (10, False)):
        pairs = [(f"a{one}", rater) for one in range(number) for rater in ("X", "Y")]
        assert any("X, Y" in str(one) for one in design(seen(pairs)).advice) is is_named
