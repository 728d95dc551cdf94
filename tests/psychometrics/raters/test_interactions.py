from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.raters.drift import halo
from takar.psychometrics.raters.facets import ManyFacet, ManyFacetFit
from takar.psychometrics.raters.interactions import Differences, by_group, by_method, holm
from takar.psychometrics.raters.ratings import Codes, Ratings
from tests.psychometrics.raters.simulated import Day, drawn, with_levels, world

SMALL = Day(ratees=120, raters=6, competencies=5, methods=2)
REPLICATIONS = 200


def groups(seed: int, ratees: int = 120) -> Codes:
    """Return two groups of ratees, drawn at random."""
    return np.random.default_rng(seed).integers(0, 2, ratees).astype(np.int32)


def unlike(day: Day, seed: int, size: float, group: Codes, *, apart: float = 0.0) -> Ratings:
    """Return a day whose first rater is severer by ``size`` with the second group.

    Args:
        apart: how much abler the second group is, for all raters alike.
    """
    one = world(day, seed)
    read = one.ratings
    method = np.linspace(-0.3, 0.3, day.methods) if day.methods > 1 else np.zeros(1)
    eta = one.ability[read.ratee] - one.severity[read.rater] - method[read.method]
    eta = eta + apart * group[read.ratee]
    eta = eta - size * ((read.rater == 0) & (group[read.ratee] == 1))
    levels = drawn(eta, one.thresholds[read.competency], np.random.default_rng(seed + 1))
    return with_levels(read, np.asarray(levels, dtype=np.float64) + 1)


def found(fit: ManyFacetFit, group: Codes, **more: object) -> Differences:
    """Return the differences between groups, of which there must be some."""
    differences = by_group(fit, group, **more)  # type: ignore[arg-type]
    assert differences is not None
    return differences


def test_a_rater_severer_with_one_group_is_found_with_the_size_of_it() -> None:
    sizes = []
    for seed in range(5):
        group = groups(seed)
        told = found(ManyFacet().fit(unlike(SMALL, seed, 1.0, group)), group)
        row = int(np.flatnonzero(told.rater == 0)[0])
        sign = 1 if told.group[row] == 1 else -1
        sizes.append(sign * told.effect[row])
        assert told.p_holm[row] < 0.05
        assert sign * told.level[row] < 0
    assert np.mean(sizes) == pytest.approx(1.0, abs=0.25)


def test_a_group_that_is_abler_with_all_raters_is_no_difference_of_raters() -> None:
    p = []
    for seed in range(6):
        group = groups(seed)
        told = found(ManyFacet().fit(unlike(SMALL, seed, 0.0, group, apart=1.0)), group)
        p += told.p.tolist()
    assert np.mean(np.array(p) < 0.05) < 0.15


def test_a_rater_severer_by_one_method_is_found() -> None:
    read = world(SMALL, 3).ratings
    harder = (read.rater == 1) & (read.method == 1) & (read.level > 1)
    fit = ManyFacet().fit(with_levels(read, read.level - harder))
    told = by_method(fit)
    assert told is not None
    row = int(np.flatnonzero(told.rater == 1)[0])
    assert told.p_holm[row] < 0.05
    assert told.p_holm[row] == told.p_holm.min()
    assert told.joint.p < 0.05


def test_two_classes_are_told_once_and_three_each() -> None:
    fit = ManyFacet().fit(world(SMALL, 4).ratings)
    two, three = groups(4), (np.arange(120) % 3).astype(np.int32)
    assert found(fit, two).rater.tolist() == list(range(6))
    assert len(found(fit, three, least=5)) == 18
    turned = found(fit, 1 - two)
    assert np.sort(turned.p) == pytest.approx(np.sort(found(fit, two).p))


def test_a_group_of_nine_is_not_told_and_one_of_ten_is() -> None:
    read = world(Day(ratees=60, raters=2, competencies=4), 5).ratings
    fit = ManyFacet().fit(read)
    nine, ten = ((np.arange(60) < few).astype(np.int32) for few in (9, 10))
    assert by_group(fit, nine) is None
    assert set(found(fit, ten).ratees.tolist()) == {10}
    assert by_group(fit, np.zeros(60, dtype=np.int32)) is None
    assert by_method(fit) is None


def test_who_is_of_no_known_group_tells_of_no_group() -> None:
    fit = ManyFacet().fit(world(SMALL, 6).ratings)
    group = groups(6)
    group[:30] = -1
    told = found(fit, group)
    assert (told.group >= 0).all()
    assert (told.ratees + told.others <= 90).all()
    assert by_group(fit, np.full(120, -1, dtype=np.int32)) is None


def test_impressions_make_a_difference_less_sure() -> None:
    read = world(replace(SMALL, halo=0.7), 7).ratings
    fit, group = ManyFacet().fit(read), groups(7)
    plain, wary = found(fit, group), found(fit, group, halo=halo(read, fit))
    assert plain.effect == pytest.approx(wary.effect)
    assert (wary.effect_se > plain.effect_se).all()
    assert (wary.least > plain.least).all()


def test_holm_multiplies_by_how_many_are_left() -> None:
    assert holm(np.array([0.01, 0.04, 0.03])) == pytest.approx([0.03, 0.06, 0.06])
    assert holm(np.array([0.6, 0.9])) == pytest.approx([1.0, 1.0])


@pytest.mark.slow
@pytest.mark.parametrize("impressions", [0.0, 0.5])
def test_without_any_difference_alarms_are_as_rare_as_stated(impressions: float) -> None:
    single, family, joint = [], [], []
    for seed in range(REPLICATIONS):
        read = world(replace(SMALL, halo=impressions), 1000 + seed).ratings
        fit = ManyFacet().fit(read)
        for told in (
            found(fit, groups(seed), halo=halo(read, fit)),
            by_method(fit, halo=halo(read, fit)),
        ):
            assert told is not None
            single += told.p.tolist()
            family.append(float(told.p_holm.min()))
            joint.append(told.joint.p)
    rates = [float(np.mean(np.array(p) < 0.05)) for p in (single, family, joint)]
    assert 0.02 < rates[0] < 0.08, rates
    assert rates[1] < 0.09, rates
    assert rates[2] < 0.09, rates
