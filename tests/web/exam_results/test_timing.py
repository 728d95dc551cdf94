import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.security import Before
from takar.web.exam_results.timing import LEAST_TIMED, USUAL_SPEED_SD, speed_of, times_told
from tests.web.exam_results.test_leaking import NAMES, sat


def test_usual_times_are_learnt_from_who_sat_it() -> None:
    told = sat(is_leaked=False)
    times = times_told(told.evidence, NAMES, told.spent)
    assert set(times) == set(NAMES.values())
    assert times["S05"]["intensity"] == pytest.approx(3.6, abs=0.1)
    assert times["S05"]["discrimination"] == pytest.approx(2.5, abs=0.5)


def test_an_item_that_too_few_were_timed_at_has_no_usual_time() -> None:
    told = sat(is_leaked=False)
    spent = {
        sitting: {slot: one for slot, one in own.items() if slot or place < LEAST_TIMED - 1}
        for place, (sitting, own) in enumerate(told.spent.items())
    }
    assert "S00" not in times_told(told.evidence, NAMES, spent)
    spent[list(spent)[LEAST_TIMED]][0] = 20.0
    assert "S00" in times_told(told.evidence, NAMES, spent)


def test_a_person_without_other_times_is_of_average_speed() -> None:
    assert speed_of({}, {}) == (0.0, USUAL_SPEED_SD)


def test_who_is_faster_at_other_items_is_faster_here() -> None:
    known = {"S1": Before(ItemParameters("S1", "2PL", 1.0, (0.0,)), float(np.log(40)), 2.0)}
    fast, error = speed_of({"S1": 20.0}, known)
    assert fast > 0
    assert error < USUAL_SPEED_SD
    assert speed_of({"S1": 80.0}, known)[0] < 0
