"""Standard errors beside derivatives by differences, beside each other, and beside the truth."""

from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.irt.calibration import Calibration, IrtFit, Prior
from takar.psychometrics.irt.calibration.precision import Errors
from takar.psychometrics.irt.models import MODELS, ItemParameters, Model, Numbers
from takar.psychometrics.responses import Responses
from tests.psychometrics.irt.calibration.plain import loglik
from tests.psychometrics.irt.calibration.simulated import invented, invented_items

POLYTOMOUS = ("PCM", "RSM", "GPCM", "GRM")


def numbers_of(fit: IrtFit) -> Numbers:
    return np.concatenate([[item.a, *item.d] for item in fit.items])


def at(fit: IrtFit, numbers: Numbers) -> tuple[ItemParameters, ...]:
    parts = np.split(numbers, np.cumsum([1 + len(item.d) for item in fit.items])[:-1])
    return tuple(
        replace(item, a=float(part[0]), d=tuple(part[1:].tolist()))
        for item, part in zip(fit.items, parts, strict=True)
    )


def errors_by_differences(fit: IrtFit, answers: Responses) -> Numbers:
    """Return standard errors from second differences of the plain log-likelihood."""
    best, step = numbers_of(fit), 1e-3
    size = len(best)
    moves = np.eye(size) * step

    def height(change: Numbers) -> float:
        return loglik(answers, at(fit, best + change), nodes=101)

    top = height(np.zeros(size))
    ups, downs = ([height(sign * move) for move in moves] for sign in (1, -1))
    curve = np.empty((size, size))
    for row in range(size):
        curve[row, row] = ups[row] + downs[row] - 2 * top
        for column in range(row):
            both = height(moves[row] + moves[column]) + height(-moves[row] - moves[column])
            told = both - ups[row] - ups[column] - downs[row] - downs[column] + 2 * top
            curve[row, column] = curve[column, row] = told / 2
    return np.asarray(np.sqrt(np.diag(np.linalg.inv(-curve / step**2))))


@pytest.mark.parametrize("model", ["2PL", "GPCM", "GRM"])
def test_errors_are_those_of_the_observed_information(model: Model) -> None:
    items = invented_items(4, model=model, categories=3 if model in POLYTOMOUS else 2)
    answers = invented(items, 500)
    fit = Calibration(model).fit(answers)
    told = np.concatenate([[one.a, *one.d] for one in fit.se])
    assert told == pytest.approx(errors_by_differences(fit, answers), rel=2e-3)


@pytest.mark.parametrize("model", MODELS)
def test_squared_slopes_say_nearly_the_same(model: Model) -> None:
    items = invented_items(10, model=model, categories=3 if model in POLYTOMOUS else 2)
    answers = invented(items, 6000, gaps=0.02)
    prior = Prior() if model == "3PL" else None
    kinds: tuple[Errors, ...] = ("observed", "opg", "sandwich")
    found = [Calibration(model, prior=prior, errors=kind).fit(answers).se for kind in kinds]
    for one, other, third in zip(*found, strict=True):
        assert other.a == pytest.approx(one.a, rel=0.25)
        assert other.d == pytest.approx(one.d, rel=0.25)
        assert third.a == pytest.approx(one.a, rel=0.25)


@pytest.mark.parametrize("model", ["1PL", "2PL", "RSM", "GPCM"])
def test_errors_by_scores_and_by_persons_are_the_same(model: Model) -> None:
    items = invented_items(9, model=model, categories=3 if model in POLYTOMOUS else 2)
    answers = invented(items, 600)
    by_score = Calibration(model).fit(answers)
    # One graded item of two categories is the same item, but asks for reading person by person.
    asked: dict[str, Model] = dict.fromkeys(answers.items, model)
    if model == "2PL":
        asked["i00"] = "GRM"
        by_person = Calibration(asked).fit(answers)
        assert [one.a for one in by_person.se] == pytest.approx(
            [one.a for one in by_score.se], rel=1e-4
        )
    gaps = answers.answers.copy()
    gaps[:1, 0] = -1
    barely = Calibration(model).fit(replace(answers, answers=gaps))
    assert [one.a for one in barely.se] == pytest.approx([one.a for one in by_score.se], rel=0.02)


def test_a_common_slope_has_one_error_and_a_difficulty_its_own() -> None:
    answers = invented(invented_items(8, model="1PL"), 700)
    fit = Calibration("1PL").fit(answers)
    assert len({round(one.a, 12) for one in fit.se}) == 1
    assert all(one.b[0] > 0 for one in fit.se)


def test_without_errors_none_are_told() -> None:
    fit = Calibration("2PL", errors="none").fit(invented(invented_items(8), 300))
    assert fit.se == ()


@pytest.mark.slow
@pytest.mark.parametrize("model", ["1PL", "2PL", "GRM"])
def test_intervals_cover_the_truth_as_often_as_they_say(model: Model) -> None:
    items = invented_items(8, model=model, categories=3 if model == "GRM" else 2, seed=11)
    truth = np.array([[item.a, *item.d] for item in items])
    inside = []
    for seed in range(200):
        fit = Calibration(model).fit(invented(items, 800, seed=seed))
        found = np.array([[item.a, *item.d] for item in fit.items])
        errors = np.array([[one.a, *one.d] for one in fit.se])
        inside.append(np.abs(found - truth) < 1.96 * errors)
    assert 0.935 < np.mean(inside) < 0.965
