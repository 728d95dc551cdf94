import numpy as np
import pytest

from takar.psychometrics.irt.calibration import Calibration
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking import (
    Grid,
    LineError,
    Search,
    by_bootstrap,
    by_delta,
    by_persons,
    link,
)
from takar.psychometrics.linking.precision import _drawn_again
from takar.psychometrics.responses import Responses
from tests.psychometrics.linking.invented import binary, new_items, old_items

MEANS = Search("mean_mean", Grid.of(None, None), symmetric=False)


def test_the_error_of_a_mean_is_that_of_its_parts() -> None:
    """With slopes of one, the shift is a mean of five differences: variances 0.04 and 0.01."""
    items = tuple(ItemParameters(f"J{k}", "1PL", 1.0, (float(k - 2),)) for k in range(5))
    old, new = (np.diag(np.tile([0.0, variance], 5)) for variance in (0.04, 0.01))
    found = by_delta(items, items, MEANS, (old, new))
    assert found.shift == pytest.approx((0.05 / 5) ** 0.5, rel=1e-6)
    assert found.slope == pytest.approx(0.0, abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["stocking_lord", "haebara"])
def test_delta_and_drawing_again_agree(method: str) -> None:
    new = binary(12)
    old, spread = old_items(new), 0.1
    search = Search(method, Grid.of(np.linspace(-4, 4, 21), None), symmetric=False)  # type: ignore[arg-type]
    covariance = np.eye(24) * spread**2
    told = by_delta(old, new, search, (np.zeros((24, 24)), covariance))
    chance = np.random.default_rng(2)

    def again() -> tuple[ItemParameters, ...]:
        moves = chance.normal(0, spread, (12, 2))
        return tuple(
            ItemParameters(i.item, "2PL", i.a + float(m[0]), (i.d[0] + float(m[1]),))
            for i, m in zip(new, moves, strict=True)
        )

    seen = by_bootstrap(((old, again()) for _ in range(200)), search)
    assert told.slope == pytest.approx(seen.slope, rel=0.2)
    assert told.shift == pytest.approx(seen.shift, rel=0.2)


def test_far_from_the_middle_a_linked_score_is_less_sure() -> None:
    error = LineError(np.array([[0.01, 0.0], [0.0, 0.04]]))
    assert error.at(0.0) == pytest.approx(0.2)
    assert error.at(3.0) == pytest.approx((0.09 + 0.04) ** 0.5)


def test_every_kind_of_parameter_has_its_place() -> None:
    new = new_items(5)
    number = sum(1 + len(item.d) + (item.model == "3PL") for item in new)
    zero, one = np.zeros((number, number)), np.eye(number)
    found = by_delta(old_items(new), new, MEANS, (zero, one))
    assert found.slope > 0
    assert found.shift > 0


def year(mean: float, sd: float, seed: int, people: int = 1000) -> Responses:
    """Return answers of a year to twelve anchors."""
    chance, items = np.random.default_rng(seed), binary(12)
    theta = chance.normal(mean, sd, people)
    right = [chance.random(people) < item.probabilities(theta)[:, 1] for item in items]
    return Responses.from_array(
        np.stack(right, axis=1).astype(int), items=[item.item for item in items]
    )


@pytest.mark.slow
def test_two_years_calibrated_apart_are_brought_together() -> None:
    """The second year is half a unit abler and a fifth more spread."""
    years = year(0, 1, 1), year(0.5, 1.2, 2)

    def calibrate(responses: Responses) -> tuple[ItemParameters, ...]:
        return Calibration("2PL", prior="weak", errors="none").fit(responses).items

    plain = link(*(calibrate(one) for one in years))
    error = by_persons(*years, calibrate, plain.search, plain.anchors, replicates=30)
    found = plain.with_error(error)
    assert found.slope_se == error.slope
    assert abs(found.slope - 1.2) < 3 * error.slope
    assert abs(found.shift - 0.5) < 3 * error.shift
    assert 0.04 < error.shift < 0.12  # more than the people alone: 0.049


def test_people_drawn_again_are_as_many() -> None:
    chance, whole = np.random.default_rng(1), year(0, 1, 1, people=50)
    again = _drawn_again(whole, chance)
    assert again.weights is not None
    assert again.weights.sum() == 50
    assert len(again) < 50
