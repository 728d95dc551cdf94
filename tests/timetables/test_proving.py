"""What is claimed in words is what was proved; a gap is never told too small."""

from fractions import Fraction

import pytest

from takar.timetables.proving import found, not_found, percent
from takar.timetables.timetable import (
    DAYS,
    FEASIBLE,
    INFEASIBLE,
    LOAD,
    OPTIMAL,
    UNKNOWN,
    WAITING,
    Measured,
)
from tests.timetables.invented import small


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (Fraction(0), "0,0"),
        (Fraction(1, 1000), "0,1"),
        (Fraction(1001, 1_000_000), "0,2"),
        (Fraction(1, 3), "33,4"),
        (Fraction(1), "100,0"),
    ],
)
def test_a_gap_is_rounded_up(share: Fraction, printed: str) -> None:
    assert percent(share) == printed


@pytest.mark.parametrize(("bound", "status"), [(60, OPTIMAL), (59, FEASIBLE)])
def test_only_what_meets_every_bound_is_the_best(bound: int, status: str) -> None:
    measures = (Measured(DAYS, 1, 1), Measured(WAITING, 60, bound), Measured(LOAD, 0, 0))
    own = found(small(), (), measures)
    assert own.status == status
    assert (own.objective, own.bound) == (60, bound)
    assert own.gap == Fraction(60 - bound, 60)
    assert f"tidak mungkin kurang dari {bound}" in str(own.proof)


def test_impossible_and_unknown_are_told_apart() -> None:
    assert "Terbukti" in str(not_found(INFEASIBLE).proof)
    assert "belum terbukti" in str(not_found(UNKNOWN).proof)
    assert not not_found(UNKNOWN).is_found
