"""Contrasting groups: the score at which being known as able becomes as likely as not."""

from math import sqrt

import numpy as np
import numpy.typing as npt

from takar.kernel.language import msg
from takar.psychometrics.standard_setting.cut import BadJudgements, Cut

Numbers = npt.NDArray[np.float64]
ROUNDS = 50
STILL = 1e-12


def contrasting_groups(scores: npt.ArrayLike, is_able: npt.ArrayLike, *, even: bool = False) -> Cut:
    """Return where the regression of being able on the score crosses one half.

    Args:
        is_able: whether people who know each person call him able.
        even: count both groups alike; otherwise the line moves towards the smaller one.

    Reference: Livingston and Zieky (1982), Passing Scores.

    Raises:
        BadJudgements: a gap, or only one group.
    """
    values = np.asarray(scores, dtype=np.float64)
    able = np.asarray(is_able).astype(np.bool_)
    if len(values) != len(able) or not np.isfinite(values).all() or able.all() or not able.any():
        raise BadJudgements(
            msg("Perlu skor orang yang dinilai mampu dan yang dinilai belum mampu."),
            hint=msg("Sertakan kedua kelompok, tanpa skor kosong."),
        )
    means = (float(values[~able].mean()), float(values[able].mean()))
    if means[0] >= means[1]:
        return _none(len(values), means)
    low, high = float(values[able].min()), float(values[~able].max())
    if low > high:
        return _apart(len(values), means, (low + high) / 2)
    weight = np.ones(len(values))
    if even:
        weight = np.where(able, 0.5 / able.mean(), 0.5 / (~able).mean())
    centre, scale = float(values.mean()), float(values.std())
    at, spread = _regression((values - centre) / scale, able.astype(np.float64), weight)
    cut = -at[0] / at[1]
    slopes = np.array([-1 / at[1], at[0] / at[1] ** 2])
    return Cut(
        method="CONTRASTING_GROUPS",
        value=float(centre + scale * cut),
        se=scale * sqrt(float(slopes @ spread @ slopes)),
        parts=means,
        n_used=len(values),
    )


def _regression(x: Numbers, y: Numbers, weight: Numbers) -> tuple[Numbers, Numbers]:
    """Return the coefficients and their covariance (sandwich, so that weights are no people)."""
    design = np.stack([np.ones_like(x), x], axis=1)
    at = np.zeros(2)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-design @ at))
        information = design.T @ (design * (weight * chance * (1 - chance))[:, None])
        step = np.linalg.solve(information, design.T @ (weight * (y - chance)))
        at += step
        if float(np.abs(step).max()) < STILL:
            break
    chance = 1 / (1 + np.exp(-design @ at))
    bread = np.linalg.inv(design.T @ (design * (weight * chance * (1 - chance))[:, None]))
    rows = design * (weight * (y - chance))[:, None]
    return at, bread @ (rows.T @ rows) @ bread


def _none(number: int, means: tuple[float, float]) -> Cut:
    """Return that there is no line."""
    why = msg("Yang dinilai mampu tidak berskor lebih tinggi; tidak ada garis.")
    return Cut("CONTRASTING_GROUPS", None, None, means, number, reasons=(why,), has_converged=False)


def _apart(number: int, means: tuple[float, float], middle: float) -> Cut:
    """Return the middle between groups that do not overlap."""
    why = msg("Kedua kelompok tidak bertumpang tindih; garis diambil di tengah.")
    return Cut("CONTRASTING_GROUPS", middle, None, means, number, reasons=(why,))
