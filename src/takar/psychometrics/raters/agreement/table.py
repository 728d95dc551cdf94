"""Tables of ratings for agreement: a unit a row, a rater a column, NaN where nobody rated."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Floats = NDArray[np.float64]
WeightKind = Literal["none", "linear", "quadratic"]


class UnreadableRatings(TakarError):
    """The ratings are not a table of numbers."""


class TooFewRatings(TakarError):
    """There is nothing that could agree or differ."""


class UnknownLevel(TakarError):
    """A rating is none of the levels."""


class UnknownWeights(TakarError):
    """No way to weigh a disagreement has that name."""


def table_of(values: ArrayLike) -> Floats:
    """Return the ratings as a table of numbers, units in rows; a gap is NaN.

    Raises:
        UnreadableRatings: not two-dimensional, not numbers, or infinite.
    """
    try:
        table = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as fault:
        raise _unreadable() from fault
    if table.ndim != 2 or np.isinf(table).any():
        raise _unreadable()
    return table


def paired(first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    """Return what both raters rated; what one of them left open is left out.

    Raises:
        UnreadableRatings: the two lists differ in length.
        TooFewRatings: nothing was rated by both.
    """
    one, two = (np.asarray(side, dtype=np.float64).ravel() for side in (first, second))
    if one.shape != two.shape or np.isinf(one).any() or np.isinf(two).any():
        raise _unreadable()
    both = ~(np.isnan(one) | np.isnan(two))
    if not both.any():
        raise TooFewRatings(
            msg("Tidak ada satu pun yang dinilai oleh kedua penilai."),
            hint=msg("Pilih dua penilai yang menilai orang yang sama."),
        )
    return one[both], two[both]


def levels_of(values: Floats, levels: Sequence[float] | None) -> Floats:
    """Return the levels in order: those given, or those seen.

    Raises:
        UnknownLevel: a rating is none of the levels given.
    """
    seen = np.unique(values[~np.isnan(values)])
    if levels is None:
        return seen
    known = np.unique(np.asarray(levels, dtype=np.float64))
    strange = np.setdiff1d(seen, known)
    if strange.size:
        raise UnknownLevel(
            msg("Level {level} tidak ada dalam daftar level.", level=f"{strange[0]:g}"),
            hint=msg("Level yang dikenal: {levels}.", levels=", ".join(f"{x:g}" for x in known)),
        )
    return known


def counts_of(table: Floats, levels: Floats) -> Floats:
    """Return how often each unit (row) was given each level (column); unrated units left out."""
    given = ~np.isnan(table)
    unit, _ = np.nonzero(given)
    place = np.searchsorted(levels, table[given])
    counts = np.bincount(unit * levels.size + place, minlength=table.shape[0] * levels.size)
    counts = counts.reshape(table.shape[0], levels.size).astype(np.float64)
    return np.asarray(counts[counts.sum(axis=1) > 0])


def weights_between(count: int, kind: WeightKind) -> Floats:
    """Return how much two levels agree: 1 for the same, 0 for the farthest apart.

    Reference: Cicchetti & Allison (1971) for linear, Fleiss & Cohen (1973) for quadratic weights.

    Raises:
        UnknownWeights: ``kind`` is not none, linear or quadratic.
    """
    powers = {"linear": 1, "quadratic": 2}
    if kind == "none":
        return np.eye(count)
    if kind not in powers:
        raise UnknownWeights(
            msg("Bobot {kind} tidak dikenal.", kind=kind),
            hint=msg("Pilih salah satu: {kinds}.", kinds="none, linear, quadratic"),
        )
    place = np.arange(count)
    apart = np.abs(place[:, None] - place[None, :]) / max(count - 1, 1)
    return np.asarray(1.0 - apart ** powers[kind])


def _unreadable() -> UnreadableRatings:
    return UnreadableRatings(
        msg("Penilaian bukan tabel angka yang utuh."),
        hint=msg("Pakai satu baris per orang dan satu kolom per penilai; kosongkan yang tak ada."),
    )
