import numpy as np
import pyarrow as pa
import pytest

from takar.psychometrics.raters.generalizability import (
    NothingVaries,
    TooFewToGeneralize,
    UnknownFacet,
    g_study,
    variance_components,
)
from takar.psychometrics.raters.ratings import Ratings

# Brennan (2001), table 3.2: ten persons, three tasks, four raters within each task.
BRENNAN = np.array(
    [
        (5, 6, 5, 5, 5, 3, 4, 5, 6, 7, 3, 3),
        (9, 3, 7, 7, 7, 5, 5, 5, 7, 7, 5, 2),
        (3, 4, 3, 3, 5, 3, 3, 5, 6, 5, 1, 6),
        (7, 5, 5, 3, 3, 1, 4, 3, 5, 3, 3, 5),
        (9, 2, 9, 7, 7, 7, 3, 7, 2, 7, 5, 3),
        (3, 4, 3, 5, 3, 3, 6, 3, 4, 5, 1, 2),
        (7, 3, 7, 7, 7, 5, 5, 7, 5, 5, 5, 4),
        (5, 8, 5, 7, 7, 5, 5, 4, 3, 2, 1, 1),
        (9, 9, 8, 8, 6, 6, 6, 5, 5, 8, 1, 1),
        (4, 4, 4, 3, 3, 5, 6, 5, 5, 7, 1, 1),
    ],
    dtype=float,
)
PERSON, COLUMN = (codes.ravel() for codes in np.indices(BRENNAN.shape))
TASK = COLUMN // 4
PUBLISHED = {
    "ratee": 0.4731,
    "method": 0.3252,
    "ratee*method": 0.5596,
    "rater:method": 0.6475,
    "residual": 2.3802,
}


def invented(seed: int, shape: tuple[int, ...]) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Return levels of a full crossing where everything varies, and its codes."""
    chance = np.random.default_rng(seed)
    codes = tuple(column.ravel() for column in np.indices(shape))
    levels = chance.normal(size=shape)
    for axis, size in enumerate(shape):
        ends = [1] * len(shape)
        ends[axis] = size
        levels = levels + (axis + 1) * chance.normal(size=ends)
    return levels.ravel(), codes


def test_persons_by_raters_within_tasks_are_those_of_brennan() -> None:
    found = variance_components(BRENNAN.ravel(), {"ratee": PERSON, "method": TASK, "rater": COLUMN})
    assert found.method == "EMS"
    assert found.nested == {"rater": ("method",)}
    estimates = {name: part.estimate for name, part in found.components.items()}
    assert estimates == pytest.approx(PUBLISHED, abs=6e-5)


def test_raters_named_anew_in_each_task_can_be_said_to_lie_within_it() -> None:
    plain = variance_components(BRENNAN.ravel(), {"ratee": PERSON, "method": TASK, "rater": COLUMN})
    told = variance_components(
        BRENNAN.ravel(),
        {"ratee": PERSON, "method": TASK, "rater": COLUMN % 4},
        nested={"rater": "method"},
    )
    assert told.components == plain.components


def test_without_saying_so_the_same_names_are_the_same_raters() -> None:
    found = variance_components(
        BRENNAN.ravel(), {"ratee": PERSON, "method": TASK, "rater": COLUMN % 4}
    )
    assert found.nested == {}
    assert "method*rater" in found.components


def test_likelihood_and_mean_squares_agree_where_the_design_is_balanced() -> None:
    columns = {"ratee": PERSON, "method": TASK, "rater": COLUMN}
    squares = variance_components(BRENNAN.ravel(), columns)
    likelihood = variance_components(BRENNAN.ravel(), columns, method="REML")
    for name, part in squares.components.items():
        assert likelihood.components[name].estimate == pytest.approx(part.estimate, rel=1e-6)
        assert likelihood.components[name].raw == pytest.approx(part.raw, rel=1e-8)
    assert likelihood.mean_se == pytest.approx(squares.mean_se, rel=1e-6)


def test_two_facets_follow_the_expected_mean_squares_by_hand() -> None:
    """Cornfield & Tukey (1956), persons by raters, worked out with plain means."""
    levels, (person, rater) = invented(1, (9, 5))
    table = levels.reshape(9, 5)
    rows, columns = table.mean(axis=1), table.mean(axis=0)
    left = table - rows[:, None] - columns[None, :] + table.mean()
    residual = (left**2).sum() / (8 * 4)
    found = variance_components(levels, {"ratee": person, "rater": rater}).components
    assert found["residual"].raw == pytest.approx(residual, rel=1e-10)
    assert found["ratee"].raw == pytest.approx((5 * rows.var(ddof=1) - residual) / 5, rel=1e-10)
    assert found["rater"].raw == pytest.approx((9 * columns.var(ddof=1) - residual) / 9, rel=1e-10)
    assert (found["ratee"].df, found["residual"].df) == (8, 32)


def test_repeated_ratings_of_a_cell_leave_its_interaction_a_component() -> None:
    levels, (person, rater, _) = invented(2, (8, 4, 3))
    found = variance_components(levels, {"ratee": person, "rater": rater})
    assert list(found.components) == ["ratee", "rater", "ratee*rater", "residual"]


@pytest.mark.parametrize("method", ["EMS", "REML"])
def test_names_and_the_order_of_rows_do_not_matter(method: str) -> None:
    levels, (person, rater, task) = invented(3, (8, 4, 3))
    order = np.random.default_rng(4).permutation(levels.size)
    plain = variance_components(
        levels,
        {"ratee": person, "rater": rater, "method": task},
        method=method,  # type: ignore[arg-type]
    )
    other = variance_components(
        levels[order],
        {
            "ratee": [f"P{7 - k}" for k in person[order]],
            "rater": [f"R{3 - k}" for k in rater[order]],
            "method": [f"M{(k + 1) % 3}" for k in task[order]],
        },
        method=method,  # type: ignore[arg-type]
    )
    for name, part in plain.components.items():
        assert other.components[name].estimate == pytest.approx(part.estimate, rel=1e-7, abs=1e-9)
        assert (other.components[name].se or 0) == pytest.approx(part.se or 0, rel=1e-6)


def test_a_constant_added_to_all_ratings_moves_only_the_mean() -> None:
    levels, (person, rater) = invented(5, (8, 4))
    columns = {"ratee": person, "rater": rater}
    plain, moved = variance_components(levels, columns), variance_components(levels + 100, columns)
    assert moved.mean == pytest.approx(plain.mean + 100)
    for name, part in plain.components.items():
        assert moved.components[name].raw == pytest.approx(part.raw, rel=1e-8)


def test_below_zero_is_told_as_zero_kept_raw_and_said() -> None:
    levels = np.array([[1, 5], [5, 1], [3, 3], [4, 2]], dtype=float)
    person, rater = np.indices(levels.shape)
    found = variance_components(levels.ravel(), {"ratee": person.ravel(), "rater": rater.ravel()})
    assert found.components["ratee"].estimate == 0
    assert found.components["ratee"].raw < 0
    assert any("di bawah nol" in str(warning) for warning in found.warnings)


def ratings(*, raters: int = 3) -> Ratings:
    chance = np.random.default_rng(6)
    rows = [
        (f"P{p}", c, f"A{r}", "WAWANCARA")
        for p in range(10)
        for c in ("INTEGRITAS", "KERJASAMA")
        for r in range(raters)
    ]
    names = ("ratee", "competency", "rater", "method")
    table = dict(zip(names, zip(*rows, strict=True), strict=True))
    return Ratings.of(pa.table({**table, "level": chance.normal(3, 1, len(rows))}))


def test_a_facet_with_one_level_is_left_out_and_said() -> None:
    found = g_study(ratings())
    assert found.facets == ("rater", "competency")
    assert any("method" in str(warning) for warning in found.warnings)
    assert found.sizes == {"ratee": 10, "rater": 3, "competency": 2}


def test_what_the_design_cannot_tell_apart_is_named() -> None:
    person = np.repeat(np.arange(6), 4)
    rater = np.repeat([0, 0, 1, 1, 2, 2], 4)
    task = np.tile(np.arange(4), 6)
    levels = np.random.default_rng(7).normal(size=24)
    found = variance_components(levels, {"ratee": person, "rater": rater, "method": task})
    assert found.confounded["ratee"] == ("ratee*rater",)


def test_what_cannot_be_taken_apart_is_refused() -> None:
    with pytest.raises(NothingVaries):
        variance_components([3, 3, 3, 3], {"ratee": [1, 1, 2, 2], "rater": [1, 2, 1, 2]})
    with pytest.raises(TooFewToGeneralize):
        variance_components([1, 2, 3, 4], {"ratee": [1, 1, 1, 1], "rater": [1, 2, 3, 4]})
    with pytest.raises(TooFewToGeneralize):
        variance_components([1, 2, 3, 4], {"ratee": [1, 2, 3, 4], "rater": [1, 1, 1, 1]})
    with pytest.raises(TooFewToGeneralize):
        variance_components([], {"ratee": [], "rater": []})
    with pytest.raises(UnknownFacet):
        g_study(ratings(), ("cuaca",))
    with pytest.raises(UnknownFacet):
        variance_components([1, 2], {"ratee": [1, 2], "rater": [1]})
    with pytest.raises(UnknownFacet):
        variance_components([1.0, np.nan], {"ratee": [1, 2], "rater": [1, 2]})
    with pytest.raises(UnknownFacet):
        variance_components([1, 2, 3], {"ratee": [1, 1, 2], "rater": [1, 2, 1]}, method="EMS")
