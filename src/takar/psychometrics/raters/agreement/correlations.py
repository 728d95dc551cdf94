"""Intraclass correlations of a full table of ratings: all six forms of Shrout & Fleiss."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import f as f_distribution

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.raters.agreement.table import Floats, TooFewRatings, table_of


class GapsInTable(TakarError):
    """The mean squares need every rater's rating of every unit."""


@dataclass(frozen=True)
class IccForm:
    """One intraclass correlation.

    Attributes:
        value: never below zero; ``raw`` is what the formula gave.
        low: lower end of the F interval; ``high`` the upper one.
        f: the F test that the correlation is zero, with ``df1``, ``df2`` and ``p``.
    """

    value: float | None
    raw: float | None
    low: float | None = None
    high: float | None = None
    f: float | None = None
    df1: float | None = None
    df2: float | None = None
    p: float | None = None


@dataclass(frozen=True)
class Icc:
    """The six intraclass correlations and the mean squares behind them.

    ``1``: raters of each unit drawn anew; ``2``: raters drawn once for all; ``3``: these raters
    only; ``k``: the mean of all raters instead of one.

    Attributes:
        ms_units: mean square between units; ``ms_raters`` between raters, ``ms_error`` what is
            left, ``ms_within`` within units.
        because: why there is no value.
    """

    icc1: IccForm
    icc2: IccForm
    icc3: IccForm
    icc1k: IccForm
    icc2k: IccForm
    icc3k: IccForm
    units: int
    raters: int
    ms_units: float
    ms_raters: float
    ms_error: float
    ms_within: float
    because: Message | None = None


@dataclass(frozen=True)
class _Squares:
    """Mean squares of a table of n units and k raters."""

    n: int
    k: int
    units: float
    raters: float
    error: float
    within: float
    confidence: float


def icc(table: ArrayLike, *, confidence: float = 0.95) -> Icc:
    """Return the six intraclass correlations with F intervals.

    Reference: Shrout & Fleiss (1979); McGraw & Wong (1996).

    Args:
        table: a unit a row, a rater a column, no gaps (with gaps see ``sparse_icc``).

    Raises:
        GapsInTable: a rating is missing.
        TooFewRatings: fewer than two units or two raters.
    """
    values = table_of(table)
    if np.isnan(values).any():
        raise GapsInTable(
            msg("Ada sel kosong: ICC dari tabel penuh membutuhkan semua penilaian."),
            hint=msg("Pakai ICC dari komponen varians, yang menerima penilaian tak lengkap."),
        )
    if min(values.shape) < 2:
        raise TooFewRatings(
            msg("ICC membutuhkan sedikitnya dua orang dan dua penilai."),
            hint=msg("Tambahkan penilai atau orang yang dinilai."),
        )
    squares = _squares(values, confidence)
    return _forms(squares, _told(squares, float(np.abs(values).max())))


def _squares(values: Floats, confidence: float) -> _Squares:
    n, k = values.shape
    centred = values - values.mean()
    rows, columns = centred.mean(axis=1), centred.mean(axis=0)
    left = centred - rows[:, None] - columns[None, :]
    error = float((left**2).sum())
    raters = float(n * (columns**2).sum())
    return _Squares(
        n=n,
        k=k,
        units=float(k * (rows**2).sum()) / (n - 1),
        raters=raters / (k - 1),
        error=error / ((n - 1) * (k - 1)),
        within=(error + raters) / (n * (k - 1)),
        confidence=confidence,
    )


def _told(squares: _Squares, size: float) -> Message | None:
    """Say why there is nothing to correlate."""
    least = (1e-12 * max(size, 1.0)) ** 2
    if squares.units + squares.within > least:
        return None
    return msg("Semua penilaian sama, sehingga ICC tidak terdefinisi.")


def _forms(squares: _Squares, because: Message | None) -> Icc:
    if because is None:
        one, three = _first(squares), _third(squares)
        two = _second(squares)
        forms = [*one, *two, *three]
    else:
        forms = [IccForm(None, None)] * 6
    return Icc(
        icc1=forms[0],
        icc1k=forms[1],
        icc2=forms[2],
        icc2k=forms[3],
        icc3=forms[4],
        icc3k=forms[5],
        units=squares.n,
        raters=squares.k,
        ms_units=squares.units,
        ms_raters=squares.raters,
        ms_error=squares.error,
        ms_within=squares.within,
        because=because,
    )


def _first(s: _Squares) -> tuple[IccForm, IccForm]:
    """Return ICC(1,1) and ICC(1,k)."""
    return _by_ratio(s, s.within, (s.n - 1, s.n * (s.k - 1)))


def _third(s: _Squares) -> tuple[IccForm, IccForm]:
    """Return ICC(3,1) and ICC(3,k)."""
    return _by_ratio(s, s.error, (s.n - 1, (s.n - 1) * (s.k - 1)))


def _by_ratio(s: _Squares, noise: float, df: tuple[int, int]) -> tuple[IccForm, IccForm]:
    single = _divided(s.units - noise, s.units + (s.k - 1) * noise)
    mean = _divided(s.units - noise, s.units)
    test = _Test.of(s.units, noise, df)
    if test is None:
        return _form(single, None, None), _form(mean, None, None)
    low = test.f / f_distribution.ppf((1 + s.confidence) / 2, *df)
    high = test.f * f_distribution.ppf((1 + s.confidence) / 2, *reversed(df))
    ends = ((low - 1) / (low + s.k - 1), (high - 1) / (high + s.k - 1))
    return _form(single, ends, test), _form(mean, (1 - 1 / low, 1 - 1 / high), test)


def _second(s: _Squares) -> tuple[IccForm, IccForm]:
    """Return ICC(2,1) and ICC(2,k) with Satterthwaite's degrees of freedom."""
    n, k = s.n, s.k
    single = _divided(s.units - s.error, s.units + (k - 1) * s.error + k * (s.raters - s.error) / n)
    mean = _divided(s.units - s.error, s.units + (s.raters - s.error) / n)
    test = _Test.of(s.units, s.error, (n - 1, (n - 1) * (k - 1)))
    if test is None or single is None:
        return _form(single, None, test), _form(mean, None, test)
    shift = n * (1 + (k - 1) * single) - k * single
    ratio = s.raters / s.error
    df = (k - 1) * (n - 1) * (k * single * ratio + shift) ** 2
    df /= (n - 1) * k**2 * single**2 * ratio**2 + shift**2
    upper = f_distribution.ppf((1 + s.confidence) / 2, n - 1, df)
    lower = f_distribution.ppf((1 + s.confidence) / 2, df, n - 1)
    noise = k * s.raters + (k * n - k - n) * s.error
    low = n * (s.units - upper * s.error) / (upper * noise + n * s.units)
    high = n * (lower * s.units - s.error) / (noise + n * lower * s.units)
    means = (k * low / (1 + (k - 1) * low), k * high / (1 + (k - 1) * high))
    return _form(single, (low, high), test), _form(mean, means, test)


@dataclass(frozen=True)
class _Test:
    f: float
    df: tuple[int, int]

    @classmethod
    def of(cls, units: float, noise: float, df: tuple[int, int]) -> "_Test | None":
        """Return the F test; none where nothing is left to test against, or nothing to test."""
        if noise <= 1e-14 * units or units <= 1e-14 * noise:
            return None
        return cls(units / noise, df)


def _form(raw: float | None, ends: tuple[float, float] | None, test: _Test | None) -> IccForm:
    low, high = ends or (None, None)
    return IccForm(
        value=None if raw is None else max(0.0, raw),
        raw=raw,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        f=test.f if test else None,
        df1=test.df[0] if test else None,
        df2=test.df[1] if test else None,
        p=float(f_distribution.sf(test.f, *test.df)) if test else None,
    )


def _divided(above: float, below: float) -> float | None:
    return None if abs(below) < 1e-300 else above / below
