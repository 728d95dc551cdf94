from math import atanh, sqrt, tanh

import pytest
from scipy.stats import f as f_distribution

from takar.psychometrics.classical.intervals import feldt, fisher, wilson


def test_wilson_solves_its_own_equation() -> None:
    low, high = wilson(0.3, 50)
    for end in (float(low), float(high)):
        assert abs(0.3 - end) / sqrt(end * (1 - end) / 50) == pytest.approx(1.959964, abs=1e-6)


@pytest.mark.parametrize(("share", "low"), [(0.0, 0.0), (1.0, 0.7225)])
def test_wilson_is_not_empty_where_all_or_none_are_right(share: float, low: float) -> None:
    ends = wilson(share, 10)
    assert float(ends[0]) == pytest.approx(low, abs=1e-4)
    assert float(ends[1]) == pytest.approx(low + 0.2775, abs=1e-4)


def test_fisher_needs_four_persons() -> None:
    assert float(fisher(0.5, 3)[0]) != float(fisher(0.5, 3)[0])
    low, high = fisher(0.5, 103)
    assert (float(low), float(high)) == pytest.approx(
        (tanh(atanh(0.5) - 0.1959964), tanh(atanh(0.5) + 0.1959964)), abs=1e-6
    )


def test_feldt_turns_quantiles_of_f() -> None:
    low, high = feldt(0.8, 41, 11)
    assert low == pytest.approx(1 - 0.2 * f_distribution.ppf(0.975, 40, 400), abs=1e-10)
    assert high == pytest.approx(1 - 0.2 * f_distribution.ppf(0.025, 40, 400), abs=1e-10)
