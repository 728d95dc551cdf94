import numpy as np
import pytest

from takar.psychometrics.standard_setting import BadJudgements, contrasting_groups

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


def groups(number: int, seed: int, share: float = 0.5) -> tuple[Numbers, Numbers]:
    """Able people score around 60, the others around 50: the line between them is 55."""
    chance = np.random.default_rng(seed)
    able = (chance.random(number) < share).astype(float)
    return chance.normal(50 + 10 * able, 8), able


def test_between_two_like_groups_the_line_is_in_the_middle() -> None:
    found = contrasting_groups(*groups(20_000, 1))
    assert found.value == pytest.approx(55, abs=0.4)
    assert found.parts == pytest.approx((50, 60), abs=0.3)


@pytest.mark.slow
def test_its_error_is_its_spread() -> None:
    cuts = [contrasting_groups(*groups(300, seed)) for seed in range(300)]
    spread = float(np.std([cut.value or np.nan for cut in cuts]))
    assert spread == pytest.approx(float(np.mean([cut.se or np.nan for cut in cuts])), rel=0.15)


def test_counting_groups_alike_takes_the_larger_its_pull() -> None:
    scores, able = groups(20_000, 1, share=0.8)
    plain, even = contrasting_groups(scores, able), contrasting_groups(scores, able, even=True)
    assert plain.value == pytest.approx(55 - 6.4 * np.log(4), abs=0.6)
    assert even.value == pytest.approx(55, abs=0.6)


def test_groups_that_do_not_overlap_are_parted_in_the_middle() -> None:
    found = contrasting_groups([1, 2, 6, 7], [0, 0, 1, 1])
    assert (found.value, found.se) == (4, None)
    assert "tengah" in str(found.reasons[0])


def test_able_people_who_score_no_higher_give_no_line() -> None:
    found = contrasting_groups([5, 6, 5, 6], [0, 0, 1, 1])
    assert (found.value, found.has_converged) == (None, False)


@pytest.mark.parametrize(
    ("scores", "able"), [([1, 2], [1, 1]), ([1, np.nan], [0, 1]), ([1, 2, 3], [0, 1])]
)
def test_both_groups_are_needed_and_no_gaps(scores: list[float], able: list[int]) -> None:
    with pytest.raises(BadJudgements):
        contrasting_groups(scores, able)
