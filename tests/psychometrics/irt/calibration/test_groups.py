import numpy as np
import pytest

from takar.psychometrics.irt.calibration import Calibration, NotEstimable
from takar.psychometrics.irt.models import ItemParameters, Model
from takar.psychometrics.responses import Responses
from tests.psychometrics.irt.calibration.plain import loglik
from tests.psychometrics.irt.calibration.simulated import answers_of, invented_items

YEARS = {"2025": (0.0, 1.0), "2026": (0.6, 1.3)}


def two_years(model: Model = "2PL", persons: int = 2500, shared: int = 8) -> Responses:
    """Return two years, each with items of its own and some in both."""
    size = 3 if model in ("GRM", "GPCM") else 2
    items = invented_items(24, model=model, categories=size, seed=7)
    rng = np.random.default_rng(8)
    parts, years = [], []
    own = (24 - shared) // 2
    for number, (year, (mean, sd)) in enumerate(YEARS.items()):
        part = answers_of(items, rng.normal(mean, sd, persons), seed=number)
        left_out = np.arange(own) + shared + (own if number == 0 else 0)
        part[:, left_out] = -1
        parts.append(part)
        years += [year] * persons
    return Responses.from_array(
        np.vstack(parts),
        items=[item.item for item in items],
        categories=[size] * 24,
        groups=years,
    )


@pytest.mark.parametrize("model", ["1PL", "2PL", "GRM"])
def test_years_that_share_items_stand_on_one_scale(model: Model) -> None:
    answers = two_years(model)
    fit = Calibration(model).fit(answers)
    first, second = fit.groups
    assert fit.has_converged
    assert (first.name, first.mean, first.sd, first.mean_se) == ("2025", 0.0, 1.0, 0.0)
    assert second.mean == pytest.approx(0.6, abs=4 * second.mean_se)
    assert second.sd == pytest.approx(1.3, abs=4 * second.sd_se)
    assert 0 < second.mean_se < 0.1
    told = [(group.mean, group.sd) for group in fit.groups]
    assert fit.loglik == pytest.approx(loglik(answers, fit.items, groups=told), abs=1e-4)


def test_groups_can_be_ignored() -> None:
    answers = two_years(persons=400)
    fit = Calibration("2PL", groups="one").fit(answers)
    assert [(group.mean, group.sd) for group in fit.groups] == [(0.0, 1.0)]


def test_one_group_more_never_fits_worse() -> None:
    answers = two_years(persons=400)
    free, one = (Calibration("2PL", groups=some).fit(answers) for some in ("free", "one"))
    assert free.loglik > one.loglik
    assert free.parameters == one.parameters + 2


def test_years_without_a_common_item_are_refused_and_with_one_not() -> None:
    with pytest.raises(NotEstimable, match="kelompok tanpa butir bersama"):
        Calibration("1PL").fit(two_years(persons=100, shared=0))
    assert Calibration("1PL").fit(two_years(persons=100, shared=2)).has_converged


def test_fixed_items_stay_and_carry_the_new_ones_to_their_scale() -> None:
    items = {item.item: item for item in invented_items(20, seed=9)}
    theta = np.random.default_rng(10).normal(0.8, 1.4, 6000)
    answers = Responses.from_array(
        answers_of(tuple(items.values()), theta), items=list(items), categories=[2] * 20
    )
    known = {name: items[name] for name in list(items)[:10]}
    fit = Calibration("2PL").fit(answers, fixed=known)
    (group,) = fit.groups
    assert group.mean == pytest.approx(0.8, abs=4 * group.mean_se)
    assert group.sd == pytest.approx(1.4, abs=4 * group.sd_se)
    assert fit.parameters == 22
    for found, error in zip(fit.items, fit.se, strict=True):
        if found.item in known:
            assert found is known[found.item]
            assert (error.a, error.d) == (0.0, (0.0,))
        else:
            assert found.a == pytest.approx(items[found.item].a, abs=4 * error.a)
            assert found.d == pytest.approx(items[found.item].d, abs=4 * error.d[0])
    assert fit.loglik == pytest.approx(
        loglik(answers, fit.items, groups=[(group.mean, group.sd)]), abs=1e-4
    )


def test_a_fit_fixed_at_itself_changes_nothing() -> None:
    answers = two_years(persons=600)
    fit = Calibration("2PL").fit(answers)
    again = Calibration("2PL").fit(answers, fixed=fit.by_item)
    assert again.items == fit.items
    assert again.loglik >= fit.loglik - 1e-6
    assert [group.mean for group in again.groups] == pytest.approx(
        [group.mean for group in fit.groups], abs=1e-3
    )


def test_a_fixed_item_with_more_categories_than_answers_is_welcome_with_fewer_refused() -> None:
    answers = Responses.from_array(np.random.default_rng(1).integers(0, 2, (300, 4)))
    wide = ItemParameters("1", "GRM", 1.0, (1.0, -1.0))
    assert Calibration("1PL").fit(answers, fixed={"1": wide})["1"] is wide
    three = Responses.from_array(np.random.default_rng(1).integers(0, 3, (300, 4)))
    narrow = ItemParameters("1", "2PL", 1.0, (0.0,))
    with pytest.raises(NotEstimable, match="Butir 1 punya jawaban di atas"):
        Calibration("PCM").fit(three, fixed={"1": narrow})


def test_an_item_fixed_elsewhere_but_not_asked_here_is_no_matter() -> None:
    answers = two_years(persons=300)
    stranger = ItemParameters("zz", "2PL", 1.0, (0.0,))
    fit = Calibration("2PL").fit(answers, fixed={"zz": stranger})
    assert fit.groups[0].mean == 0.0
    assert "zz" not in fit.by_item


def test_a_group_of_people_all_alike_is_reported_at_the_least_spread() -> None:
    items = invented_items(8, model="1PL", seed=12)
    cells = answers_of(items, np.random.default_rng(1).normal(size=1600))
    four_right = np.tile([1, 1, 1, 1, 0, 0, 0, 0], (800, 1))
    cells[800:] = np.random.default_rng(2).permuted(four_right, axis=1)
    fit = Calibration("1PL").fit(Responses.from_array(cells, groups=["a"] * 800 + ["b"] * 800))
    assert fit.has_converged
    assert fit.groups[1].sd == pytest.approx(0.1)
    assert fit.groups[1].sd_se == 0.0
    assert "Ada kelompok yang kemampuannya hampir tidak berbeda satu sama lain." in map(
        str, fit.warnings
    )


def test_a_group_without_anybody_who_answered_is_refused_by_name() -> None:
    answers = two_years(persons=100).answers.copy()
    answers[100:] = -1
    with pytest.raises(NotEstimable, match="Kelompok 2026 tidak punya jawaban"):
        Calibration("1PL").fit(
            Responses.from_array(answers, groups=["2025"] * 100 + ["2026"] * 100)
        )


def test_a_group_far_away_is_found_however_far() -> None:
    items = {item.item: item for item in invented_items(30, seed=13)}
    far = {name: item for name, item in items.items() if -2 < item.difficulty[0] < 2}
    theta = np.random.default_rng(14).normal(2.5, 2.5, 4000)
    answers = Responses.from_array(answers_of(tuple(far.values()), theta), items=list(far))
    known = dict(list(far.items())[: len(far) // 2])
    fit = Calibration("2PL").fit(answers, fixed=known)
    assert fit.has_converged
    assert fit.groups[0].mean == pytest.approx(2.5, abs=4 * fit.groups[0].mean_se)
    assert fit.groups[0].sd == pytest.approx(2.5, abs=4 * fit.groups[0].sd_se)
