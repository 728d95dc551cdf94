import numpy as np
import pytest

from takar.cli.psychometrics_irt_report import (
    NotConverged,
    mixture,
    numbered,
    populations,
    report_of,
    tables_of,
)
from takar.psychometrics.irt.calibration import Calibration, Patience
from takar.psychometrics.responses import Responses
from tests.cli.answered import points


@pytest.mark.slow
def test_groups_have_populations_of_their_own_and_one_together() -> None:
    cells = points(800, 10)
    order = np.argsort(cells.sum(axis=1), kind="stable")
    groups = np.where(np.argsort(order) < 500, "A", "B")
    responses = Responses.from_array(
        cells[np.argsort(groups, kind="stable")], groups=np.sort(groups)
    )
    report = report_of(responses, Calibration("1PL"), "EAP")
    mean, sd = populations(report.calibration, responses)
    assert mean[0] == 0
    assert mean[-1] > 1
    assert mixture(report.calibration)[0] == pytest.approx(mean.mean(), abs=1e-6)
    assert mixture(report.calibration)[1] > sd.max() / 1.5
    rows = tables_of(report)["persons"]
    assert len(rows) == 800
    assert set(rows[0]) >= {"person", "theta", "se", "l_z"}


@pytest.mark.slow
def test_who_gives_up_too_early_gets_no_report() -> None:
    hasty = Calibration("2PL", patience=Patience(turns=1))
    with pytest.raises(NotConverged, match="tidak konvergen"):
        report_of(Responses.from_array(points()), hasty, "EAP")


def test_numbered_names() -> None:
    assert numbered("d", (0.5, -1.0), "_se") == {"d1_se": 0.5, "d2_se": -1.0}
