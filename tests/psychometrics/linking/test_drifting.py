import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking import DriftRules, link
from takar.psychometrics.linking.drifting import distances, robust_z
from takar.psychometrics.linking.lines import Line
from tests.psychometrics.linking.invented import SHIFT, SLOPE, binary, noisy, old_items

Items = tuple[ItemParameters, ...]


def easier(items: Items, which: list[int], by: float) -> Items:
    """Return items of which some have become easier by so much."""
    return tuple(
        ItemParameters(item.item, item.model, item.a, (item.d[0] + item.a * by,))
        if place in which
        else item
        for place, item in enumerate(items)
    )


@pytest.mark.parametrize("method", ["stocking_lord", "haebara", "mean_mean"])
def test_anchors_that_leaked_are_found_and_the_line_is_right_without_them(method: str) -> None:
    new = binary(20)
    found = link(old_items(new), easier(new, [2, 11], 0.8), method=method)  # type: ignore[arg-type]
    assert {one.item for one in found.dropped} == {"J02", "J11"}
    assert (found.slope, found.shift) == pytest.approx((SLOPE, SHIFT), abs=1e-6)
    assert found.n_excluded == 2
    assert "J02" in " ".join(str(one) for one in found.reasons)


def test_anchors_that_only_waver_stay() -> None:
    """Chance alone: of 20 anchors hardly one is lost on average."""
    new, lost = binary(20), 0
    for seed in range(40):
        lost += link(noisy(old_items(new), 0.08, seed), new, method="mean_mean").n_excluded
    assert lost <= 20


@pytest.mark.parametrize(("by", "found"), [(0.15, 0), (0.6, 1)])
def test_a_move_too_small_to_matter_costs_no_anchor(by: float, found: int) -> None:
    new = binary(20)
    assert link(old_items(new), easier(new, [4], by)).n_excluded == found


@pytest.mark.parametrize(("anchors", "must_stay"), [(12, 10), (50, 10), (51, 11), (100, 20)])
def test_ten_anchors_or_a_fifth_stay_whatever_they_do(anchors: int, must_stay: int) -> None:
    assert DriftRules().must_stay(anchors) == must_stay


def test_never_more_are_removed_than_may_be_and_the_reader_is_told() -> None:
    new = binary(12)
    found = link(old_items(new), easier(new, [0, 1, 2], 1.5))
    assert found.n_used == 10
    assert "Masih ada" in " ".join(str(one) for one in found.reasons)


def test_every_area_of_content_keeps_an_anchor() -> None:
    new = binary(20)
    content = {item.item: "LISAN" if place == 3 else "HITUNG" for place, item in enumerate(new)}
    changed = easier(new, [3, 7], 0.9)
    assert {one.item for one in link(old_items(new), changed).dropped} == {"J03", "J07"}
    kept = link(old_items(new), changed, content=content)
    assert {one.item for one in kept.dropped} == {"J07"}


def test_robust_z_and_distance_by_hand() -> None:
    """Gaps -2, -1, 0, 1, 2, 10: quartiles -0.75 and 1.75, median 0.5."""
    gaps = (-2.0, -1.0, 0.0, 1.0, 2.0, 10.0)
    old = tuple(ItemParameters(f"J{k}", "2PL", 1.0, (-gap,)) for k, gap in enumerate(gaps))
    new = tuple(ItemParameters(f"J{k}", "2PL", 1.0, (0.0,)) for k in range(6))
    drawn = Line(1.0, 0.0, 0.0)
    assert robust_z(old, new, drawn)[5] == pytest.approx(9.5 / (0.74 * 2.5))
    assert distances(old, new, drawn) == pytest.approx(np.abs(gaps) / np.sqrt(2))
