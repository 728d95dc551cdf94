import numpy as np
import pytest

from takar.psychometrics.fairness import score_differences


def test_the_difference_is_in_pooled_standard_deviations_freed_of_bias() -> None:
    """Hedges (1981): for ten people the factor is 1 - 3 / (4 x 8 - 1)."""
    one, two = [1.0, 2, 3, 4, 5], [3.0, 4, 5, 6, 7]
    found = score_differences({"A": one, "B": two}, reference="A")
    [group] = found.groups
    assert group.difference == 2
    assert group.smd == pytest.approx(2 / np.sqrt(2.5) * (1 - 3 / 31), rel=2e-3)


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    chance = np.random.default_rng(3)
    held = 0
    for _ in range(1000):
        scores = {"A": chance.normal(0, 1, 40).tolist(), "B": chance.normal(0.5, 1, 30).tolist()}
        [group] = score_differences(scores).groups
        held += (group.low or 0) <= 0.5 <= (group.high or 0)
    assert 0.92 <= held / 1000 <= 0.97


def test_the_largest_group_is_the_reference_and_small_ones_are_left_out() -> None:
    found = score_differences(
        {"A": [1, 2, 3, 4, 5], "B": [1, 2, 3, 4, 5, 6], "C": [1, 2, 3, 4, None]}
    )
    assert found.reference == "B"
    assert found.too_small == ("C",)


def test_with_little_power_it_does_not_say_that_groups_are_alike() -> None:
    found = score_differences({"A": [1, 2, 3, 4, 5], "B": [1, 2, 3, 4, 5, 6]})
    assert "belum dapat disimpulkan" in str(found.groups[0].verdict)


def test_with_many_people_a_small_difference_is_seen_or_ruled_out() -> None:
    chance = np.random.default_rng(4)
    same = {name: chance.normal(0, 1, 3000).tolist() for name in ("A", "B")}
    assert "cukup" in str(score_differences(same).groups[0].verdict)
    apart = same | {"B": (np.array(same["B"]) + 0.5).tolist()}
    assert "sulit disebut kebetulan" in str(score_differences(apart).groups[0].verdict)


def test_scores_that_do_not_vary_have_no_difference_in_standard_deviations() -> None:
    [group] = score_differences({"A": [3] * 6, "B": [3] * 5}).groups
    assert (group.smd, group.p, group.holm_p) == (None, None, None)
    assert "tidak bervariasi" in str(group.verdict)


def test_one_group_alone_says_why_nothing_is_compared() -> None:
    found = score_differences({"A": [1, 2, 3, 4, 5]})
    assert found.groups == ()
    assert "tidak dibandingkan" in str(found.because)
