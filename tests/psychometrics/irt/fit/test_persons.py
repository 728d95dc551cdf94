import numpy as np
import pytest

from takar.psychometrics.irt.fit import person_fit
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring import Method, person_scores
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.irt.scoring.invented import MIXED, answered, binary, every_pattern


def test_right_or_wrong_it_is_the_published_formula() -> None:
    """Snijders (2001): (W + c r0) / (sqrt(n) tau), for the weighted likelihood estimate."""
    items = binary(7)
    responses = every_pattern(items)
    found = person_fit(items, responses)
    scores = person_scores(items, responses, method="WLE")
    for person in (1, 20, 77, 100):
        theta, x = scores.theta[person], responses.answers[person]
        p = np.array([one.probabilities(theta)[0, 1] for one in items])
        slope = np.array([one.curves(theta)[1][0, 1] for one in items])
        bend = np.array([one.curves(theta)[2][0, 1] for one in items])
        w, r, spread = np.log(p / (1 - p)), slope / (p * (1 - p)), p * (1 - p)
        c = (slope * w).sum() / (slope * r).sum()
        r0 = (slope * bend / spread).sum() / (2 * (slope * r).sum())
        tau = np.sqrt(((w - c * r) ** 2 * spread).sum())
        plain = (((x - p) * w).sum() + c * r0) / tau
        assert found.l_z[person] == pytest.approx(plain, abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["WLE", "MAP", "ML"])
def test_false_alarms_are_as_rare_as_promised(method: Method) -> None:
    items = binary(60, seed=2)
    theta = np.random.default_rng(1).normal(size=20_000)
    found = person_fit(items, answered(items, theta), method=method)
    l_z = found.l_z[np.isfinite(found.l_z)]
    assert l_z.mean() == pytest.approx(0, abs=0.08)
    assert l_z.std() == pytest.approx(1, abs=0.05)
    assert 0.04 < (l_z < -1.645).mean() < 0.065


def test_of_several_categories_it_is_standard_too() -> None:
    items = tuple(
        ItemParameters(f"g{k}", "GRM", 1.3, (1.5 + k / 10 - 1.5, k / 10 - 1.5, k / 10 - 3))
        for k in range(30)
    )
    theta = np.random.default_rng(3).normal(size=4000)
    l_z = person_fit(items, answered(items, theta)).l_z
    assert np.nanmean(l_z) == pytest.approx(0, abs=0.12)
    assert np.nanstd(l_z) == pytest.approx(1, abs=0.08)


def test_easy_ones_wrong_and_hard_ones_right_is_strange() -> None:
    items = tuple(ItemParameters(f"i{k}", "2PL", 1.2, (2 - k / 10,)) for k in range(40))
    responses = answered(items, np.random.default_rng(4).normal(size=500))
    answers = responses.answers.copy()
    answers[0] = np.arange(40) >= 20
    found = person_fit(items, Responses.from_array(answers, items=responses.items))
    assert found.is_strange[0]
    assert found.is_strange[1:].mean() < 0.02
    assert "bukan bukti" in str(found.because(0))
    assert "wajar" in str(found.because(int(np.flatnonzero(~found.is_strange)[0])))


def test_who_has_no_finite_ability_is_not_judged() -> None:
    responses = every_pattern(MIXED[:2])
    found = person_fit(MIXED[:2], responses, method="ML")
    assert np.isnan(found.l_z[[0, 3]]).all()
    assert not found.is_strange.any()
    assert "tidak dapat dinilai" in str(found.because(0))
    assert found.n_excluded == np.isnan(found.l_z).sum()


def test_items_not_given_do_not_count() -> None:
    items = binary(8)
    responses = answered(items, np.random.default_rng(6).normal(size=30))
    answers = responses.answers.copy()
    answers[:, 7] = Gap.NOT_GIVEN
    some = person_fit(
        items, Responses.from_array(answers, items=responses.items, categories=[2] * 8)
    )
    short = person_fit(items, responses.subset(items=responses.items[:7]))
    assert some.l_z == pytest.approx(short.l_z, abs=1e-9, nan_ok=True)
    assert some.n_items.tolist() == [7] * 30
