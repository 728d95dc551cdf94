import numpy as np
import pytest

from takar.psychometrics.classical import item_statistics
from takar.psychometrics.classical.points import TooLittleToAnalyse, points_of
from takar.psychometrics.classical.rest_scores import rest_correlations
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.classical.published import lsat6

N, W, SKIPPED, R = 1, 0, int(Gap.OMITTED), int(Gap.NOT_REACHED)
NOT = int(Gap.NOT_GIVEN)


def simulated(persons: int, items: int, *, top: int = 2, seed: int = 1) -> np.ndarray:
    """Return answers in ``top`` categories that share one ability."""
    chance = np.random.default_rng(seed)
    ability = chance.normal(size=(persons, 1))
    cuts = np.linspace(-1, 1, items)
    answers = np.zeros((persons, items), dtype=np.int64)
    for step in range(top - 1):
        answers += ability + chance.normal(size=(persons, items)) > cuts + step
    return answers


def test_published_difficulties_and_correlations_come_out() -> None:
    found = item_statistics(lsat6())
    assert [one.difficulty for one in found.items] == [0.924, 0.709, 0.553, 0.763, 0.870]
    rests = [one.item_rest for one in found.items]
    assert rests == pytest.approx([0.1128, 0.1531, 0.1727, 0.1444, 0.1215], abs=1e-4)
    assert (found.n_used, found.n_excluded, found.booklets) == (1000, 0, 1)


def test_weights_count_as_rows() -> None:
    assert item_statistics(lsat6(is_weighted=True)) == item_statistics(lsat6())


def test_a_weight_that_is_no_whole_number_is_refused() -> None:
    half = Responses.from_array([[0, 1], [1, 0]], weights=[1.5, 1])
    with pytest.raises(TooLittleToAnalyse):
        item_statistics(half)


@pytest.mark.parametrize("top", [2, 5])
def test_the_correlation_is_that_with_the_sum_of_the_other_items(top: int) -> None:
    answers = simulated(300, 7, top=top)
    found = item_statistics(Responses.from_array(answers, categories=[top] * 7))
    for place, one in enumerate(found.items):
        rest = np.delete(answers, place, axis=1).sum(axis=1)
        assert one.item_rest == pytest.approx(np.corrcoef(answers[:, place], rest)[0, 1], abs=1e-12)
        share = answers[:, place].mean() / (top - 1)
        assert one.difficulty == pytest.approx(share, abs=1e-12)
        assert one.difficulty_low is not None
        assert one.difficulty_high is not None
        assert one.difficulty_low < share < one.difficulty_high


def test_an_omitted_item_is_wrong_and_one_not_reached_is_left_out() -> None:
    answers = np.tile([[N, N, W], [N, SKIPPED, R], [W, W, N], [N, N, N]], (10, 1))
    one, two, three = item_statistics(Responses.from_array(answers)).items
    assert (one.n, two.n, three.n) == (40, 40, 30)
    assert (two.n_omitted, three.n_not_reached) == (10, 10)
    assert two.difficulty == pytest.approx(0.5)
    assert three.difficulty == pytest.approx(2 / 3)
    asked = item_statistics(
        Responses.from_array(answers), omitted="not_given", not_reached="wrong"
    ).items
    assert asked[1].difficulty == pytest.approx(2 / 3)
    assert asked[2].difficulty == pytest.approx(0.5)


def test_who_was_given_nothing_is_excluded_and_told() -> None:
    found = item_statistics(Responses.from_array([[1, 0], [0, 1], [NOT, NOT]], categories=[2, 2]))
    assert (found.n_used, found.n_excluded) == (2, 1)
    assert "1 orang" in str(found.reasons[0])


def test_an_item_all_have_right_has_no_correlation_but_a_flag() -> None:
    answers = simulated(100, 4)
    answers[:, 0] = 1
    first = item_statistics(Responses.from_array(answers)).items[0]
    assert first.item_rest is None
    assert [flag.code for flag in first.flags] == ["NO_VARIANCE"]
    assert "100 orang" in str(first.flags[0].because)


def test_an_item_nobody_answered_says_so() -> None:
    answers = simulated(50, 4)
    answers[:, 3] = R
    last = item_statistics(Responses.from_array(answers, categories=[2] * 4)).items[3]
    assert (last.n, last.difficulty, last.item_rest) == (0, None, None)
    assert [flag.code for flag in last.flags] == ["NO_ANSWER"]


def test_a_reversed_item_is_flagged_only_when_the_interval_says_so() -> None:
    for persons, codes in ((2000, ["NEGATIVE"]), (8, [])):
        answers = simulated(persons, 8)
        answers[:, 4] = 1 - answers[:, 4]
        found = item_statistics(Responses.from_array(answers)).items[4]
        assert found.item_rest is not None
        assert found.item_rest < 0
        assert [flag.code for flag in found.flags] == codes


@pytest.mark.parametrize(("right", "codes"), [(985, ["TOO_EASY"]), (955, []), (15, ["TOO_HARD"])])
def test_too_easy_and_too_hard_are_told_by_the_interval(right: int, codes: list[str]) -> None:
    answers = simulated(1000, 6)
    answers[:, 0] = np.argsort(np.argsort(-answers.sum(axis=1), kind="stable")) < right
    found = item_statistics(Responses.from_array(answers)).items[0]
    assert [flag.code for flag in found.flags] == codes


def test_booklets_are_compared_within_and_pooled() -> None:
    answers = simulated(400, 9)
    answers[:200, :3] = NOT
    answers[200:, 6:] = NOT
    found = rest_correlations(points_of(Responses.from_array(answers, categories=[2] * 9)))
    pairs = []
    for rows, columns in ((slice(0, 200), range(3, 9)), (slice(200, 400), range(6))):
        rest = answers[rows][:, [item for item in columns if item != 4]].sum(axis=1)
        x = answers[rows, 4]
        pairs.append(
            (((x - x.mean()) * (rest - rest.mean()) / rest.std()).sum(), 200 * x.var(), 200)
        )
    top, variance, n = np.array(pairs).sum(axis=0)
    assert found.r[4] == pytest.approx(top / np.sqrt(variance * n), abs=1e-12)
    assert found.n.tolist() == [200] * 3 + [400] * 3 + [200] * 3


def test_a_harder_booklet_does_not_make_a_correlation() -> None:
    chance = np.random.default_rng(3)
    answers = (chance.random((4000, 8)) < np.where(np.arange(4000) < 2000, 0.9, 0.2)[:, None]) * 1
    answers[:2000, 7] = NOT
    answers[2000:, 6] = NOT
    found = rest_correlations(points_of(Responses.from_array(answers, categories=[2] * 8)))
    assert np.abs(found.r).max() < 0.06


def test_tiny_booklets_are_taken_together() -> None:
    chance = np.random.default_rng(4)
    answers = simulated(600, 12)
    for row in answers:
        row[chance.choice(12, 5, replace=False)] = NOT
    found = rest_correlations(points_of(Responses.from_array(answers, categories=[2] * 12)))
    assert (found.r > 0.15).all()
    assert (found.n > 250).all()


def test_order_of_persons_and_names_of_items_change_nothing() -> None:
    answers = simulated(200, 6, top=3)
    mixed = np.random.default_rng(5).permutation(200)
    before = item_statistics(Responses.from_array(answers)).items
    after = item_statistics(Responses.from_array(answers[mixed][:, ::-1])).items[::-1]
    for one, other in zip(before, after, strict=True):
        assert one.item_rest == pytest.approx(other.item_rest, abs=1e-12)
        assert one.mean == pytest.approx(other.mean, abs=1e-12)


def test_one_item_has_nothing_to_go_with() -> None:
    only = item_statistics(Responses.from_array([[1], [0], [1]])).items[0]
    assert only.item_rest is None
    assert only.difficulty == pytest.approx(2 / 3)
