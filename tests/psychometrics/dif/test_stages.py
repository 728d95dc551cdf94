import numpy as np
import pytest

from takar.psychometrics.dif import mantel_haenszel
from takar.psychometrics.dif.stages import adjusted
from tests.psychometrics.dif.invented import sat


def test_p_among_all_by_hand() -> None:
    """Benjamini and Hochberg: .01, .02, .03 of four become .04 each; .5 stays."""
    assert adjusted([0.02, 0.5, 0.01, 0.03]) == pytest.approx([0.04, 0.5, 0.04, 0.04])


def test_what_has_no_p_stays_without() -> None:
    found = adjusted([0.02, np.nan, 0.04])
    assert found[0] == pytest.approx(0.04)
    assert np.isnan(found[1])


def test_when_nearly_all_items_differ_the_score_is_left_and_the_reader_told() -> None:
    harder = {place: (1.5 if place % 2 else -1.5) for place in range(8)}
    found = mantel_haenszel(sat(3000, 5, harder=harder, items=8))
    assert found.purified == ()
    assert "tidak dapat dibersihkan" in " ".join(str(one) for one in found.reasons)
