import numpy as np
import pytest

from takar.psychometrics.cat import (
    AdaptiveTest,
    BadAdaptiveTest,
    BadState,
    Bank,
    Ended,
    NotAsked,
    State,
    Stop,
)
from tests.psychometrics.cat.invented import bank, items


def walk(test: AdaptiveTest, state: State, answers: str) -> State:
    for answer in answers:
        item = test.next(state).item
        assert item is not None
        state = test.answered(state, item, None if answer == "-" else int(answer))
    return state


def test_the_same_state_always_asks_the_same() -> None:
    test = AdaptiveTest(bank())
    state = walk(test, test.begin(5), "101")
    assert test.next(state) == test.next(state)
    assert walk(test, test.begin(5), "101") == state


def test_a_step_is_an_answer_and_the_next_question_in_one() -> None:
    test = AdaptiveTest(bank())
    state = walk(test, test.begin(5), "10")
    item = test.next(state).item
    assert item is not None
    after, upcoming = test.step(state, item, 1)
    assert after == test.answered(state, item, 1)
    assert upcoming == test.next(after)
    with pytest.raises(NotAsked):
        test.step(after, item, 1)


def test_two_seeds_begin_with_items_of_the_five_best() -> None:
    test = AdaptiveTest(bank())
    first = {test.next(test.begin(seed)).item for seed in range(60)}
    assert len(first) == 5


def test_score_is_the_posterior_mean_worked_out_by_hand() -> None:
    test = AdaptiveTest(bank())
    state = walk(test, test.begin(5), "1101")
    nodes = np.linspace(-8, 8, 4001)
    weight = np.exp(-0.5 * nodes**2)
    for item, answer in zip(state.asked, state.answers, strict=True):
        assert answer is not None
        weight = weight * items(200)[int(item[1:])].probabilities(nodes)[:, answer]
    weight /= weight.sum()
    theta = float(weight @ nodes)
    se = float(np.sqrt(weight @ nodes**2 - theta**2))
    assert (state.theta[-1], state.se[-1]) == pytest.approx((theta, se), abs=1e-6)
    assert test.score(state) == (state.theta[-1], state.se[-1])
    assert test.score(test.begin(1)) == pytest.approx((0.0, 1.0), abs=1e-6)


def test_all_right_and_all_wrong_have_finite_scores() -> None:
    test = AdaptiveTest(bank(), stop=Stop(se=0, least=20, most=20))
    for answers in ("1" * 20, "0" * 20):
        state = walk(test, test.begin(5), answers)
        assert np.isfinite(state.theta[-1])
        assert abs(state.theta[-1]) > 1.5


def test_the_reported_score_owes_nothing_to_the_prior() -> None:
    from takar.psychometrics.irt.scoring import person_scores  # noqa: PLC0415 -- the judge
    from takar.psychometrics.responses import Responses  # noqa: PLC0415 -- the judge

    test = AdaptiveTest(bank(), stop=Stop(se=0, least=15, most=15), mean=-1.0)
    state = walk(test, test.begin(5), "111101111011101")
    given = [[answer or 0 for answer in state.answers]]
    answers = Responses.from_array(given, items=state.asked)
    own = [items(200)[int(item[1:])] for item in state.asked]
    told = person_scores(own, answers, method="WLE")
    assert test.final(state) == pytest.approx((told.theta[0], told.se[0]))
    assert test.final(state).theta > state.theta[-1] + 0.1
    assert test.final(state, "EAP") == pytest.approx(test.score(state), abs=1e-4)
    assert np.isnan(test.final(test.begin(5)).theta)


@pytest.mark.parametrize(("omitted", "moves"), [("wrong", True), ("ignored", False)])
def test_an_empty_answer_counts_as_the_settings_say(omitted: str, moves: bool) -> None:
    test = AdaptiveTest(bank(), omitted=omitted)  # type: ignore[arg-type]
    state = walk(test, test.begin(5), "-")
    assert (state.theta[-1] < -0.1) is moves
    assert state.answers == (None,)


def test_no_item_comes_twice_nor_its_enemy_nor_one_met_before() -> None:
    made = items(12)
    hostile = Bank.of(made, enemies=[("B0000", "B0001"), ("B0002", "B0003", "B0004")])
    test = AdaptiveTest(hostile, stop=Stop(se=0, least=12, most=12))
    state = test.begin(3, banned=["B0011", "UNKNOWN"])
    while (item := test.next(state).item) is not None:
        state = test.answered(state, item, 1)
    assert test.next(state).ended is Ended.NO_ITEM
    asked = set(state.asked)
    assert len(asked) == len(state.asked) == 8
    assert len(asked & {"B0000", "B0001"}) == 1
    assert len(asked & {"B0002", "B0003", "B0004"}) == 1
    assert "B0011" not in asked


def test_content_keeps_to_its_shares_within_one_item() -> None:
    shares = {"HITUNG": 0.5, "LISAN": 0.3, "RUANG": 0.2}
    test = AdaptiveTest(bank(), content=shares, stop=Stop(se=0, least=20, most=20))
    state = walk(test, test.begin(5), "10" * 10)
    areas = [test.bank.content[test.bank.places[item]] for item in state.asked]
    for length in range(1, 21):
        for area, share in shares.items():
            assert abs(areas[:length].count(area) - share * length) < 1


def test_only_the_answer_to_the_item_now_asked_is_taken() -> None:
    test = AdaptiveTest(bank())
    state = test.begin(5)
    asked = test.next(state).item
    assert asked is not None
    other = next(item for item in test.bank.items if item != asked)
    for item, answer in ((other, 1), (asked, 2), (asked, -1), ("X", 1)):
        with pytest.raises(NotAsked):
            test.answered(state, item, answer)
    after = test.answered(state, asked, 1)
    with pytest.raises(NotAsked):
        test.answered(after, asked, 1)  # sent twice


def test_a_finished_test_takes_no_answer() -> None:
    test = AdaptiveTest(bank(), stop=Stop(se=0, least=2, most=2))
    state = walk(test, test.begin(5), "11")
    assert test.next(state) == (None, Ended.LONGEST)
    with pytest.raises(NotAsked):
        test.answered(state, "B0001", 1)


def test_a_sitting_goes_on_only_with_its_own_bank_and_rules() -> None:
    test = AdaptiveTest(bank())
    state = test.begin(5)
    for other in (AdaptiveTest(bank(seed=2)), AdaptiveTest(bank(), best=4)):
        with pytest.raises(BadAdaptiveTest, match="versi"):
            other.next(state)


@pytest.mark.parametrize(
    "change", [{"asked": ("B9999",)}, {"answers": (2,)}, {"banned": frozenset({"B9999"})}]
)
def test_a_record_that_was_tampered_with_is_refused(change: dict[str, object]) -> None:
    test = AdaptiveTest(bank())
    state = walk(test, test.begin(5), "1")
    with pytest.raises(BadState):
        test.next(State(**state.__dict__ | change))


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": {"SEJARAH": 1.0}},
        {"content": {"HITUNG": 0.9}},
        {"selection": "lucky"},
        {"exposure": "free"},
        {"best": 0},
        {"sd": 0.0},
        {"sd": 1.51},
        {"mean": -2.1},
    ],
)
def test_settings_that_make_no_test_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadAdaptiveTest):
        AdaptiveTest(bank(20), **wrong)  # type: ignore[arg-type]


def test_a_prior_that_just_fits_the_nodes_is_taken() -> None:
    assert AdaptiveTest(bank(20), sd=1.5).sd == 1.5
    assert AdaptiveTest(bank(20), mean=-2.0).mean == -2.0


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_fits_a_signed_number(seed: int) -> None:
    with pytest.raises(BadAdaptiveTest):
        AdaptiveTest(bank(20)).begin(seed)


def test_renaming_the_items_changes_nothing_but_their_names() -> None:
    made = items(50)
    renamed = [type(one)(f"X{one.item}", one.model, one.a, one.d) for one in made]
    states = []
    for own in (made, renamed):
        test = AdaptiveTest(Bank.of(own))
        states.append(walk(test, test.begin(8), "1011010"))
    assert tuple(f"X{item}" for item in states[0].asked) == states[1].asked
    assert states[0].theta == states[1].theta
