import numpy as np
import pytest

from takar.psychometrics.raters.generalizability.effects import Effect, Floats, joined
from takar.psychometrics.raters.generalizability.shared import Columns, Shared, offsets_of


def effects(*, with_finest: bool = True) -> tuple[Effect, ...]:
    """Return what persons share: raters, tasks and, where wanted, both together."""
    chance = np.random.default_rng(5)
    rater, task = chance.integers(0, 4, 60), chance.integers(0, 3, 60)
    both = joined([rater, task], 60)
    found = [
        Effect("rater", frozenset({"rater"}), rater, 4),
        Effect("task", frozenset({"task"}), task, 3),
        Effect("rater*task", frozenset({"rater", "task"}), both, int(both.max()) + 1),
    ]
    return tuple(found if with_finest else found[:2])


def sizes_of(crossed: tuple[Effect, ...], *components: float) -> Floats:
    """Return the component of every shared column."""
    return np.repeat(components, np.diff(offsets_of(crossed)))


def met_by(columns: Columns) -> Floats:
    """Return some matrix that persons leave on the finest columns."""
    root = np.random.default_rng(6).normal(size=(columns.number, columns.number + 5))
    return np.asarray(root @ root.T)


def by_hand(columns: Columns, met: Floats, sizes: Floats) -> tuple[Floats, Floats, float]:
    """Return what is taken away, what stays known of all columns, and the log determinant."""
    folding = columns.folding.toarray()
    shared = folding.T @ (sizes[:, None] * folding)
    whole = np.eye(len(met)) + shared @ met
    taken = np.linalg.solve(whole, shared)
    known = met - met @ taken @ met
    return taken, folding @ known @ folding.T, float(np.linalg.slogdet(whole)[1])


@pytest.mark.parametrize("components", [(0.4, 0.2, 0.3), (0.0, 0.2, 0.3), (0.4, 0.2, 0.0)])
@pytest.mark.parametrize("finest", [1.0, 1e-9])
def test_what_is_shared_is_taken_out_as_by_the_whole_matrix(
    components: tuple[float, ...], finest: float
) -> None:
    crossed = effects()
    columns = Columns.of(crossed)
    sizes = sizes_of(crossed, *components[:2], components[2] * finest)
    met = met_by(columns)
    taken, known, logs = by_hand(columns, met, sizes)
    found = Shared.of(columns, met, sizes)
    some = np.random.default_rng(7).normal(size=(columns.number, 2))
    assert found.whole == pytest.approx(taken, rel=1e-7, abs=1e-9)
    assert found.taken(some) == pytest.approx(taken @ some, rel=1e-7, abs=1e-9)
    assert found.traces == pytest.approx(np.diag(known), rel=1e-7)
    assert found.log_determinant == pytest.approx(logs, rel=1e-9)


def test_effects_of_which_none_divides_the_others_are_taken_out_together() -> None:
    crossed = effects(with_finest=False)
    columns = Columns.of(crossed)
    assert [one.name for one in columns.finest] == ["rater", "task"]
    met, sizes = met_by(columns), sizes_of(crossed, 0.4, 0.2)
    taken, known, logs = by_hand(columns, met, sizes)
    found = Shared.of(columns, met, sizes)
    assert found.whole == pytest.approx(taken, rel=1e-9)
    assert found.traces == pytest.approx(np.diag(known), rel=1e-9)
    assert found.log_determinant == pytest.approx(logs, rel=1e-9)


def test_a_coarser_column_is_the_sum_of_finer_ones() -> None:
    crossed = effects()
    columns = Columns.of(crossed)
    assert [one.name for one in columns.finest] == ["rater*task"]
    levels = np.arange(60.0)[:, None]
    sums = columns.folding @ columns.gathered(levels)
    by_rater = np.bincount(crossed[0].codes, weights=levels[:, 0])
    assert sums[:4, 0] == pytest.approx(by_rater)
    back = columns.handed_out(columns.folding.T @ np.eye(len(sums))[:, :1], 60)
    assert back[:, 0] == pytest.approx((crossed[0].codes == 0).astype(float))
