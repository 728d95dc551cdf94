import numpy as np
import pytest

from takar.psychometrics.irt.calibration import Calibration, IrtFit, Patience
from takar.psychometrics.irt.models import MODELS, ItemParameters, Model
from takar.psychometrics.responses import Responses
from tests.psychometrics.irt.calibration.plain import climbed, loglik
from tests.psychometrics.irt.calibration.simulated import invented, invented_items

# Frequencies of the 32 patterns of LSAT section 6 (Bock and Lieberman 1970), 00000 to 11111.
LSAT6 = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80]
LSAT6 += [16, 56, 21, 173, 11, 61, 28, 298]
POLYTOMOUS: tuple[Model, ...] = ("PCM", "RSM", "GPCM", "GRM")


def lsat6() -> Responses:
    patterns = (np.arange(32)[:, None] >> np.arange(4, -1, -1)) & 1
    counts = np.array(LSAT6)
    return Responses.from_array(patterns[counts > 0], weights=counts[counts > 0])


def test_published_values_of_lsat6_come_out() -> None:
    rasch, two = (Calibration(model).fit(lsat6()) for model in ("1PL", "2PL"))
    assert rasch.n_used == 1000
    assert rasch.loglik == pytest.approx(-2466.94, abs=0.005)
    assert two.loglik == pytest.approx(-2466.65, abs=0.005)
    difficulties = [item.difficulty[0] for item in rasch.items]
    assert difficulties == pytest.approx([-3.6153, -1.3224, -0.3176, -1.7301, -2.7802], abs=6e-5)
    assert [item.a for item in rasch.items] == pytest.approx([0.7551] * 5, abs=5e-5)


@pytest.mark.parametrize("model", MODELS)
def test_the_log_likelihood_is_that_of_the_plain_formula(model: Model) -> None:
    size = 4 if model in POLYTOMOUS else 2
    answers = invented(invented_items(12, model=model, categories=size), 700, gaps=0.05)
    fit = Calibration(model, prior="weak" if model == "3PL" else None).fit(answers)
    assert fit.has_converged
    assert fit.gradient < 1e-6
    assert abs(fit.change_on_doubling) < 1e-3
    assert fit.loglik == pytest.approx(loglik(answers, fit.items), abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("model", ["1PL", "2PL", *POLYTOMOUS])
def test_a_general_optimiser_finds_the_same_top(model: Model) -> None:
    items = invented_items(5, model=model, categories=3 if model in POLYTOMOUS else 2)
    answers = invented(items, 400)
    fit = Calibration(model).fit(answers)
    height, found = climbed(answers, items)
    assert fit.loglik == pytest.approx(height, abs=1e-4)
    assert fit.loglik >= height - 1e-6
    for mine, theirs in zip(fit.items, found, strict=True):
        assert mine.a == pytest.approx(theirs.a, abs=1e-3)
        assert mine.d == pytest.approx(theirs.d, abs=1e-3)


def test_a_model_that_holds_another_is_never_below_it() -> None:
    answers = invented(invented_items(8, model="GPCM", categories=4), 900)
    heights = [Calibration(model).fit(answers).loglik for model in ("RSM", "PCM", "GPCM")]
    assert heights == sorted(heights)
    binary = invented(invented_items(8), 900)
    one, two, same = (Calibration(model).fit(binary).loglik for model in ("1PL", "2PL", "GRM"))
    assert one < two
    assert same == pytest.approx(two, abs=1e-6)


@pytest.mark.parametrize("model", ["2PL", "GRM"])
def test_the_order_of_persons_and_items_changes_nothing(model: Model) -> None:
    answers = invented(invented_items(9), 500, gaps=0.1)
    rng = np.random.default_rng(3)
    names = [str(name) for name in rng.permutation(answers.items)]
    turned = answers.subset(items=names, persons=rng.permutation(len(answers)))
    before, after = (Calibration(model).fit(one) for one in (answers, turned))
    assert after.loglik == pytest.approx(before.loglik, abs=1e-6)
    for name in names:
        assert after[name].a == pytest.approx(before[name].a, abs=1e-3)
        assert after[name].d == pytest.approx(before[name].d, abs=1e-3)


@pytest.mark.parametrize("model", ["2PL", "GRM"])
def test_a_weight_is_so_many_persons(model: Model) -> None:
    some = invented(invented_items(7), 300)
    times = np.random.default_rng(4).integers(1, 4, 300)
    weighted = Responses.from_array(some.answers, weights=times)
    expanded = Responses.from_array(np.repeat(some.answers, times, axis=0))
    one, two = (Calibration(model).fit(answers) for answers in (weighted, expanded))
    assert one.n_used == two.n_used == times.sum()
    assert one.loglik == pytest.approx(two.loglik, abs=1e-6)
    assert one["1"].a == pytest.approx(two["1"].a, abs=1e-5)
    assert one.se[0].a == pytest.approx(two.se[0].a, rel=1e-4)


def test_items_of_several_models_stand_on_one_scale() -> None:
    models: tuple[Model, ...] = ("2PL", "3PL", "GRM", "GPCM", "1PL", "PCM")
    items = [
        item
        for seed, model in enumerate(models)
        for item in invented_items(
            3, model=model, categories=3 if model in POLYTOMOUS else 2, seed=seed + 5
        )
    ]
    renamed = [
        ItemParameters(f"{place:02d}", one.model, one.a, one.d, one.c)
        for place, one in enumerate(items)
    ]
    answers = invented(renamed, 2500)
    asked = {one.item: one.model for one in renamed}
    fit = Calibration(asked, prior="weak").fit(answers)
    assert fit.has_converged
    assert {one.item: one.model for one in fit.items} == asked
    assert fit.loglik == pytest.approx(loglik(answers, fit.items), abs=1e-4)
    assert len({one.a for one in fit.items if one.model in ("1PL", "PCM")}) == 1
    truth = [one.a for one in renamed if one.model in ("2PL", "GRM", "GPCM")]
    found = [one.a for one in fit.items if one.model in ("2PL", "GRM", "GPCM")]
    assert found == pytest.approx(truth, abs=0.45)


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS)
def test_what_was_put_in_comes_back(model: Model) -> None:
    items = invented_items(25, model=model, categories=4 if model in POLYTOMOUS else 2)
    answers = invented(items, 8000)
    fit = Calibration(model, prior="weak" if model == "3PL" else None).fit(answers)
    for truth, found, error in zip(items, fit.items, fit.se, strict=True):
        assert found.a == pytest.approx(truth.a, abs=4 * error.a + 1e-9)
        assert found.d == pytest.approx(truth.d, abs=4 * max(error.d) + 0.02)


def test_a_wide_spread_of_ability_is_met_by_more_nodes() -> None:
    items = [ItemParameters(f"{i}", "2PL", 4.0, (d,)) for i, d in enumerate(np.linspace(-8, 8, 40))]
    fit = Calibration("1PL").fit(invented(items, 1500))
    assert fit.nodes > 61
    assert fit.has_converged
    assert abs(fit.change_on_doubling) < 1e-3


def test_a_miskeyed_item_is_named_and_its_slope_left_negative() -> None:
    answers = invented(invented_items(10), 800)
    turned = answers.answers.copy()
    turned[:, 3] = 1 - turned[:, 3]
    wrong = Responses.from_array(turned, items=answers.items)
    fit = Calibration("2PL").fit(wrong)
    assert fit["i03"].a < 0
    assert [str(one) for one in fit.warnings] == [
        "Butir i03 berlereng negatif: kuncinya mungkin salah."
    ]
    believed = Calibration("2PL", prior="weak").fit(wrong)
    assert believed["i03"].a > 0
    assert "Butir i03 berlereng negatif: kuncinya mungkin salah." in map(str, believed.warnings)


def test_a_search_cut_short_says_that_it_did_not_converge() -> None:
    answers = invented(invented_items(10), 800)
    fit = Calibration("2PL", patience=Patience(turns=3)).fit(answers)
    assert not fit.has_converged
    assert "belum konvergen" in str(fit.warnings[0])


def test_a_belief_holds_back_what_few_answers_would_let_run() -> None:
    answers = invented(invented_items(8), 60)
    free = Calibration("2PL").fit(answers)
    held = Calibration("2PL", prior="weak").fit(answers)
    assert max(one.a for one in held.items) < max(one.a for one in free.items)
    assert held.loglik < free.loglik
    assert held.penalised != held.loglik
    assert free.penalised == free.loglik


def test_equal_rows_are_read_once_and_nothing_else_changes() -> None:
    answers = invented(invented_items(4), 2000)
    fit = Calibration("2PL").fit(answers)
    assert fit.n_used == 2000
    assert fit.loglik == pytest.approx(loglik(answers, fit.items), abs=1e-4)


@pytest.mark.parametrize("model", ["2PL", "GRM", "3PL"])
def test_with_and_without_compiling_the_same_comes_out(model: Model) -> None:
    answers = invented(invented_items(8), 400, gaps=0.2)
    asked: dict[str, Model] = dict.fromkeys(answers.items, model)
    asked["i00"] = "GRM"
    fits: list[IrtFit] = [
        Calibration(asked, prior="weak", is_compiled=compiled, threads=threads).fit(answers)
        for compiled, threads in ((False, 1), (True, 1), (True, 2))
    ]
    for fit in fits[1:]:
        assert fit.loglik == pytest.approx(fits[0].loglik, abs=1e-8)
        for one, other in zip(fit.items, fits[0].items, strict=True):
            assert (one.a, *one.d, one.c) == pytest.approx((other.a, *other.d, other.c), abs=1e-6)


def test_nothing_is_left_to_chance() -> None:
    answers = invented(invented_items(8), 400)
    assert Calibration("2PL").fit(answers) == Calibration("2PL").fit(answers)


def test_a_guess_that_is_known_is_not_estimated() -> None:
    answers = invented(invented_items(12, model="3PL"), 600)
    fit = Calibration("3PL", guess=0.2).fit(answers)
    assert fit.has_converged
    assert [item.c for item in fit.items] == pytest.approx([0.2] * 12)
    assert {error.c for error in fit.se} == {0.0}
    assert fit.parameters == 24
    assert fit.loglik == pytest.approx(loglik(answers, fit.items), abs=1e-4)
    assert not [one for one in fit.warnings if "terlalu sedikit" in str(one)]
    none = Calibration("3PL", guess=0.0).fit(answers)
    assert none.loglik == pytest.approx(Calibration("2PL").fit(answers).loglik, abs=1e-4)


def test_an_item_without_end_to_its_slope_ends_in_a_warning_not_in_an_endless_search() -> None:
    rng = np.random.default_rng(1)
    first = rng.integers(0, 2, (500, 1))
    rest = np.maximum(first, rng.random((500, 9)) < 0.3)  # who has the first has all
    fit = Calibration("2PL").fit(Responses.from_array(np.hstack([first, rest])))
    assert not fit.has_converged
    assert fit.iterations < 600
    assert "belum konvergen" in str(fit.warnings[0])
    assert (
        Calibration("2PL", prior="weak")
        .fit(Responses.from_array(np.hstack([first, rest])))
        .has_converged
    )
