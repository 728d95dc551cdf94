"""The three ways to count say the same; slopes are those of what is counted."""

import numpy as np
import pytest

from takar.psychometrics.irt.calibration import kernels
from takar.psychometrics.irt.calibration.ascent import Counter
from takar.psychometrics.irt.calibration.dense import Dense
from takar.psychometrics.irt.calibration.design import Design
from takar.psychometrics.irt.calibration.families import log_tables, slopes
from takar.psychometrics.irt.calibration.hidden import hidden_by_score
from takar.psychometrics.irt.calibration.hidden_dense import hidden_by_person
from takar.psychometrics.irt.calibration.nodes import nodes_needed
from takar.psychometrics.irt.calibration.packing import Packed, packed
from takar.psychometrics.irt.calibration.place import Place
from takar.psychometrics.irt.calibration.precision import complete
from takar.psychometrics.irt.calibration.shortcut import Shortcut
from takar.psychometrics.irt.calibration.slope_tables import slope_tables
from takar.psychometrics.irt.models import Model, Numbers
from tests.psychometrics.irt.calibration.plain import chances

SIZES = (2, 2, 2, 3, 4, 4)
MIXED: tuple[Model, ...] = ("2PL", "3PL", "3PL", "GRM", "GPCM", "GRM")
NEIGHBOURS: tuple[Model, ...] = ("2PL", "1PL", "2PL", "PCM", "GPCM", "RSM")


def place_of(models: tuple[Model, ...], groups: int = 1) -> Place:
    names = tuple(f"{number}" for number in range(6))
    free = tuple(range(1, groups))
    design = Design(names, models, SIZES, {}, groups=groups, free_groups=free)
    rows = np.zeros((6, design.width))
    rows[:, 0] = [1.1, 0.7, -0.9, 1.4, 0.6, 0.8]
    for item, size in enumerate(SIZES):
        rows[item, 1:size] = np.linspace(1.0, -0.8, size - 1) - 0.1 * item
    rows[design.guessing, -1] = -1.2
    return Place(design, rows, np.linspace(0, 0.4, groups), np.linspace(1, 1.3, groups))


def answers_like(gaps: float, groups: int = 1, persons: int = 300) -> Packed:
    rng = np.random.default_rng(5)
    answers = np.column_stack([rng.integers(0, size, persons) for size in SIZES]).astype(np.int16)
    if gaps:  # two booklets and a half
        answers[: persons // 2, :2] = -1
        answers[persons // 3 :, 5] = -1
    codes = rng.integers(0, groups, persons).astype(np.int32)
    weights = rng.integers(1, 4, persons).astype(float)
    return packed(answers, weights, codes, SIZES)


@pytest.mark.parametrize("groups", [1, 2])
@pytest.mark.parametrize("gaps", [0.0, 0.3])
def test_scores_persons_and_blocks_count_alike(gaps: float, groups: int) -> None:
    place, rows = place_of(NEIGHBOURS, groups), answers_like(gaps, groups)
    grid = place.grid(61)
    ways: list[Counter] = [
        Shortcut(rows),
        Dense(rows),
        Dense(rows, threads=2),
        Dense(rows, is_compiled=False),
    ]
    first, *others = (way.counts(place, grid) for way in ways)
    for other in others:
        assert other.loglik == pytest.approx(first.loglik, abs=1e-8)
        for name in ("given", "points", "taken", "persons"):
            assert getattr(other, name) == pytest.approx(getattr(first, name), abs=1e-7)


def test_numba_and_numpy_count_alike_with_every_model() -> None:
    place, rows = place_of(MIXED, 2), answers_like(0.3, 2)
    one, two = (Dense(rows, is_compiled=way).counts(place, place.grid(61)) for way in (True, False))
    assert one.table is not None
    assert one.table == pytest.approx(two.table, abs=1e-9)
    assert one.loglik == pytest.approx(two.loglik, abs=1e-9)


def test_everybody_is_counted_once() -> None:
    place, rows = place_of(MIXED), answers_like(0.0)
    counts = Dense(rows).counts(place, place.grid(61))
    assert counts.persons.sum() == pytest.approx(rows.persons)
    assert counts.taken.sum(axis=1) == pytest.approx(np.full(6, rows.persons))


def test_without_numba_there_is_no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "find_spec", lambda _: None)
    assert not kernels.is_compilable()
    assert kernels.kernel.__wrapped__() is None


def test_the_loop_says_the_same_before_it_is_compiled() -> None:
    place, rows = place_of(MIXED), answers_like(0.3, persons=20)
    way, grid = Dense(rows), place.grid(31)
    table = way.table(log_tables(place, grid.theta))
    sums, persons = np.zeros_like(table), np.zeros_like(grid.log_weights)
    told = kernels.read(
        way.codes, rows.row_group, rows.weights, table, grid.log_weights, sums, persons
    )
    counts = way.counts(place, grid)
    assert told == pytest.approx(counts.loglik, abs=1e-10)
    assert persons == pytest.approx(counts.persons, abs=1e-12)


def test_tables_are_those_of_the_formulas() -> None:
    place, theta = place_of(MIXED), np.linspace(-3, 3, 7)
    tables = np.exp(log_tables(place, theta))
    for item, (model, size) in enumerate(zip(MIXED, SIZES, strict=True)):
        row = place.rows[item]
        guess = 1 / (1 + np.exp(1.2)) if model == "3PL" else 0.0
        told = chances(model, row[0], row[1:size], guess, theta)
        assert pytest.approx(told, abs=1e-12) == tables[item, :size].T
        assert (tables[item, size:] == 0).all()


def moved(place: Place, item: int, number: int, change: float) -> Place:
    rows = place.rows.copy()
    rows[item, number] += change
    return Place(place.design, rows, place.mean, place.sd)


def expected_height(place: Place, theta: Numbers, table: Numbers) -> float:
    tables = log_tables(place, theta)
    return float((np.where(table > 0, tables, 0.0) * table).sum())


@pytest.mark.parametrize("models", [MIXED, NEIGHBOURS])
def test_slopes_and_curvatures_are_those_of_the_expected_height(models: tuple[Model, ...]) -> None:
    place, step = place_of(models), 1e-5
    grid = place.grid(41)
    counts = Dense(answers_like(0.3)).counts(place, grid)
    assert counts.table is not None
    found, curve = slopes(place, grid.theta, counts, exact=True)
    for item, number in zip(*np.nonzero(place.design.real), strict=True):
        ends = [moved(place, item, number, sign * step) for sign in (1, -1)]
        heights = [expected_height(end, grid.theta, counts.table) for end in ends]
        assert found[item, number] == pytest.approx(
            (heights[0] - heights[1]) / (2 * step), abs=1e-4
        )
        up, down = (slopes(end, grid.theta, counts, exact=True)[0][item] for end in ends)
        assert curve[item, number] == pytest.approx((down - up) / (2 * step), abs=1e-4)


def test_the_expected_curvature_of_guessing_is_never_negative() -> None:
    place = place_of(MIXED)
    grid = place.grid(41)
    counts = Dense(answers_like(0.0)).counts(place, grid)
    _, curve = slopes(place, grid.theta, counts)
    assert (np.linalg.eigvalsh(curve[place.design.guessing]) > -1e-9).all()


@pytest.mark.parametrize("models", [MIXED, NEIGHBOURS])
def test_the_slope_of_every_answer_is_that_of_its_log_chance(models: tuple[Model, ...]) -> None:
    place, theta, step = place_of(models), np.linspace(-3, 3, 5), 1e-6
    found = slope_tables(place, theta)
    for item, number in zip(*np.nonzero(place.design.real), strict=True):
        up, down = (log_tables(moved(place, item, number, s * step), theta) for s in (1, -1))
        size = SIZES[item]
        told = (up[item, :size] - down[item, :size]) / (2 * step)
        assert found[item, :size, :, number] == pytest.approx(told, abs=1e-7)


@pytest.mark.parametrize("gaps", [0.0, 0.3])
def test_what_ability_hides_is_the_same_by_score_and_by_person(gaps: float) -> None:
    place, rows = place_of(NEIGHBOURS, 2), answers_like(gaps, 2)
    grid = place.grid(61)
    by_score = hidden_by_score(Shortcut(rows), place, grid)
    by_person = hidden_by_person(Dense(rows), place, grid)
    assert by_person == pytest.approx(by_score, abs=2e-4 * np.abs(by_score).max())


def test_known_ability_would_tell_more_than_is_told() -> None:
    place, rows = place_of(MIXED), answers_like(0.0)
    grid = place.grid(61)
    whole = complete(place, grid, Dense(rows).counts(place, grid))
    hidden = hidden_by_person(Dense(rows), place, grid)
    assert (np.diag(whole - hidden) <= np.diag(whole)).all()
    assert np.linalg.eigvalsh(hidden).min() > -1e-8


def test_narrow_posteriors_ask_for_more_nodes() -> None:
    place, rows = place_of(NEIGHBOURS), answers_like(0.0)
    assert nodes_needed(place, rows, 61) == 61
    steep = Place(place.design, place.rows * 20, place.mean, place.sd)
    assert nodes_needed(steep, rows, 61) > 100
    wide = Place(place.design, place.rows, place.mean, place.sd * 40)
    assert nodes_needed(wide, rows, 61) > 100


def test_a_place_survives_the_way_to_working_numbers_and_back() -> None:
    place = place_of(MIXED, 2)
    again = place.at(place.working)
    assert again.rows == pytest.approx(place.rows, abs=1e-12)
    assert again.mean == pytest.approx(place.mean)
    assert again.sd == pytest.approx(place.sd)
