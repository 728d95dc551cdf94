"""Hofstee: a compromise between the cut a panel can accept and the share that may fail."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from takar.kernel.language import msg
from takar.psychometrics.standard_setting.cut import BadJudgements, Cut, mean_error


class Bounds(NamedTuple):
    """What one judge can accept: the cut, and the share of people below it."""

    least_cut: float
    most_cut: float
    least_failing: float
    most_failing: float


def hofstee(scores: npt.ArrayLike, bounds: Sequence[Bounds]) -> Cut:
    """Return where the share below a score meets the diagonal of the panel's mean bounds.

    The diagonal runs from the lowest cut with the most failing to the highest cut with the
    fewest. Where it never meets the scores there is no compromise, and no cut.

    Reference: Hofstee (1983), in Anderson and Helmick, On Educational Testing.

    Raises:
        BadJudgements: no judge, no score, or bounds the wrong way round.
    """
    values = np.sort(np.asarray(scores, dtype=np.float64))
    _check(values, bounds)
    low, high, few, many = (float(np.mean(part)) for part in zip(*bounds, strict=True))
    middle = [(one.least_cut + one.most_cut) / 2 for one in bounds]

    def away(cut: float) -> float:
        share = float(np.searchsorted(values, cut, side="left")) / len(values)
        allowed = many if high == low else many + (few - many) * (cut - low) / (high - low)
        return share - allowed

    parts = tuple(middle)
    if away(low) > 0 or away(high) < 0:
        why = msg("Skor tidak memberi kompromi dalam batas yang dapat diterima panel.")
        return Cut("HOFSTEE", None, None, parts, len(bounds), reasons=(why,), has_converged=False)
    return Cut("HOFSTEE", _crossing(away, low, high), mean_error(middle), parts, len(bounds))


def _crossing(away: Callable[[float], float], low: float, high: float) -> float:
    """Return where a rising line crosses zero."""
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if away(middle) < 0 else (low, middle)
    return high


def _check(values: npt.NDArray[np.float64], bounds: Sequence[Bounds]) -> None:
    """Refuse what is no panel or no distribution."""
    wrong = [
        one
        for one in bounds
        if one.least_cut > one.most_cut or not 0 <= one.least_failing <= one.most_failing <= 1
    ]
    if not bounds or wrong or not len(values) or not np.isfinite(values).all():
        raise BadJudgements(
            msg("Batas panelis Hofstee tidak dapat dipakai."),
            hint=msg("Tulis batas bawah lalu batas atas; bagian yang gagal antara 0 dan 1."),
        )
