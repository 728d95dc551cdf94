"""Omega total: how much of a sum score one common factor explains."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.classical.bivariate import lower_corner
from takar.psychometrics.classical.intervals import Floats, normal_ends, square_root
from takar.psychometrics.classical.moments import Moments, moments
from takar.psychometrics.classical.one_factor import OneFactor, one_factor, spread_of
from takar.psychometrics.classical.points import (
    Points,
    TooLittleToAnalyse,
    points_of,
    refuse_few,
)
from takar.psychometrics.classical.polychoric import polychoric
from takar.psychometrics.classical.reliability import sem
from takar.psychometrics.responses import Responses

MOST_GRADED = 6
"""Items with so many points or fewer are graded, not continuous."""


@dataclass(frozen=True)
class Omega:
    """Reliability of a sum score under one factor.

    Attributes:
        value: share of the variance of the sum that is due to the factor.
        low: interval by the delta method; ``high`` its other end; none for graded items.
        loadings: standardised; of the variables behind the categories for graded items.
        heywood: items whose own variance was at its bound, so that the figure is not to be
            trusted.
        srmr: mean residual correlation: how well one factor describes the items.
    """

    kind: Literal["continuous", "graded"]
    value: float | None
    low: float | None
    high: float | None
    sem: float | None
    loadings: tuple[float, ...]
    items: tuple[str, ...]
    heywood: tuple[str, ...]
    srmr: float | None
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    warnings: tuple[Message, ...]
    has_converged: bool


def omega(responses: Responses, *, kind: Literal["auto", "continuous", "graded"] = "auto") -> Omega:
    """Return omega total; graded items by their polychoric correlations.

    Reference: McDonald (1999); Green & Yang (2009).

    Args:
        kind: how the items are taken; ``auto`` takes items with up to six points as graded.

    Raises:
        NoJointCovariance: items are missing by design and the pairs do not fit together.
        TooLittleToAnalyse: fewer than three items, or an item that does not vary.
    """
    points = points_of(responses)
    refuse_few(points, persons=10, items=3)
    found = moments(responses)
    _refuse_constant(found)
    graded = kind == "graded" or (kind == "auto" and points.most.max() <= MOST_GRADED)
    return _graded(points, found) if graded else _continuous(found)


def _refuse_constant(found: Moments) -> None:
    """Refuse a test in which an item does not vary.

    Raises:
        TooLittleToAnalyse: one does not.
    """
    same = np.flatnonzero(np.diag(found.covariance) <= 1e-12)
    if same.size:
        raise TooLittleToAnalyse(
            msg("Butir {item} hanya mempunyai satu kategori jawaban.", item=found.items[same[0]]),
            hint=msg("Keluarkan butir itu dari analisis."),
        )


def _continuous(found: Moments) -> Omega:
    fit = one_factor(found.covariance)
    top, own = float(fit.loadings.sum()) ** 2, float(fit.uniquenesses.sum())
    value = top / (top + own)
    low, high = normal_ends(value, square_root(_spread(fit, found.n, value)))
    sd = np.sqrt(np.diag(found.covariance))
    return _told("continuous", fit, found, value, (low, min(high, 1.0)), fit.loadings / sd)


def _spread(fit: OneFactor, n: int, value: float) -> float:
    """Return the variance of omega by the delta method."""
    k, sum_ = len(fit.loadings), float(fit.loadings.sum())
    whole = sum_**2 + float(fit.uniquenesses.sum())
    slope = np.concatenate([np.full(k, 2 * sum_ * (1 - value) / whole), np.full(k, -value / whole)])
    return float(slope @ spread_of(fit, n) @ slope)


def _graded(points: Points, found: Moments) -> Omega:
    behind = polychoric(points)
    fit = one_factor(behind.correlations)
    value = _explained(behind.thresholds, fit.loadings) / found.total_variance
    return _told(
        "graded",
        fit,
        found,
        value,
        (None, None),
        fit.loadings,
        warnings=behind.warnings,
        has_converged=behind.has_converged,
    )


def _explained(thresholds: tuple[Floats, ...], loadings: Floats) -> float:
    """Return the variance of the sum of categories that the factor brings about.

    Two answers of one person to the same item on another day would covary by the factor alone;
    so the diagonal takes the squared loading as correlation.
    """
    width = max(len(cuts) for cuts in thresholds)
    limits = np.full((len(thresholds), width), np.inf)
    for item, cuts in enumerate(thresholds):
        limits[item, : len(cuts)] = cuts
    total = 0.0
    for item, cuts in enumerate(thresholds):
        h, k = cuts[None, :, None], limits[:, None, :]
        rho = (loadings[item] * loadings)[:, None, None]
        total += float((lower_corner(h, k, rho) - lower_corner(h, k, 0.0)).sum())
    return total


def _told(  # noqa: PLR0913 -- what one fit is told with
    kind: Literal["continuous", "graded"],
    fit: OneFactor,
    found: Moments,
    value: float,
    ends: tuple[float | None, float | None],
    loadings: Floats,
    *,
    warnings: tuple[Message, ...] = (),
    has_converged: bool = True,
) -> Omega:
    heywood = tuple(
        name for name, at_bound in zip(found.items, fit.at_bound, strict=True) if at_bound
    )
    if heywood:
        warnings = (*warnings, _heywood(heywood))
    converged = fit.has_converged and has_converged
    if not converged:
        warnings = (*warnings, msg("Analisis faktor tidak konvergen; omega tidak dilaporkan."))
    return Omega(
        kind=kind,
        value=value if converged else None,
        low=ends[0] if converged else None,
        high=ends[1] if converged else None,
        sem=sem(square_root(found.total_variance), value) if converged else None,
        loadings=tuple(float(one) for one in loadings),
        items=found.items,
        heywood=heywood,
        srmr=fit.srmr,
        n_used=found.n,
        n_excluded=found.n_excluded,
        reasons=found.reasons,
        warnings=warnings,
        has_converged=converged,
    )


def _heywood(items: tuple[str, ...]) -> Message:
    return msg(
        "Varians unik butir {items} berada pada batas bawah (kasus Heywood): satu faktor tidak "
        "menjelaskan butir-butir ini dengan baik, omega tidak dapat diandalkan.",
        items=", ".join(items),
    )
