from dataclasses import replace

import numpy as np
import pytest

from takar.cli.psychometrics_irt_report import report_of
from takar.cli.psychometrics_irt_told import at_cuts, certificate, strange_persons, whole
from takar.psychometrics.irt.calibration import Calibration
from takar.psychometrics.responses import Responses
from tests.cli.answered import points


@pytest.mark.slow
def test_the_certificate_and_the_cut_are_told_in_figures() -> None:
    report = report_of(Responses.from_array(points()), Calibration("2PL"), "EAP")
    assert "Konvergen: log-likelihood -" in str(certificate(report.calibration))
    assert "Pada batas 0,00 galat baku kemampuan 0," in str(at_cuts(report, [0.0])[0])
    assert any("Reliabilitas EAP" in str(one) for one in whole(report))
    fit = report.person_fit
    many = replace(fit, is_strange=np.ones(len(fit.l_z), dtype=bool))
    told = strange_persons(many)
    assert len(told) == 11
    assert "390 orang lagi" in str(told[-1])
