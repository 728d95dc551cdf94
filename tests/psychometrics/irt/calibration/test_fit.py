import json
import math
from dataclasses import replace

import pytest

from takar.kernel.language import msg
from takar.psychometrics.irt.calibration import Calibration, GroupAbility, IrtFit, ItemErrors
from takar.psychometrics.irt.calibration.fit import UnknownVersion
from takar.psychometrics.irt.models import ItemParameters

FIT = IrtFit(
    items=(ItemParameters("a", "GRM", 1.1, (0.5, -0.5)), ItemParameters("b", "3PL", 1, (0,), 0.2)),
    se=(ItemErrors("a", 0.1, (0.2, 0.3), 0.0, (0.4, 0.5)),),
    groups=(GroupAbility("x", 0.0, 1.0, 0.0, 0.0, 100.0),),
    loglik=-123.4,
    penalised=-125.0,
    parameters=6,
    gradient=1e-8,
    iterations=9,
    nodes=61,
    change_on_doubling=1e-7,
    has_converged=True,
    warnings=(msg("Lereng butir {item} luar biasa curam.", item="a"),),
    n_used=100.0,
    n_excluded=2.0,
    excluded=(("c", msg("Semua orang menjawab butir {item} sama.", item="c")),),
    errors="observed",
)


def test_a_fit_is_the_same_after_it_was_stored() -> None:
    assert IrtFit.from_json(FIT.to_json()) == FIT


def test_what_is_no_number_is_stored_as_a_gap() -> None:
    unknown = replace(FIT, se=(ItemErrors("a", math.nan, (math.nan, 0.3), 0.0, (0.4, 0.5)),))
    assert "NaN" not in unknown.to_json()
    again = IrtFit.from_json(unknown.to_json()).se[0]
    assert math.isnan(again.a)
    assert math.isnan(again.d[0])
    assert again.d[1] == 0.3


def test_another_version_is_refused() -> None:
    told = json.loads(FIT.to_json())
    for version in (0, 2, None):
        with pytest.raises(UnknownVersion):
            IrtFit.from_json(json.dumps({**told, "version": version}))


def test_items_are_found_by_name() -> None:
    assert FIT["b"].c == 0.2
    assert list(FIT.by_item) == ["a", "b"]
    assert FIT.aic == pytest.approx(12 + 246.8)


def test_settings_do_nothing_until_answers_come() -> None:
    assert Calibration("GRM") == Calibration("GRM")
