"""Polychoric correlations: how the abilities behind graded answers go together."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from takar.kernel.language import Message, msg
from takar.psychometrics.classical.bivariate import density, lower_corner
from takar.psychometrics.classical.intervals import Floats
from takar.psychometrics.classical.points import Points, TooLittleToAnalyse

LARGEST = 0.995
STEPS = 60
SMALL = 1e-9
CHUNK = 2_000

Cells = npt.NDArray[np.int16]


@dataclass(frozen=True, eq=False)
class Polychoric:
    """Correlations of the variables behind the categories, two steps.

    Attributes:
        thresholds: of each item, between its categories that were used.
        was_smoothed: the pairs did not make a correlation matrix, so the nearest by its
            eigenvalues stands here.
        at_limit: pairs whose correlation has no inner maximum.
        gradient: what is left to climb, per person.
    """

    correlations: Floats
    thresholds: tuple[Floats, ...]
    was_smoothed: bool
    at_limit: int
    gradient: float
    has_converged: bool
    warnings: tuple[Message, ...]


def polychoric(points: Points) -> Polychoric:
    """Return thresholds from the shares and correlations by maximum likelihood, pair by pair.

    A two-by-two table with an empty cell gets half a person in that cell.

    Reference: Olsson (1979); Brown & Benedetti (1977).

    Raises:
        TooLittleToAnalyse: an item has one category only, or a pair was never given together.
    """
    codes = _used_categories(points)
    return polychoric_of(codes, points.items)


def polychoric_of(codes: Cells, items: tuple[str, ...]) -> Polychoric:
    """Return the correlations of coded answers; -1 is not given."""
    levels = codes.max(axis=0) + 1
    thresholds = tuple(_thresholds(codes[:, item]) for item in range(len(items)))
    tables, first, second = _tables(codes, int(levels.max()))
    _refuse_strangers(tables, first, second, items)
    limits = np.full((len(items), int(levels.max()) + 1), np.inf)
    for item, cuts in enumerate(thresholds):
        limits[item, 0] = -np.inf
        limits[item, 1 : len(cuts) + 1] = cuts
    rho, gradient = _correlations(tables, limits[first], limits[second])
    matrix = np.eye(len(items))
    matrix[first, second] = matrix[second, first] = rho
    smooth = smoothed(matrix)
    at_limit = int((np.abs(rho) >= LARGEST - 1e-9).sum())
    was_smoothed = smooth is not matrix
    return Polychoric(
        correlations=smooth,
        thresholds=thresholds,
        was_smoothed=was_smoothed,
        at_limit=at_limit,
        gradient=gradient,
        has_converged=gradient < 1e-5,
        warnings=_warnings(was_smoothed, at_limit),
    )


def _warnings(was_smoothed: bool, at_limit: int) -> tuple[Message, ...]:  # noqa: FBT001 -- two facts
    found = []
    if was_smoothed:
        found.append(msg("Matriks korelasi polikorik dihaluskan agar tidak bernilai negatif."))
    if at_limit:
        found.append(msg("{n} pasang butir berkorelasi polikorik pada batas.", n=at_limit))
    return tuple(found)


def _used_categories(points: Points) -> Cells:
    """Return the answers with categories that nobody used closed up; -1 is not given."""
    codes = np.where(points.given, points.points, -1).astype(np.int16)
    for item, name in enumerate(points.items):
        column = codes[:, item]
        used = np.unique(column[column >= 0])
        if used.size < 2:
            raise TooLittleToAnalyse(
                msg("Butir {item} hanya mempunyai satu kategori jawaban.", item=name),
                hint=msg("Keluarkan butir itu dari analisis."),
            )
        if used[-1] != used.size - 1:
            codes[:, item] = np.where(column >= 0, np.searchsorted(used, column), -1)
    return codes


def _thresholds(column: Cells) -> Floats:
    from scipy.special import ndtri  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    counts = np.bincount(column[column >= 0])
    return np.asarray(ndtri(np.cumsum(counts)[:-1] / counts.sum()))


def _tables(codes: Cells, levels: int) -> tuple[Floats, Cells, Cells]:
    """Return the table of every pair of items (pairs, levels, levels), by one product each."""
    items = codes.shape[1]
    first, second = np.triu_indices(items, 1)
    kept = [(codes == level).astype(np.float32) for level in range(levels)]
    tables = np.empty((first.size, levels, levels))
    for row, mine in enumerate(kept):
        for column, other in enumerate(kept):
            tables[:, row, column] = (mine.T @ other)[first, second]
    return tables, first.astype(np.int16), second.astype(np.int16)


def _refuse_strangers(tables: Floats, first: Cells, second: Cells, items: tuple[str, ...]) -> None:
    sizes = tables.sum(axis=(1, 2))
    if sizes.size and sizes.min() < 2:
        pair = int(sizes.argmin())
        raise TooLittleToAnalyse(
            msg(
                "Butir {one} dan {other} tidak pernah diberikan bersama-sama.",
                one=items[first[pair]],
                other=items[second[pair]],
            ),
            hint=msg("Hitung per paket."),
        )


def _correlations(tables: Floats, rows: Floats, columns: Floats) -> tuple[Floats, float]:
    """Return the correlation of each pair by scoring, halved where it would lead down."""
    if tables.shape[1] == 2:
        empty = (tables == 0).any(axis=(1, 2), keepdims=True)
        tables = np.where(empty & (tables == 0), 0.5, tables)
    parts = [slice(at, at + CHUNK) for at in range(0, len(tables), CHUNK)]
    found = [_climb(tables[part], rows[part], columns[part]) for part in parts]
    if not found:
        return np.zeros(0), 0.0
    return np.concatenate([one[0] for one in found]), max(one[1] for one in found)


def _climb(tables: Floats, rows: Floats, columns: Floats) -> tuple[Floats, float]:
    n = tables.sum(axis=(1, 2))
    low, high = np.full(len(n), -LARGEST), np.full(len(n), LARGEST)
    rho = np.zeros(len(n))
    for _ in range(STEPS):
        slope, information = _slope(tables, rows, columns, rho)
        low, high = np.where(slope > 0, rho, low), np.where(slope > 0, high, rho)
        step = rho + slope / np.maximum(information, 1e-12)
        inside = ((step > low) & (step < high)) | (np.abs(step - rho) < SMALL)
        after = np.where(inside, step, (low + high) / 2)
        moved = float(np.abs(after - rho).max())
        rho = after
        if moved < SMALL:
            break
    slope, _ = _slope(tables, rows, columns, rho)
    free = np.abs(rho) < LARGEST - 1e-6
    return rho, float(np.abs(np.where(free, slope / n, 0)).max())


def _slope(tables: Floats, rows: Floats, columns: Floats, rho: Floats) -> tuple[Floats, Floats]:
    """Return the slope of the log-likelihood by the correlation, and the information."""
    h, k, r = rows[:, :, None], columns[:, None, :], rho[:, None, None]
    chance = np.maximum(_cells(lower_corner(h, k, r)), 1e-12)
    change = _cells(density(h, k, r))
    n = tables.sum(axis=(1, 2))
    slope = (tables * change / chance).sum(axis=(1, 2))
    return np.asarray(slope), np.asarray(n * (change**2 / chance).sum(axis=(1, 2)))


def _cells(corners: Floats) -> Floats:
    """Return what lies between neighbouring corners."""
    return np.asarray(np.diff(np.diff(corners, axis=1), axis=2))


def smoothed(matrix: Floats) -> Floats:
    """Return a correlation matrix without negative eigenvalues; the same where it has none."""
    values, vectors = np.linalg.eigh(matrix)
    if values[0] >= 1e-8:
        return matrix
    mended = (vectors * np.maximum(values, 1e-6)) @ vectors.T
    sd = np.sqrt(np.diag(mended))
    return np.asarray(mended / np.outer(sd, sd))
