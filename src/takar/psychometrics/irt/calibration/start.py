"""Where the search begins: slopes from one common factor of the answers, intercepts from counts."""

import numpy as np

from takar.psychometrics.irt.calibration.design import Design, Numbers
from takar.psychometrics.irt.calibration.packing import Packed
from takar.psychometrics.irt.calibration.place import Place
from takar.psychometrics.irt.models import COMMON_SLOPE

ENOUGH = 10000  # rows that show well enough where to begin
LEAST, MOST = 0.3, 2.5
SCALE = 1.702  # a logistic curve so many times as steep as a normal one looks like it
HALF = 0.5
USUAL_GUESS = -1.5  # logit


def loadings(packed: Packed) -> Numbers | None:
    """Return the covariance of each item with ability, or nothing where answers have gaps.

    One factor says cov(x_j, x_k) = l_j l_k; summed over the other items that gives each loading.
    """
    if packed.has_gaps or len(packed.categories) < 3:
        return None
    rows = slice(None, None, len(packed.answers) // ENOUGH + 1)
    some, weights = packed.answers[rows].astype(np.float64), packed.weights[rows]
    weights = weights / weights.sum()
    mean, square = weights @ some, weights @ some**2
    cross = (weights * some.sum(axis=1)) @ some
    variance = square - mean**2
    others = cross - mean * mean.sum() - variance
    return _factor(others)


def _factor(others: Numbers) -> Numbers:
    """Return loadings from the covariances of each item with the sum of the others."""
    whole = np.sqrt(max(float(others.sum()), 1e-12))
    found = others / whole
    for _ in range(10):
        whole = np.sqrt(max(float(others.sum() + (found**2).sum()), 1e-12))
        found = others / np.maximum(whole - found, 0.1 * whole)
    return np.asarray(found)


def start(design: Design, taken: Numbers, found: Numbers | None, *, is_positive: bool) -> Place:
    """Return the first place: fixed items as they are known, the others as they look.

    Slopes begin above zero where a belief says that they are.
    """
    rows = np.zeros((len(design.items), design.width))
    share = (taken + HALF * (np.arange(design.most) < design.sizes[:, None])).astype(float)
    share /= share.sum(axis=1, keepdims=True)
    slopes = _slopes(design, share, found)
    if is_positive:
        slopes = np.abs(slopes)
    common = np.array([model in COMMON_SLOPE for model in design.models])
    if common.any():  # without any slope the likelihood is flat: no place to begin
        steps = design.sizes[common].max() - 1
        slopes[common] = max(float(np.mean(slopes[common])), LEAST / steps)
    for place, size in enumerate(design.categories):
        rows[place, 0] = slopes[place]
        rows[place, 1:size] = _intercepts(design.models[place], share[place, :size], slopes[place])
        if design.models[place] == "3PL":
            rows[place, -1] = USUAL_GUESS if design.guess is None else _logit(design.guess)
    rows = _tied(design, rows)
    for place, name in enumerate(design.items):
        if name in design.fixed:
            known = design.fixed[name]
            rows[place, 0], rows[place, 1 : known.categories] = known.a, known.d
            if known.model == "3PL":
                rows[place, -1] = _logit(known.c)
    return Place(design, rows, np.zeros(design.groups), np.ones(design.groups))


def _slopes(design: Design, share: Numbers, found: Numbers | None) -> Numbers:
    """Return slopes that agree with the loadings, within what is usual."""
    points = np.arange(design.most)
    variance = share @ points**2 - (share @ points) ** 2
    adjacent = np.isin(np.arange(len(share)), design.exponential)
    steps = np.where(adjacent, design.sizes - 1.0, 1.0)
    if found is None:
        return np.asarray(1.0 / steps)
    corr = np.clip(found / np.sqrt(variance), -0.9, 0.9)
    per_point = corr / (np.sqrt(variance) * (1 - corr**2))
    curve = SCALE * corr / np.sqrt(1 - corr**2)
    slopes = np.where(adjacent, per_point, curve)
    limited = np.clip(np.abs(slopes), LEAST / steps, MOST)
    return np.asarray(np.where(slopes < 0, -limited, limited))


def _intercepts(model: str, share: Numbers, slope: float) -> Numbers:
    """Return intercepts that agree with how often each category was given."""
    if model in ("GRM", "3PL"):
        reached = np.cumsum(share[::-1])[::-1][1:]
        return np.asarray(np.sqrt(1 + (slope / SCALE) ** 2) * np.log(reached / (1 - reached)))
    if len(share) == 2:
        return np.asarray(np.sqrt(1 + (slope / SCALE) ** 2) * np.log(share[1:] / share[0]))
    return np.asarray(np.log(share[1:] / share[0]))


def _tied(design: Design, rows: Numbers) -> Numbers:
    """Return the rows nearest to these that keep what is tied."""
    if not design.is_tied:
        return rows
    items, width, common = design.shared.shape
    wide = np.zeros((items * width, items * width + common))
    for place in range(items):
        some = slice(place * width, (place + 1) * width)
        wide[some, some] = design.own[place]
        wide[some, items * width :] = design.shared[place]
    near = wide @ np.linalg.lstsq(wide, rows.ravel(), rcond=None)[0]
    return np.where(design.is_free[:, None], near.reshape(rows.shape), rows)


def _logit(chance: float) -> float:
    """Return the log odds, finite also for no chance at all."""
    return float(np.log(max(chance, 1e-12) / (1 - chance)))
