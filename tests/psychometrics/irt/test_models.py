import numpy as np
import pytest

from takar.psychometrics.irt.models import BadItem, ItemParameters

ITEMS = [
    ItemParameters("p", "1PL", 0.8, (0.3,)),
    ItemParameters("q", "2PL", -1.4, (0.3,)),
    ItemParameters("r", "3PL", 1.4, (-0.3,), c=0.2),
    ItemParameters("s", "GRM", 1.7, (1.5, 0.2, -2.0)),
    ItemParameters("t", "GPCM", 1.1, (0.9, 0.2, -1.0)),
    ItemParameters("u", "PCM", 0.7, (0.9, 1.2)),
    ItemParameters("v", "RSM", 0.7, (0.9, 1.2)),
]
PLACES = np.linspace(-4, 4, 17)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.model)
def test_the_categories_share_one_among_them(item: ItemParameters) -> None:
    assert item.probabilities(PLACES).shape == (17, item.categories)
    assert item.probabilities(PLACES).sum(axis=1) == pytest.approx(1, abs=1e-14)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.model)
def test_derivatives_are_those_of_the_probabilities(item: ItemParameters) -> None:
    step = 1e-5
    chance, first, second = item.curves(PLACES)
    above, below = item.curves(PLACES + step), item.curves(PLACES - step)
    assert first == pytest.approx((above[0] - below[0]) / (2 * step), abs=1e-8)
    assert second == pytest.approx((above[1] - below[1]) / (2 * step), abs=1e-8)
    assert item.expected(PLACES) == pytest.approx(chance @ np.arange(item.categories))


def test_information_is_that_of_the_text_book() -> None:
    two, three = ITEMS[1], ITEMS[2]
    chance = two.probabilities(PLACES)[:, 1]
    assert two.information(PLACES) == pytest.approx(1.4**2 * chance * (1 - chance))
    chance = three.probabilities(PLACES)[:, 1]
    told = 1.4**2 * (1 - chance) / chance * ((chance - 0.2) / 0.8) ** 2
    assert three.information(PLACES) == pytest.approx(told)


def test_two_categories_are_the_same_item_in_every_family() -> None:
    curves = [
        ItemParameters("p", model, 1.2, (0.4,)).probabilities(PLACES)
        for model in ("1PL", "2PL", "3PL", "GRM", "PCM", "GPCM", "RSM")
    ]
    for curve in curves[1:]:
        assert curve == pytest.approx(curves[0], abs=1e-14)


def test_a_difficulty_is_where_the_step_is_even() -> None:
    graded, partial = ITEMS[3], ITEMS[4]
    for step, place in enumerate(graded.difficulty, start=1):
        assert graded.probabilities(place)[0, step:].sum() == pytest.approx(0.5)
    for step, place in enumerate(partial.difficulty, start=1):
        chance = partial.probabilities(place)[0]
        assert chance[step] == pytest.approx(chance[step - 1])


def test_an_item_without_slope_has_no_place_on_the_scale() -> None:
    assert ItemParameters("p", "2PL", 0.0, (1.0,)).difficulty == (-np.inf,)


def test_nothing_overflows_far_away() -> None:
    for item in ITEMS:
        for part in item.curves([-800.0, 800.0]):
            assert np.isfinite(part).all()
        assert np.isfinite(item.information([-800.0, 800.0])).all()


def test_far_categories_keep_their_small_chances_exactly() -> None:
    item = ItemParameters("s", "GRM", 1.0, (2.0, 1.0))
    chance = item.probabilities([40.0])[0, 1]
    assert chance == pytest.approx(np.exp(-41) - np.exp(-42), rel=1e-12)


@pytest.mark.parametrize(
    ("model", "a", "d", "c"),
    [
        ("4PL", 1.0, (0.0,), 0.0),
        ("2PL", np.nan, (0.0,), 0.0),
        ("2PL", 1.0, (), 0.0),
        ("2PL", 1.0, (0.0, 1.0), 0.0),
        ("2PL", 1.0, (0.0,), 0.1),
        ("3PL", 1.0, (0.0,), 1.0),
        ("3PL", 1.0, (0.0,), -0.1),
        ("GRM", 1.0, (0.0, 0.0), 0.0),
    ],
)
def test_numbers_that_make_no_item_are_refused(
    model: str, a: float, d: tuple[float, ...], c: float
) -> None:
    with pytest.raises(BadItem, match="Parameter butir p salah"):
        ItemParameters("p", model, a, d, c)  # type: ignore[arg-type]
