import numpy as np
import pyarrow as pa
import pytest

from takar.psychometrics.raters.agreement import (
    agreement_shares,
    fleiss_kappa,
    overall_shares,
    pair_agreement,
    unit_table,
    weighted_kappa,
)
from takar.psychometrics.raters.ratings import Ratings


def rated(*rows: tuple[str, str, str, float], method: str = "WAWANCARA") -> Ratings:
    """Return ratings from rows of ratee, competency, rater and level."""
    ratee, competency, rater, level = zip(*rows, strict=True)
    return Ratings.of(
        pa.table(
            {
                "ratee": ratee,
                "competency": competency,
                "rater": rater,
                "method": [method] * len(rows),
                "level": level,
            }
        )
    )


def three_raters(people: int = 12, seed: int = 1) -> Ratings:
    chance = np.random.default_rng(seed)
    return rated(
        *(
            (f"P{p:02}", competency, rater, float(chance.integers(1, 6)))
            for p in range(people)
            for competency in ("INTEGRITAS", "KERJASAMA")
            for rater in ("A", "B", "C")
        )
    )


def test_equal_and_neighbouring_levels_are_counted() -> None:
    found = agreement_shares([1, 2, 3, 4], [1, 3, 5, 4])
    assert (found.exact, found.adjacent, found.count) == (0.5, 0.75, 4)


def test_half_levels_are_neighbours_within_the_step_asked() -> None:
    assert agreement_shares([1, 2], [1.5, 2.6], within=0.5).adjacent == 0.5


def test_every_pair_of_raters_is_compared_on_what_both_rated() -> None:
    ratings = three_raters()
    found = {(pair.first, pair.second): pair for pair in pair_agreement(ratings)}
    assert set(found) == {("A", "B"), ("A", "C"), ("B", "C")}
    table = unit_table(ratings)
    assert found["A", "C"].kappa == weighted_kappa(table[:, 0], table[:, 2])
    assert found["A", "C"].difference == pytest.approx((table[:, 0] - table[:, 2]).mean())


def test_pairs_with_too_little_in_common_are_left_out() -> None:
    ratings = three_raters(people=5)
    assert len(pair_agreement(ratings, least=10)) == 3
    assert pair_agreement(ratings, least=11) == ()


def test_the_same_competency_by_another_method_is_another_unit() -> None:
    by_interview = rated(("P1", "INTEGRITAS", "A", 3), ("P2", "INTEGRITAS", "A", 4))
    by_group = rated(("P1", "INTEGRITAS", "B", 3), ("P2", "INTEGRITAS", "B", 4), method="LGD")
    both = Ratings(
        ratee=np.concatenate([by_interview.ratee, by_group.ratee]),
        competency=np.concatenate([by_interview.competency, by_group.competency]),
        rater=np.concatenate([by_interview.rater, by_group.rater + 1]),
        method=np.concatenate([by_interview.method, by_group.method + 1]),
        level=np.concatenate([by_interview.level, by_group.level]),
        ratees=("P1", "P2"),
        competencies=("INTEGRITAS",),
        raters=("A", "B"),
        methods=("WAWANCARA", "LGD"),
    )
    assert pair_agreement(both, least=1) == ()
    assert overall_shares(both) is None


def test_overall_shares_count_every_pair_of_ratings_of_a_unit() -> None:
    found = overall_shares(
        rated(
            ("P1", "INTEGRITAS", "A", 3),
            ("P1", "INTEGRITAS", "B", 3),
            ("P1", "INTEGRITAS", "C", 5),
            ("P2", "INTEGRITAS", "A", 2),
        )
    )
    assert found is not None
    assert (found.count, found.exact, found.adjacent) == (3, 1 / 3, 1 / 3)


def test_the_table_of_units_holds_every_rating_and_gaps_behind() -> None:
    table = unit_table(
        rated(
            ("P1", "INTEGRITAS", "A", 3),
            ("P1", "INTEGRITAS", "B", 4),
            ("P2", "INTEGRITAS", "B", 5),
        )
    )
    assert np.array_equal(table, np.array([[3, 4], [5, np.nan]]), equal_nan=True)


def test_the_order_of_rows_does_not_matter() -> None:
    ratings = three_raters()
    mixed = ratings.kept(np.random.default_rng(3).permutation(len(ratings)))
    assert pair_agreement(mixed) == pair_agreement(ratings)
    assert fleiss_kappa(unit_table(mixed)) == fleiss_kappa(unit_table(ratings))
