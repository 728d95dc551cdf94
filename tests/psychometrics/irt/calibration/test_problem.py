from typing import Literal

import numpy as np
import pytest

from takar.psychometrics.irt.calibration import Calibration, NotEstimable, Patience, offered
from takar.psychometrics.irt.models import Model
from takar.psychometrics.responses import Responses
from tests.psychometrics.irt.calibration.simulated import invented, invented_items


def with_column(column: int, cells: int) -> Responses:
    answers = invented(invented_items(8), 600).answers.copy()
    answers[:, column] = cells
    return Responses.from_array(answers)


@pytest.mark.parametrize("all_gave", [0, 1])
def test_an_item_that_all_answered_alike_is_left_out_and_named(all_gave: int) -> None:
    fit = Calibration("2PL").fit(with_column(2, all_gave))
    assert fit.has_converged
    assert "3" not in fit.by_item
    assert [(name, str(why)) for name, why in fit.excluded] == [
        ("3", "Semua orang menjawab butir 3 sama.")
    ]


def test_a_belief_gives_such_an_item_a_place() -> None:
    fit = Calibration("2PL", prior="weak").fit(with_column(2, 1))
    assert fit.excluded == ()
    assert fit["3"].d[0] > 3
    assert np.isfinite(fit.se[2].d[0])


def test_an_item_nobody_was_given_is_left_out_even_with_a_belief() -> None:
    fit = Calibration("2PL", prior="weak").fit(with_column(2, -1))
    assert [str(why) for _, why in fit.excluded] == ["Butir 3 tidak dijawab siapa pun."]


def test_people_all_right_or_all_wrong_are_no_trouble() -> None:
    answers = invented(invented_items(8), 600).answers.copy()
    answers[:20], answers[20:40] = 0, 1
    assert Calibration("2PL").fit(Responses.from_array(answers)).has_converged


def test_people_without_an_answer_are_counted_out() -> None:
    answers = invented(invented_items(8), 600).answers.copy()
    answers[:15] = -1
    fit = Calibration("2PL").fit(Responses.from_array(answers))
    assert (fit.n_used, fit.n_excluded) == (585, 15)


def test_when_no_item_varies_nothing_can_be_said() -> None:
    with pytest.raises(NotEstimable, match="Tidak ada butir"):
        Calibration("1PL").fit(Responses.from_array(np.ones((50, 4), int)))


@pytest.mark.parametrize("model", ["PCM", "GPCM", "GRM", "RSM"])
def test_a_category_nobody_used_is_closed_up_only_on_purpose(model: Model) -> None:
    answers = invented(invented_items(6, model="GRM", categories=4), 800).answers.copy()
    answers[answers[:, 1] == 2, 1] = 1
    given = Responses.from_array(answers, categories=[4] * 6)
    with pytest.raises(NotEstimable, match="Kategori 2 butir 2 tidak pernah dipakai") as told:
        Calibration(model).fit(given)
    assert "collapsed" in str(told.value.hint)
    if model != "RSM":
        fit = Calibration(model).fit(given.collapsed())
        assert [item.categories for item in fit.items] == [4, 3, 4, 4, 4, 4]
    if model == "GPCM":
        assert Calibration(model, prior="weak").fit(given)["2"].categories == 4


def test_binary_models_are_refused_for_items_with_more_categories() -> None:
    answers = invented(invented_items(6, model="GRM", categories=4), 300)
    with pytest.raises(NotEstimable, match="Model 2PL tidak cocok untuk butir i00"):
        Calibration("2PL").fit(answers)


@pytest.mark.parametrize(("model", "least"), [("1PL", 2), ("2PL", 3), ("GRM", 3)])
def test_the_fewest_items_are_enough_and_one_less_is_not(model: Model, least: int) -> None:
    answers = invented(invented_items(4), 500)
    enough = answers.subset(items=answers.items[:least])
    assert Calibration(model).fit(enough).n_used == 500
    with pytest.raises(NotEstimable, match=f"{least - 1} butir terlalu sedikit"):
        Calibration(model).fit(answers.subset(items=answers.items[: least - 1]))


def test_models_are_offered_by_the_number_of_people() -> None:
    assert "2PL" not in offered(199)
    assert "2PL" in offered(200)
    assert "3PL" not in offered(999)
    assert "3PL" in offered(1000)


@pytest.mark.parametrize(
    ("model", "persons", "prior", "said"),
    [
        ("2PL", 199, None, "terlalu sedikit untuk 2PL"),
        ("2PL", 200, None, "prior lemah"),
        ("2PL", 200, "weak", ""),
        ("2PL", 499, None, "prior lemah"),
        ("2PL", 500, None, ""),
        ("1PL", 100, None, ""),
        ("3PL", 999, "weak", "terlalu sedikit untuk 3PL"),
    ],
)
def test_few_people_are_told_what_they_cannot_carry(
    model: Model, persons: int, prior: Literal["weak"] | None, said: str
) -> None:
    answers = invented(invented_items(8), persons)
    fit = Calibration(model, prior=prior, errors="none").fit(answers)
    told = " ".join(map(str, fit.warnings))
    assert said in told
    if not said:
        assert "terlalu sedikit" not in told
        assert "prior" not in told


def test_a_booklet_of_one_item_is_read_like_any_other() -> None:
    answers = invented(invented_items(8), 600).answers.copy()
    answers[:50, 1:] = -1
    answers[50:100, :4] = -1
    assert Calibration("2PL").fit(Responses.from_array(answers)).has_converged


def test_omitted_counts_as_wrong_and_not_reached_not_at_all() -> None:
    answers = invented(invented_items(8), 600).answers.copy()
    left_empty, wrong = answers.copy(), answers.copy()
    left_empty[:30, 0], wrong[:30, 0] = -2, 0
    one, two = (Calibration("1PL").fit(Responses.from_array(some)) for some in (left_empty, wrong))
    assert one.loglik == two.loglik
    late, not_given = answers.copy(), answers.copy()
    late[:30, 0], not_given[:30, 0] = -3, -1
    one, two = (Calibration("1PL").fit(Responses.from_array(some)) for some in (late, not_given))
    assert one.loglik == two.loglik


@pytest.mark.parametrize("guess", [-0.01, 1.0])
def test_a_guess_beyond_any_chance_is_refused(guess: float) -> None:
    answers = invented(invented_items(8), 300)
    assert Calibration("3PL", guess=0.99, patience=Patience(turns=2)).fit(answers).n_used == 300
    with pytest.raises(NotEstimable, match="Peluang menebak"):
        Calibration("3PL", guess=guess).fit(answers)
