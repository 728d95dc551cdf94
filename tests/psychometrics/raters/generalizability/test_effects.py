import numpy as np
import pytest

from takar.psychometrics.raters.generalizability import UnknownFacet
from takar.psychometrics.raters.generalizability.effects import (
    SPARSE,
    Design,
    design_of,
    estimable,
    numbered,
)


def crossed(*shape: int) -> dict[str, np.ndarray]:
    names = ("ratee", "method", "rater", "competency")
    codes = [column.ravel() for column in np.indices(shape)]
    return dict(zip(names, codes, strict=False))


def names_of(design: Design) -> list[str]:
    return [effect.name for effect in design.effects]


def test_three_crossed_facets_have_fifteen_effects() -> None:
    design = design_of(crossed(3, 2, 4, 5))
    assert len(design.effects) == 15
    assert design.is_balanced
    assert design.sizes == {"ratee": 3, "method": 2, "rater": 4, "competency": 5}


def test_a_facet_whose_levels_go_with_one_level_of_another_lies_within_it() -> None:
    columns = crossed(3, 2, 4)
    columns["rater"] = columns["rater"] + 4 * columns["method"]
    design = design_of(columns)
    assert design.nested == {"rater": ("method",)}
    assert names_of(design) == [
        "ratee",
        "method",
        "ratee*method",
        "rater:method",
        "ratee*rater:method",
    ]
    assert design.sizes["rater"] == 4


def test_nesting_within_what_is_nested_reaches_the_outermost() -> None:
    columns = crossed(3, 2, 2, 2)
    design = design_of(columns, {"rater": "method", "competency": "rater"})
    assert set(design.nested["competency"]) == {"method", "rater"}
    assert design.sizes["competency"] == 2


def test_raters_of_one_ratee_only_lie_within_the_ratee() -> None:
    design = design_of({"ratee": np.repeat(np.arange(4), 3), "rater": np.arange(12)})
    assert names_of(design) == ["ratee", "rater:ratee"]


def test_a_missing_cell_makes_a_design_unbalanced() -> None:
    columns = {name: codes[1:] for name, codes in crossed(3, 2, 4).items()}
    assert not design_of(columns).is_balanced


def test_the_highest_interaction_is_the_residual() -> None:
    told = estimable(design_of(crossed(3, 2, 4)))
    assert told.confounded == {"residual": ("ratee*method*rater",)}


def test_effects_too_fine_for_the_machine_are_left_out_and_named() -> None:
    chance = np.random.default_rng(1)
    rater = chance.integers(0, 900, 40_000)
    method = chance.integers(0, 5, 40_000)
    told = estimable(
        design_of({"ratee": np.arange(40_000) % 500, "method": method, "rater": rater})
    )
    assert told.omitted == ("method*rater",)


def test_unknown_facets_and_too_many_are_refused() -> None:
    with pytest.raises(UnknownFacet):
        design_of({**crossed(2, 2, 2, 2), "day": np.zeros(16, dtype=np.int64)})
    with pytest.raises(UnknownFacet):
        design_of(crossed(2, 2), {"panel": "method"})
    with pytest.raises(UnknownFacet):
        design_of(crossed(2, 2), {"ratee": "method"})


def test_codes_are_counted_alike_whether_they_lie_close_or_far_apart() -> None:
    codes = np.array([7, 3, 3, 9, 7])
    assert numbered(codes).tolist() == [1, 0, 0, 2, 1]
    assert numbered(codes * SPARSE * 5).tolist() == [1, 0, 0, 2, 1]
