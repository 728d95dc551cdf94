import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking import CannotLink, link
from takar.psychometrics.linking.lines import METHODS, Method
from tests.psychometrics.linking.invented import (
    SHIFT,
    SLOPE,
    binary,
    new_items,
    noisy,
    old_items,
)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("symmetric", [False, True])
def test_the_same_scale_linked_to_itself_is_the_same(method: Method, symmetric: bool) -> None:
    items = new_items()
    found = link(items, items, method=method, symmetric=symmetric)
    assert (found.slope, found.shift) == pytest.approx((1.0, 0.0), abs=1e-7)
    assert found.criterion == pytest.approx(0.0, abs=1e-12)
    assert found.has_converged
    assert found.dropped == ()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("symmetric", [False, True])
def test_a_known_line_is_found_again(method: Method, symmetric: bool) -> None:
    new = new_items()
    found = link(old_items(new), new, method=method, symmetric=symmetric)
    assert (found.slope, found.shift) == pytest.approx((SLOPE, SHIFT), abs=1e-6)


def test_linked_items_expect_of_linked_people_what_they_did_before() -> None:
    new, theta = new_items(), np.linspace(-2, 2, 9)
    found = link(old_items(new), new)
    for before, after in zip(new, found.items(new), strict=True):
        assert after.probabilities(found.theta(theta)) == pytest.approx(
            before.probabilities(theta), abs=1e-6
        )


def test_there_and_back_is_where_one_began_where_both_sides_count() -> None:
    new = new_items()
    old = noisy(old_items(new), 0.1, seed=1)
    there = link(old, new, symmetric=True, drift=None)
    back = link(new, old, symmetric=True, drift=None)
    assert there.slope * back.slope == pytest.approx(1, abs=0.01)


def test_only_items_of_both_years_are_anchors() -> None:
    new = new_items()
    stranger = ItemParameters("BARU", "2PL", 1.0, (3.0,))
    found = link(old_items(new)[3:], (stranger, *new))
    assert found.anchors == tuple(item.item for item in new[3:])
    assert found.n_used == 17


def test_too_few_anchors_are_used_but_told() -> None:
    new = new_items(9)
    found = link(old_items(new), new)
    assert found.slope == pytest.approx(SLOPE, abs=1e-6)
    assert "Hanya 9" in str(found.reasons[0])
    assert link(old_items(new_items(10)), new_items(10)).reasons == ()


def test_what_has_no_anchors_cannot_be_linked() -> None:
    new, old = binary(4), binary(4)
    with pytest.raises(CannotLink, match="1 butir"):
        link(old[:1], new)
    graded = ItemParameters("J00", "GRM", 1.0, (1.0, -1.0))
    with pytest.raises(CannotLink, match="J00"):
        link((graded, *old[1:]), new)
    reversed_ = ItemParameters("J00", "2PL", -1.0, (1.0,))
    with pytest.raises(CannotLink, match="membedakan"):
        link(old, (reversed_, *new[1:]))
    with pytest.raises(CannotLink, match="tidak dikenal"):
        link(old, new, method="equipercentile")  # type: ignore[arg-type]


def test_the_report_states_grid_weights_and_direction() -> None:
    new = new_items()
    found = link(old_items(new), new, nodes=[-1, 0, 1], weights=[1, 2, 1])
    assert found.nodes == (-1, 0, 1)
    assert found.weights == (0.25, 0.5, 0.25)
    assert found.theta(0.0) == pytest.approx(SHIFT, abs=1e-6)


@pytest.mark.slow
def test_standard_errors_are_the_spread_of_the_line_over_calibrations() -> None:
    new, spread = binary(15), 0.1
    old = old_items(new)
    shifts, errors = list[float](), list[float]()
    sizes = np.tile([1e-6, spread**2], 15)  # only intercepts are uncertain here
    for seed in range(60):
        chance = np.random.default_rng(seed)
        seen = tuple(
            ItemParameters(i.item, "2PL", i.a, (i.d[0] + float(chance.normal(0, spread)),))
            for i in new
        )
        found = link(
            old, seen, drift=None, covariances=(np.zeros((30, 30)), np.diag(sizes)),
            nodes=np.linspace(-4, 4, 21),
        )  # fmt: skip
        assert found.shift_se is not None
        shifts.append(found.shift)
        errors.append(found.shift_se)
    assert np.mean(shifts) == pytest.approx(SHIFT, abs=3 * np.mean(errors) / 60**0.5)
    assert 0.75 < np.std(shifts) / np.mean(errors) < 1.3
