import pytest

from takar.web.audit.action import NotPermitted
from takar.web.exam_results.actions.analyses import keep_calibration
from takar.web.exam_results.actions.refusals import NotReady
from takar.web.exam_results.analysing import calibrated, calibration_told
from takar.web.exam_results.tasks import analyse
from takar.web.item_bank.models import ItemParameters
from tests.web.exam_results.made import Sat
from tests.web.exam_results.test_analysing import answers

pytestmark = pytest.mark.django_db


def test_items_are_analysed_from_the_run_that_counts_by_those_who_may(there: Sat) -> None:
    run = there.marked()
    with pytest.raises(NotReady):
        analyse(there.cast.rahayu, run)
    run = there.live()
    with pytest.raises(NotPermitted):
        analyse(there.cast.bupati, run)
    assert analyse(there.author, run).persons == 3


def test_without_a_calibration_nothing_goes_to_the_bank(there: Sat) -> None:
    made = analyse(there.cast.rahayu, there.live())
    with pytest.raises(NotReady):
        keep_calibration(there.cast.rahayu, made, scale="ujian")
    assert not ItemParameters.objects.exists()


@pytest.mark.slow
def test_parameters_go_to_the_bank_only_from_a_calibration_that_converged(there: Sat) -> None:
    made = analyse(there.cast.rahayu, there.live())
    codes = dict(zip("1234", ("S1", "S2", "S3", "S4"), strict=True))
    told = calibration_told(calibrated(answers(150, items=4)))
    assert told is not None
    for part in ("items", "se"):
        for one in told["fit"][part]:
            one["item"] = codes[one["item"]]
    made.report["calibration"] = told | {"has_converged": False}
    with pytest.raises(NotReady):
        keep_calibration(there.cast.rahayu, made, scale="ujian")
    made.report["calibration"] = told
    with pytest.raises(NotPermitted):
        keep_calibration(there.author, made, scale="ujian")
    assert keep_calibration(there.cast.rahayu, made, scale="ujian") == 4
    row = ItemParameters.objects.filter(version=there.versions["S1"]).get()
    assert (row.values["model"], row.persons, row.scale) == ("2PL", 3, "ujian")
