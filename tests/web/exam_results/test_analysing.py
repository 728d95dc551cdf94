import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.responses import Responses
from takar.web.exam_results.actions.runs import switch_run
from takar.web.exam_results.analysing import (
    LEAST_CALIBRATED,
    TooFew,
    analysed,
    calibrated,
    calibration_told,
    information_of,
    kept_parameters,
)
from tests.web.exam_results.made import Sat


def answers(people: int, items: int = 8) -> Responses:
    """Invented people of spread ability at items of spread difficulty."""
    chance = np.random.default_rng(7)
    theta = chance.standard_normal(people)[:, None]
    difficulty = np.linspace(-1.2, 1.2, items)
    right = chance.random((people, items)) < 1 / (1 + np.exp(-1.2 * (theta - difficulty)))
    return Responses.from_array(right.astype(np.int16), categories=[2] * items)


@pytest.mark.django_db
def test_a_small_group_is_analysed_and_said_to_be_small(there: Sat) -> None:
    report = analysed(there.live())
    assert report["n"] == 3
    first = report["items"][0]
    assert (first["item"], first["n"]) == ("S1", 3)
    assert first["difficulty"] == pytest.approx(2 / 3)
    assert any("Hanya 3 orang" in remark for remark in report["remarks"])
    assert any("Kalibrasi tidak dihitung" in remark for remark in report["remarks"])
    assert report["calibration"] is None


@pytest.mark.django_db
def test_empty_answers_are_told_from_those_never_come_to(there: Sat) -> None:
    items = {one["item"]: one for one in analysed(there.live())["items"]}
    assert (items["S4"]["n_omitted"], items["S4"]["n_not_reached"]) == (0, 1)


@pytest.mark.django_db
def test_distractors_are_told_with_how_many_chose_them(there: Sat) -> None:
    items = {one["item"]: one for one in analysed(there.live())["items"]}
    told = {(one["is_key"], one["n"]) for one in items["S1"]["options"]}
    assert told == {(True, 2), (False, 1)}


@pytest.mark.django_db
def test_a_dropped_item_is_not_analysed(there: Sat) -> None:
    run = there.marked(dropped=(there.versions["S1"].pk,))
    switch_run(there.approver, run)
    assert "S1" not in {one["item"] for one in analysed(run)["items"]}


def test_too_few_people_are_not_calibrated() -> None:
    with pytest.raises(TooFew):
        calibrated(answers(LEAST_CALIBRATED - 1))


@pytest.mark.slow
def test_a_calibration_is_kept_with_its_certificate_and_comes_back_as_items() -> None:
    told = calibration_told(calibrated(answers(LEAST_CALIBRATED)))
    assert told is not None
    assert told["has_converged"]
    assert told["gradient"] < 1e-3
    kept = dict(kept_parameters(told))
    values = kept["8"]
    hardest = ItemParameters("8", values["model"], values["a"], tuple(values["d"]), values["c"])
    assert hardest.difficulty[0] > 0.5
    assert kept["8"]["errors"]["a"] > 0
    assert information_of(told).startswith("<svg")
