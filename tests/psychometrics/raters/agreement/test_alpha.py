from itertools import permutations

import numpy as np
import pytest

from takar.psychometrics.raters.agreement import TooFewRatings, UnknownMetric, krippendorff
from tests.psychometrics.raters.agreement.published import KRIPPENDORFF

METRICS = ("nominal", "ordinal", "interval", "ratio")
GAP = float("nan")


def by_hand(table: np.ndarray, distance: dict[tuple[float, float], float]) -> float:
    """Return alpha from the coincidence matrix, cell by cell."""
    together: dict[tuple[float, float], float] = {}
    for row in table:
        given = [float(value) for value in row if not np.isnan(value)]
        for one, two in permutations(given, 2):
            together[one, two] = together.get((one, two), 0) + 1 / (len(given) - 1)
    used: dict[float, float] = {}
    for (one, _), count in together.items():
        used[one] = used.get(one, 0) + count
    total = sum(used.values())
    seen = sum(count * distance[pair] for pair, count in together.items())
    chance = sum(used[c] * used[k] * distance[c, k] for c in used for k in used if c != k)
    return 1 - (total - 1) * seen / chance


def test_alpha_is_that_of_the_coincidence_matrix() -> None:
    chance = np.random.default_rng(2)
    table = chance.integers(1, 6, size=(30, 4)).astype(float)
    table[chance.random(table.shape) < 0.2] = GAP
    table = table[(~np.isnan(table)).sum(axis=1) >= 2]
    levels = [float(level) for level in range(1, 6)]
    squares = {(c, k): (c - k) ** 2 for c in levels for k in levels}
    ratios = {(c, k): ((c - k) / (c + k)) ** 2 for c in levels for k in levels}
    found = krippendorff(table, metric="interval", replicates=0).value
    assert found == pytest.approx(by_hand(table, squares), abs=1e-12)
    found = krippendorff(table, metric="ratio", replicates=0).value
    assert found == pytest.approx(by_hand(table, ratios), abs=1e-12)


def test_ordinal_distances_follow_how_often_levels_are_used_not_their_names() -> None:
    names = np.array([np.nan, 1, 10, 11, 50, 90])
    renamed = np.where(np.isnan(KRIPPENDORFF), GAP, names[np.nan_to_num(KRIPPENDORFF).astype(int)])
    assert krippendorff(renamed, metric="ordinal") == krippendorff(KRIPPENDORFF, metric="ordinal")
    other = krippendorff(renamed, metric="interval").value
    assert other != krippendorff(KRIPPENDORFF, metric="interval").value


@pytest.mark.parametrize("metric", METRICS)
def test_who_the_raters_are_and_the_order_of_units_do_not_matter(metric: str) -> None:
    chance = np.random.default_rng(4)
    table = chance.permuted(KRIPPENDORFF, axis=1)[chance.permutation(12)]
    assert krippendorff(table, metric=metric) == krippendorff(KRIPPENDORFF, metric=metric)  # type: ignore[arg-type]


def test_another_seed_moves_the_interval_but_not_the_value() -> None:
    one, two = (krippendorff(KRIPPENDORFF, seed=seed) for seed in (1, 2))
    assert one.value == two.value
    assert one.low != two.low


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Two raters with errors of variance 1 about a ratee of variance 1: alpha is one half."""
    chance = np.random.default_rng(6)
    held = 0
    for repeat in range(200):
        truth = chance.normal(size=(120, 1))
        found = krippendorff(
            truth + chance.normal(size=(120, 2)), metric="interval", replicates=500, seed=repeat
        )
        held += (found.low or 0) <= 0.5 <= (found.high or 0)
    assert 0.90 <= held / 200 <= 0.985


def test_units_rated_once_say_nothing() -> None:
    wider = np.vstack([KRIPPENDORFF, [[5, GAP, GAP, GAP]]])
    assert krippendorff(wider) == krippendorff(KRIPPENDORFF)


def test_systematic_disagreement_is_below_zero() -> None:
    assert (krippendorff([[1, 5], [5, 1], [1, 5]], metric="interval").value or 0) < 0


def test_with_one_level_it_says_that_alpha_is_undefined() -> None:
    found = krippendorff([[3, 3], [3, 3]])
    assert (found.value, found.low, found.high) == (None, None, None)
    assert "tidak terdefinisi" in str(found.because)


def test_many_levels_take_no_table_of_all_distances() -> None:
    chance = np.random.default_rng(7)
    found = krippendorff(chance.normal(size=(20_000, 2)), metric="interval", replicates=0)
    assert found.value == pytest.approx(0, abs=0.03)


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(TooFewRatings):
        krippendorff([[GAP, 1], [2, GAP]])
    with pytest.raises(UnknownMetric):
        krippendorff(KRIPPENDORFF, metric="cubic")  # type: ignore[arg-type]
    with pytest.raises(UnknownMetric):
        krippendorff([[-1, 1], [1, 1]], metric="ratio")
