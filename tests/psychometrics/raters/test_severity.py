from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.raters.facets import ManyFacet
from takar.psychometrics.raters.severity import Verdict, is_severity_real
from tests.psychometrics.raters.simulated import Day, world


def verdict(day: Day, model: ManyFacet | None = None, seed: int = 3) -> Verdict:
    fit = (model or ManyFacet()).fit(world(day, seed).ratings)
    return is_severity_real(fit.design, fit)


def test_real_severity_in_a_connected_network_may_be_taken_out() -> None:
    found = verdict(Day())
    assert found.applies
    assert "nyata (p < 0,001, reliabilitas 0,9" in str(found.because)
    assert found.p < 0.05
    assert found.reliability >= 0.5
    assert found.own is not None
    assert found.own > 0.8


def test_severity_that_is_not_there_is_not_taken_out() -> None:
    found = verdict(Day(severity=0.0))
    assert not found.applies


def test_a_network_in_parts_closes_the_gate() -> None:
    found = verdict(Day(teams=True, rotating=0.0))
    assert not found.applies
    assert "terputus menjadi 5 kelompok" in str(found.because)


def test_what_rests_on_panels_being_equal_closes_the_gate() -> None:
    day = Day(ratees=400, raters=20, competencies=9, teams=True, rotating=0.04)
    alike = verdict(day, ManyFacet(panels="none"))
    assert not alike.applies
    assert "panel asesi setara" in str(alike.because)
    assert alike.own is not None
    assert alike.own < 0.75


def test_a_thread_between_two_halves_closes_the_gate() -> None:
    ratings = world(Day(ratees=200, raters=4, teams=True, rotating=0.0), seed=3).ratings
    joined = ratings.rater.copy()
    joined[(ratings.ratee == 0) & (ratings.rater == 0) & (ratings.competency == 0)] = 2
    drawn = ManyFacet().fit(replace(ratings, rater=joined))
    few = is_severity_real(drawn.design, drawn)
    assert not few.applies  # the spread of two panels is a guess
    assert "panel asesi setara" in str(few.because)
    fit = ManyFacet(panels="fixed").fit(replace(ratings, rater=joined))
    assert fit.design.is_connected
    found = is_severity_real(fit.design, fit)
    assert not found.applies
    assert "nyaris terputus" in str(found.because)
    assert found.groups == (("a00000", "a00001"), ("a00002", "a00003"))
    assert found.contrast_se is not None
    assert found.told is not None
    assert found.told < 0.5


def test_one_assessor_has_nobody_to_be_compared_with() -> None:
    ratings = world(Day(), seed=3).ratings
    fit = ManyFacet().fit(ratings.kept(ratings.rater == 0))
    found = is_severity_real(fit.design, fit)
    assert not found.applies
    assert "satu asesor" in str(found.because)


def test_a_fit_that_did_not_converge_closes_the_gate() -> None:
    found = verdict(Day(), ManyFacet(nodes=21))
    assert not found.applies
    assert "konvergen" in str(found.because)


@pytest.mark.parametrize("which", ["alpha", "reliability", "told", "own"])
def test_the_limits_are_arguments_and_hold_on_the_limit(which: str) -> None:
    ratings = world(Day(), 3).ratings
    fit = ManyFacet(panels="none").fit(ratings)
    found = is_severity_real(fit.design, fit)
    values = {"alpha": found.p, "reliability": found.reliability}
    values |= {"told": float(found.told or 0), "own": float(found.own or 0)}
    value = values[which]
    inside, outside = (
        (np.nextafter(value, 2), value)
        if which == "alpha"
        else (
            value,
            np.nextafter(value, 2),
        )
    )
    assert is_severity_real(fit.design, fit, **{which: inside}).applies
    assert not is_severity_real(fit.design, fit, **{which: outside}).applies
