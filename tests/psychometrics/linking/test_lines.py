import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking import Grid, Search
from takar.psychometrics.linking.lines import line, moved

GRID = Grid.of(None, None)


def item(name: str, a: float, b: float) -> ItemParameters:
    return ItemParameters(name, "2PL", a, (-a * b,))


OLD = (item("A", 1.0, -1.0), item("B", 2.0, 0.0), item("C", 1.5, 2.5))
NEW = (item("A", 1.2, -1.5), item("B", 1.8, -0.5), item("C", 1.2, 1.0))


def test_mean_mean_is_the_ratio_of_mean_slopes() -> None:
    """Slopes 4.5 and 4.2 in total; difficulties average 0.5 and -1/3."""
    found = line(OLD, NEW, Search("mean_mean", GRID, symmetric=False))
    assert found.slope == pytest.approx(4.2 / 4.5, abs=1e-12)
    assert found.shift == pytest.approx(0.5 + 4.2 / 4.5 / 3, abs=1e-12)


def test_mean_sigma_is_the_ratio_of_standard_deviations() -> None:
    """Difficulties -1, 0, 2.5 (sum of squares 6.5) and -1.5, -0.5, 1 (19/6)."""
    found = line(OLD, NEW, Search("mean_sigma", GRID, symmetric=False))
    slope = (6.5 / (19 / 6)) ** 0.5
    assert found.slope == pytest.approx(slope, abs=1e-8)
    assert found.shift == pytest.approx(0.5 + slope / 3, abs=1e-8)


@pytest.mark.parametrize("method", ["stocking_lord", "haebara"])
@pytest.mark.parametrize("symmetric", [False, True])
def test_curves_are_brought_as_near_as_can_be(method: str, symmetric: bool) -> None:
    """Compared with the criterion written out plainly, searched on ever finer grids."""
    nodes = GRID.nodes

    def curve(one: ItemParameters, theta: np.ndarray[tuple[int], np.dtype[np.float64]]) -> object:
        return 1 / (1 + np.exp(-(one.a * theta + one.d[0])))

    def criterion(slope: float, shift: float) -> float:
        total = 0.0
        sides = [(OLD, NEW, (nodes - shift) / slope)]
        if symmetric:
            sides.append((NEW, OLD, slope * nodes + shift))
        for here, there, theta in sides:
            gaps = np.array(
                [curve(a, nodes) - curve(b, theta) for a, b in zip(here, there, strict=True)]  # type: ignore[operator]
            )
            gaps = gaps.sum(axis=0) ** 2 if method == "stocking_lord" else (gaps**2).sum(axis=0)
            total += float(GRID.weights @ gaps)
        return total

    found = line(OLD, NEW, Search(method, GRID, symmetric=symmetric))  # type: ignore[arg-type]
    best, wide = (1.0, 0.5), 1.0
    while wide > 2e-5:
        tried = [
            (best[0] + wide * i, best[1] + wide * j)
            for i in np.linspace(-0.5, 0.5, 11)
            for j in np.linspace(-0.5, 0.5, 11)
            if best[0] + wide * i > 0.05
        ]
        best, wide = min(tried, key=lambda one: criterion(*one)), wide * 0.6
    assert (found.slope, found.shift) == pytest.approx(best, abs=1e-4)
    assert found.criterion == pytest.approx(criterion(*best), abs=1e-8)


def test_a_search_that_begins_badly_is_not_lost() -> None:
    """One slope that ran away must not send the line there too."""
    wild = (*NEW[:2], item("C", 60.0, 1.0))
    found = line(OLD, wild, Search("stocking_lord", GRID, symmetric=False))
    assert found.has_converged
    assert 0.3 < found.slope < 3


@pytest.mark.parametrize(
    "one",
    [
        ItemParameters("A", "2PL", 1.3, (0.4,)),
        ItemParameters("A", "3PL", 1.3, (0.4,), 0.2),
        ItemParameters("A", "GRM", 1.3, (0.4, -0.7)),
        ItemParameters("A", "GPCM", 1.3, (0.4, -0.7, 0.1)),
    ],
)
def test_a_moved_item_is_the_same_item_on_another_scale(one: ItemParameters) -> None:
    theta = np.linspace(-3, 3, 7)
    assert moved(one, 1.4, 0.6).probabilities(1.4 * theta + 0.6) == pytest.approx(
        one.probabilities(theta), abs=1e-12
    )
    moved_steps = 1.4 * np.array(one.difficulty) + 0.6
    assert moved(one, 1.4, 0.6).difficulty == pytest.approx(tuple(moved_steps))
