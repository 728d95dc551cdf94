import numpy as np
import pytest

from takar.psychometrics.irt.fit import q3
from takar.psychometrics.irt.fit.sample import Sample, adjusted
from takar.psychometrics.irt.scoring import person_scores
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.irt.scoring.invented import MIXED, answered, binary


def test_it_is_the_correlation_of_residuals() -> None:
    responses = answered(MIXED, np.random.default_rng(1).normal(size=300))
    theta = person_scores(MIXED, responses).theta
    off = np.column_stack(
        [responses.answers[:, place] - one.expected(theta) for place, one in enumerate(MIXED)]
    )
    found = q3(MIXED, responses)
    plain = np.atleast_2d(np.corrcoef(off.T))
    upper = np.triu_indices(6, 1)
    assert found.q3[upper] == pytest.approx(plain[upper], abs=1e-10)
    assert found.mean == pytest.approx(plain[upper].mean())


def test_items_of_one_passage_are_found_and_no_others() -> None:
    items = binary(15, seed=3, model="1PL")
    chance = np.random.default_rng(2)
    theta, passage = chance.normal(size=4000), 3.0 * chance.normal(size=4000)
    apart, together = answered(items, theta), answered(items, theta + passage, seed=9)
    answers = apart.answers.copy()
    answers[:, :2] = together.answers[:, :2]
    found = q3(items, Responses.from_array(answers, items=apart.items))
    assert [(one.item, one.other) for one in found.pairs] == [("i1", "i2")]
    pair = found.pairs[0]
    assert pair.low is not None
    assert pair.low > 0.1
    assert pair.ld_z is not None
    assert pair.ld_z > 10
    assert "n=4000" in str(pair.because)
    clean = q3(items, apart)
    assert clean.pairs == ()
    assert clean.mean < 0


def test_without_dependence_the_standardised_x2_is_small() -> None:
    items = binary(12)
    found = q3(items, answered(items, np.random.default_rng(4).normal(size=3000)))
    z = found.ld_z[np.triu_indices(12, 1)]
    assert np.abs(z).max() < 8
    assert abs(np.mean(z)) < 1


def test_pairs_never_given_together_have_no_figure() -> None:
    items = binary(4)
    answers = answered(items, np.random.default_rng(1).normal(size=200)).answers.copy()
    answers[:100, 0] = Gap.NOT_GIVEN
    answers[100:, 1] = Gap.NOT_GIVEN
    found = q3(items, Responses.from_array(answers, items=[f"i{k}" for k in range(1, 5)]))
    assert np.isnan(found.q3[0, 1])
    assert np.isnan(found.ld_z[0, 1])
    assert np.isfinite(found.q3[0, 2])


def test_p_values_of_many_looks_are_raised_and_gaps_stay() -> None:
    found = adjusted(np.array([0.01, 0.04, np.nan, 0.03, 0.5]))
    assert found == pytest.approx([0.04, 0.16 / 3, np.nan, 0.16 / 3, 0.5], nan_ok=True)


def test_a_sample_repeats_rows_that_count_several_times() -> None:
    responses = Responses.from_array([[1], [0]], items=["i1"], categories=[2], weights=[3, 1])
    assert Sample.of(binary(1), responses, (0, 1)).answers.ravel().tolist() == [1, 1, 1, 0]
