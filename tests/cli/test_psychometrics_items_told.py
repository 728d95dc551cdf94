from takar.cli.psychometrics_items_told import alpha_told, between, omega_told, shown
from takar.psychometrics.classical import alpha, omega
from takar.psychometrics.responses import Responses
from tests.cli.answered import points


def test_figures_that_are_not_known_are_dashes() -> None:
    assert (shown(None), between(None, 0.4)) == ("–", "–")
    assert between(0.104, 0.406) == "0,10–0,41"


def test_reliability_is_told_with_its_interval_and_persons() -> None:
    responses = Responses.from_array(points())
    told = str(alpha_told(alpha(responses)))
    assert told.startswith("KR-20 0,")
    assert "n=400" in told
    assert "polikorik" in str(omega_told(omega(responses))[0])
    assert "selang" in str(omega_told(omega(responses, kind="continuous"))[0])
    same = alpha(Responses.from_array([[1, 0], [1, 0]]))
    assert str(alpha_told(same)) == str(same.because)
