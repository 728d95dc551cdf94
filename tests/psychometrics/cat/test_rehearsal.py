import numpy as np
import pytest

from takar.psychometrics.cat import AdaptiveTest, Bank, Cut, Ended, Stop, simulate
from takar.psychometrics.cat.lots import seeds_of
from takar.psychometrics.cat.rehearsal import invented_answers
from takar.psychometrics.irt.models import ItemParameters
from tests.psychometrics.cat.invented import bank


@pytest.mark.parametrize("exposure", ["randomesque", "sympson_hetter"])
def test_in_step_and_one_by_one_are_the_same_test(exposure: str) -> None:
    spared = {f"B{place:04d}": 0.3 for place in range(0, 60, 2)}
    whole = bank(60)
    content = dict(zip(whole.items, whole.content, strict=True))
    test = AdaptiveTest(
        Bank.of(whole.parameters, content=content, control=spared, enemies=[("B0001", "B0005")]),
        exposure=exposure,  # type: ignore[arg-type]
        content={"HITUNG": 0.6, "LISAN": 0.4},
        stop=Stop(se=0.35, least=5, most=15),
    )
    truth = np.linspace(-2, 2, 9)
    told = simulate(test, theta=truth, seed=6)
    for person, seed in enumerate(seeds_of(6, 9)):
        state = test.begin(int(seed))
        while (item := test.next(state).item) is not None:
            place = np.array([test.bank.places[item]])
            answer = invented_answers(test.bank, truth[[person]], np.array([seed]), place)
            state = test.answered(state, item, int(answer[0]))
        assert len(state.asked) == told.length[person]
        assert state.theta[-1] == pytest.approx(told.estimate[person], abs=1e-9)
        assert state.se[-1] == pytest.approx(told.se[person], abs=1e-9)


@pytest.mark.slow
def test_estimates_are_unbiased_and_their_intervals_hold() -> None:
    told = simulate(AdaptiveTest(bank(400), stop=Stop(se=0.25, most=60)), 2000, seed=3)
    assert abs(told.bias) < 0.02
    assert told.rmse == pytest.approx(float(np.sqrt((told.se**2).mean())), rel=0.06)
    assert 0.935 < told.covered < 0.965


def test_an_adaptive_test_is_shorter_than_a_fixed_one_of_the_same_precision() -> None:
    adaptive = simulate(AdaptiveTest(bank(300), stop=Stop(se=0, least=15, most=15)), 300)
    blind = AdaptiveTest(bank(300), stop=Stop(se=0, least=15, most=15), best=300)
    assert adaptive.rmse < 0.8 * simulate(blind, 300).rmse


def test_invented_answers_follow_the_curves() -> None:
    item = ItemParameters("B", "GRM", 1.3, (1.0, -0.5))
    truth = np.full(20_000, 0.37)
    place = np.zeros(20_000, dtype=np.intp)
    answers = invented_answers(Bank.of([item]), truth, seeds_of(1, 20_000), place)
    shares = np.bincount(answers, minlength=3) / 20_000
    assert shares == pytest.approx(item.probabilities([0.37])[0], abs=0.012)


def test_exposure_adds_up_to_the_items_given() -> None:
    told = simulate(AdaptiveTest(bank(60), stop=Stop(se=0, least=10, most=10)), 200)
    assert sum(told.exposure.values()) == pytest.approx(10)
    assert told.highest_exposure == max(told.exposure.values())
    assert told.unused == np.mean([rate == 0 for rate in told.exposure.values()])
    assert sum(told.content.values()) == pytest.approx(1)
    assert told.ended["LONGEST"] == told.n_used == 200


def test_overlap_is_the_share_two_sittings_have_in_common() -> None:
    """Both sittings of two items meet the whole bank of two."""
    both = simulate(AdaptiveTest(bank(2), stop=Stop(se=0, least=2, most=2)), 50)
    assert both.overlap == pytest.approx(1.0)
    # One item each of two, by a fair lot: half of the pairs meet the same.
    even = AdaptiveTest(bank(2), stop=Stop(se=0, least=1, most=1), best=2)
    assert simulate(even, 2000).overlap == pytest.approx(0.5, abs=0.01)


def test_a_cut_is_decided_with_the_errors_asked_for() -> None:
    stop = Stop(se=0, least=5, most=100, cut=Cut(0.0, indifference=0.4))
    test = AdaptiveTest(bank(300), stop=stop, selection="posterior_weighted")
    told = simulate(test, theta=np.repeat([-0.4, 0.4], 150))
    wrong = np.sign(told.estimate) != np.sign(told.theta)
    assert wrong.mean() < 0.08
    assert told.ended[Ended.DECIDED.name] > 270
    assert told.mean_length < 40


def test_bands_hold_everybody() -> None:
    told = simulate(AdaptiveTest(bank(60), stop=Stop(se=0, least=5, most=5)), 200)
    assert sum(band.persons for band in told.bands) == 200


def test_the_same_seed_gives_the_same_report() -> None:
    test = AdaptiveTest(bank(60))
    first, again, other = simulate(test, 50), simulate(test, 50), simulate(test, 50, seed=2)
    assert (first.estimate == again.estimate).all()
    assert first.exposure == again.exposure != other.exposure
